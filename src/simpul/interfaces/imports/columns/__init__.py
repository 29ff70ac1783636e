"""Which column of the sheet is which of ours? Proposed by name and by what stands in it; a person confirms."""
