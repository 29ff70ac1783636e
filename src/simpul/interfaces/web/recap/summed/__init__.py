"""The recaps of several Posyandu together, for who counts and knows no names (ADR 0027)."""
