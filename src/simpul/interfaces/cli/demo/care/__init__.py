"""When were mothers and newborns of the invented city examined at the Pustu and the Puskesmas, and what was written?

Demo data: shares are ours, and nobody's statistics. Which visit a day counts for is worked out by `knowledge.due`.
"""
