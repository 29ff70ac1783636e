"""What happened on the open days of the invented city: who came, what the scale showed, and what was written down."""
