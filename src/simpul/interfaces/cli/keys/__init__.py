"""The keys of an installation: made, changed for new ones, and put away."""
