"""How is a whole run taken back? Visits first, then the people it made, batch by batch; nothing is removed.

Whoever has been touched by somebody else since stays, is listed, and is left for a person to decide.
"""
