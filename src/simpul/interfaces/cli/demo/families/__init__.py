"""Who lives with whom in the invented city, who is expecting, and how that becomes records."""
