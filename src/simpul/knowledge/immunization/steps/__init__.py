"""From a history to an answer, step by step: taken, judged, planned, counted."""
