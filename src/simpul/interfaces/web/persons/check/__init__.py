"""The free check of health (CKG) of a person: which package, when, and what of it is on record."""
