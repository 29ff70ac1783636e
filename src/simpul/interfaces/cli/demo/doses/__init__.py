"""Which doses were given to the children and mothers of the invented city, by the schedule of `knowledge.immunization`?

How many are missed, late or too early is ours, and nobody's statistics.
"""
