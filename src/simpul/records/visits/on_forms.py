"""On which forms was a person seen, when and where? Of the record and those merged into it."""

from datetime import date
from uuid import UUID

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import record_ids
from simpul.records.visits.models import Visit
from simpul.records.visits.queries import reached


def seen_on_forms(area: WorkArea, person_id: UUID, since: date, until: date) -> list[tuple[str, date, str]]:
    """Code of the form, day and name of the place of each visit that stands, the oldest first; both days included."""
    rows = Visit.objects.filter(
        reached(area),
        person_id__in=record_ids(person_id),
        local_date__range=(since, until),
        withdrawal__isnull=True,
    ).exclude(form="")
    return list(rows.order_by("local_date", "id").values_list("form", "local_date", "facility__name"))
