"""Our own sheets: the templates to be filled in, and the list of what became of each row."""
