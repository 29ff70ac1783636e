"""How is a dated row closed without rewriting what was said before?

Every dated fact has valid time (valid_from, valid_to) and the sequence at which it was recorded. Closing one supersedes
the open row and appends a copy that ends: a report as of an earlier sequence still reads the open one.
"""

from datetime import date

from django.db.models import Model


def end_row(row: Model, day: date, sequence: int) -> None:
    """Let `row` end on `day` (exclusive), as recorded at `sequence`; a row that began that day or later just goes."""
    row.superseded_sequence = sequence  # type: ignore[attr-defined]
    row.save(update_fields=["superseded_sequence"])
    if day <= row.valid_from:  # type: ignore[attr-defined]
        return
    row.pk = None
    row.valid_to, row.recorded_sequence, row.superseded_sequence = day, sequence, None  # type: ignore[attr-defined]
    row.save(force_insert=True)
