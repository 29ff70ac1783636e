"""What does a write leave behind?"""

from dataclasses import dataclass

from django.db.models import Q

from simpul.foundation.local_time import Month
from simpul.records.visits.models import Entry, Given, MonthlyWeighing, Visit


@dataclass(frozen=True, slots=True)
class RecordedVisit:
    """What a write left behind.

    was_new   False where everything had been written before
    counting  the weighings that count afterwards, by month, of the months that were touched
    """

    visit: Visit
    entries: list[Entry]
    given: list[Given]
    was_new: bool
    counting: dict[int, MonthlyWeighing]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One weight: the entry, the weighing that counts for its month (None past five years), and whether it was new."""

    entry: Entry
    counts: MonthlyWeighing | None
    was_new: bool


def counting(entry: Entry) -> MonthlyWeighing | None:
    """The weighing that counts for the month of an entry, of the record to which it belongs now."""
    rows = MonthlyWeighing.objects.filter(
        Q(person_id=entry.person_id) | Q(person__merged_from=entry.person_id), month=Month.of(entry.local_date).index
    )
    return rows.first()
