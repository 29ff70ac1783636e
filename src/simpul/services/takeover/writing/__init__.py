"""How do checked rows become records? In batches, each one transaction: people, then families, then visits.

Cut off anywhere, it goes on with the rows whose step is not taken; ids follow from run and line (ids.py), so nothing is
made twice.
"""
