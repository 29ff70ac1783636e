"""What was given to these people, and where? One statement, whoever recorded it."""

from collections.abc import Iterable
from uuid import UUID

from simpul.knowledge.due import Done
from simpul.records.facilities.work_area import WorkArea
from simpul.records.prepared import OneOf, Prepared
from simpul.records.visits.models import Given
from simpul.records.visits.queries import REACHED

STANDING = {"superseded_by__isnull": True, "taken_back": False, "visit__withdrawal__isnull": True}
GIVEN = Prepared(
    lambda: (
        Given.objects.filter(REACHED, OneOf("person_id", "people"), **STANDING)
        .order_by("local_date", "id")
        .values_list("person_id", "service", "local_date", "visit__facility__name")
    )
)


def given_to(area: WorkArea, records: Iterable[UUID]) -> dict[UUID, list[Done]]:
    """By record what stands of it, the oldest first; a record without any is not in it."""
    asked = {"people": list(records), "kelurahan": list(area.kelurahan), "guests": list(area.guests)}
    found: dict[UUID, list[Done]] = {}
    for record, service, day, place in GIVEN.ask(**asked):
        found.setdefault(record, []).append(Done(service, day, place))
    return found
