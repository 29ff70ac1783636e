"""The first five standards of the SPM on a page: who counts, what counts, and what Simpul can tell of it."""
