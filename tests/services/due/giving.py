"""What was given to somebody, written down through the front door; and what was found at the same visit."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import work_area_scope
from simpul.records.people.models import Person
from simpul.records.visits.actions import Dose, Finding, Place, record_visit
from simpul.records.visits.models import VisitKind
from tests.cast import NOW, TODAY, Cast


def seen(
    cast: Cast,
    person: Person,
    *services: str,
    found: Mapping[str, int] | None = None,
    day: date = TODAY,
    part: str = "bidan",
    before: timedelta = timedelta(0),
) -> None:
    """One visit at the Pustu (of a kader: at her Posyandu), at nine in the morning or some time before."""
    standing = cast.standing(part)
    at = datetime(day.year, day.month, day.day, 2, tzinfo=UTC) - before
    kind = VisitKind.PUSTU if part == "bidan" else VisitKind.POSYANDU
    with transaction.atomic(), work_area_scope(standing.area):
        record_visit(
            actor_id=standing.staff_id,
            area=standing.area,
            person_id=person.pk,
            place=Place(standing.facility, kind, None),
            findings=[Finding(new_id(), code, value) for code, value in (found or {}).items()],
            doses=[Dose(new_id(), code) for code in services],
            occurred_at=at,
            now=NOW,
        )
