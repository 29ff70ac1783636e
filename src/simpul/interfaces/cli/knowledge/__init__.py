"""simpul knowledge, simpul assess: the rules, read and tried from a shell."""
