"""What would become of each row? Nothing is written to the records here."""
