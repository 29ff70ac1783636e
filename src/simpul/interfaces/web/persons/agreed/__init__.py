"""A no to a service that is due, or the day that was agreed on: the page of one service of one person (ADR 0049)."""
