"""What was measured of an invented child on an open day, and as which visit and entries is that kept?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.interfaces.cli.demo.ids import Ids
from simpul.interfaces.cli.demo.people import Invented
from simpul.interfaces.cli.demo.staff import LOADER
from simpul.knowledge.growth.zscore import value_at
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry, VisitKind
from simpul.records.visits.models.visit import Source
from simpul.records.visits.projection import BODY_WEIGHT
from simpul.records.visits.projection.growth import LENGTH, POSTURE
from simpul.reference.who_growth.read import LAST_DAY, by_day
from simpul.services.posyandu.models import Session

LENGTH_MONTH = 2  # February, May, August, November
STANDING_FROM = 731  # days
VISIT = (
    "id", "person_id", "kelurahan_id", "facility_id", "session_id", "kind", "occurred_at", "local_date", "source",
    "source_ref", "form", "form_edition", "recorded_by",
)  # fmt: skip


@dataclass(slots=True)
class History:
    """weighings  of one child, oldest first"""

    invented: Invented
    person: Person
    weighings: list[tuple[Session, Grams, datetime]] = field(default_factory=list)

    def add(self, session: Session, weight: Grams, at: datetime) -> None:
        self.weighings.append((session, weight, at))


def visit_of(
    history: History, session: Session, weight: Grams, at: datetime, ids: Ids
) -> tuple[tuple[Any, ...], list[Entry]]:
    """The columns of VISIT, and the entries; that of the weight comes first."""
    person, visit = history.person, ids.new()
    columns = (
        visit, person.pk, person.kelurahan_id, session.posyandu_id, session.pk, VisitKind.POSYANDU.value, at,
        session.date, Source.DIRECT.value, "", "", "", LOADER,
    )  # fmt: skip
    entries = [
        Entry(
            id=ids.new(), visit_id=visit, person_id=person.pk, kelurahan_id=person.kelurahan_id, concept=concept,
            value=value, at=at, local_date=session.date, recorded_by=LOADER,
        )
        for concept, value in {BODY_WEIGHT: int(weight), **_length_of(history, session.date)}.items()
    ]  # fmt: skip
    return columns, entries


def _length_of(history: History, on: date) -> Mapping[str, int]:
    """Length or height, and how it was measured, at the open days of every third month."""
    days = (on - history.invented.born).days
    if on.month % 3 != LENGTH_MONTH or not 0 <= days <= LAST_DAY:
        return {}
    row = by_day("tbu", Sex(history.person.sex)).rows[days]
    return {LENGTH: round(value_at(row, history.invented.z / 200) * 10), POSTURE: 1 if days < STANDING_FROM else 2}
