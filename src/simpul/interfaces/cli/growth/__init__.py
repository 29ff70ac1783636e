"""simpul growth: the six indices of a file of children."""
