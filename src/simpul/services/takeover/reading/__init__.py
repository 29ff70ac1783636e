"""What does a row say, as values of ours? Pure: what stands in the records is asked elsewhere."""
