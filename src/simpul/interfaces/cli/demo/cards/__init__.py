"""What was answered on the cards of the invented city? Demo data: shares and ties are ours, and nobody's statistics.

Which question is asked is decided by the forms themselves; here stands only what an invented person would answer.
"""
