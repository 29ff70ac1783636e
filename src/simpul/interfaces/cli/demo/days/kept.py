"""As which rows is kept what was measured and given, and what stands in a book? Columns, in the order of the tables."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from simpul.foundation.local_time import LocalZone
from simpul.interfaces.cli.demo.days.visits import AtUnit, Measured, Page
from simpul.interfaces.cli.demo.ids import Ids
from simpul.knowledge.forms import form
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry, VisitKind
from simpul.records.visits.models.visit import Source
from simpul.records.visits.projection import GROWTH_CONCEPTS
from simpul.services.pendataan.recording import kind_at

NOON = time(12, 0)  # a book has days, no hours
VISIT = (
    "id", "person_id", "kelurahan_id", "facility_id", "session_id", "kind", "occurred_at", "local_date", "source",
    "source_ref", "form", "form_edition", "recorded_by",
)  # fmt: skip


ENTRY = (
    "id", "visit_id", "person_id", "kelurahan_id", "concept", "value", "text", "at", "local_date", "recorded_by",
    "reason",
)  # fmt: skip
GIVEN = (
    "id", "visit_id", "person_id", "kelurahan_id", "service", "batch", "expires_on", "at", "local_date", "recorded_by",
    "reason", "taken_back",
)  # fmt: skip


@dataclass(slots=True)
class Kept:
    """The rows of one visit. visit, entries, given: columns of VISIT, ENTRY, GIVEN

    growth  the entries that the growth room judges, once more as what it is asked about
    """

    visit: tuple[Any, ...]
    entries: list[tuple[Any, ...]] = field(default_factory=list)
    given: list[tuple[Any, ...]] = field(default_factory=list)
    growth: list[Entry] = field(default_factory=list)


@cache
def _edition(card: str) -> str:
    """The latest of a form."""
    return form(card).edition if card else ""


def visit_of(person: Person, one: Measured | AtUnit, ids: Ids) -> Kept:
    """On an open day, or at a Pustu or Puskesmas."""
    visit = ids.new()
    if isinstance(one, Measured):
        place, session, kind, on = one.session.posyandu_id, one.session.pk, VisitKind.POSYANDU, one.session.date
    else:
        place, session, kind, on = one.facility.pk, None, kind_at(one.facility), one.on
    columns = (
        visit, person.pk, person.kelurahan_id, place, session, kind.value, one.at, on, Source.DIRECT.value, "",
        one.card, _edition(one.card), one.by,
    )  # fmt: skip
    return _filled(Kept(columns), person, one, on, ids)


def _filled(kept: Kept, person: Person, one: Measured | AtUnit, on: date, ids: Ids) -> Kept:
    """With what was measured, answered and given."""
    visit = kept.visit[0]
    # Ids that stand in many rows are put into words once.
    same = (str(visit), str(person.pk), person.kelurahan_id)
    ends = (one.at, on, str(one.by), "")
    for concept, value in one.values.items():
        new = ids.new()
        said = (concept, None, value) if isinstance(value, str) else (concept, value, "")
        if concept in GROWTH_CONCEPTS:
            row = (new, visit, person.pk, person.kelurahan_id, *said, one.at, on, one.by)
            kept.growth.append(Entry(**dict(zip(ENTRY, row, strict=False))))
        kept.entries.append((new, *same, *said, *ends))
    for given in one.given:
        what = (given.service, given.batch, given.expires_on, one.at, on, str(given.by))
        kept.given.append((ids.new(), *same, *what, "", False))
    return kept


def visit_of_page(person: Person, one: Page, ids: Ids) -> Kept:
    """As a book is taken over: no hour, no batch."""
    visit, at = ids.new(), datetime.combine(one.on, NOON, tzinfo=LocalZone(one.facility.zone).zone).astimezone(UTC)
    columns = (
        visit, person.pk, person.kelurahan_id, one.facility.pk, None, kind_at(one.facility).value, at, one.on,
        Source.BOOK.value, one.words, "", "", one.by,
    )  # fmt: skip
    given = [
        (ids.new(), visit, person.pk, person.kelurahan_id, service, "", None, at, one.on, one.by, "", False)
        for service in one.services
    ]
    return Kept(columns, given=given)
