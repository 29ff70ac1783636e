"""Third stride: what was measured and given, by whom it is known now, and not what is on record already."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from simpul.foundation.local_time import LocalZone
from simpul.records.people.keys import general_keys
from simpul.records.people.models import Person
from simpul.records.visits.actions.findings import Dose, Finding, Place
from simpul.records.visits.actions.many.bulk import lock_many, record_many
from simpul.records.visits.actions.many.past_visits import PastVisit
from simpul.records.visits.models import Source
from simpul.services.follow_up.actions import follow_anew
from simpul.services.follow_up.queries import with_open_matters
from simpul.services.takeover.checking.visited import on_record
from simpul.services.takeover.ground import RunArea
from simpul.services.takeover.ids import made_id
from simpul.services.takeover.models import ImportRow, Step
from simpul.services.takeover.reading.faults import Says
from simpul.services.takeover.reading.rows import Chosen, under_our_names
from simpul.services.takeover.reading.visits import DayPart, read_visits
from simpul.services.takeover.sealing import cells_of
from simpul.services.takeover.sentences import NOT_WRITTEN
from simpul.services.takeover.statements import keep, step_on

BATCH = 500
NOON = time(12)  # of a past visit only the day is known


class Told(NamedTuple):
    row: ImportRow
    cells: dict[str, str]
    days: dict[date, DayPart]


def write_visits(here: RunArea, actor_id: UUID, now: datetime) -> int:
    """The next batch; returns how many rows it took. Rows about one person come together (turn_of)."""
    rows = list(ImportRow.objects.filter(run=here.run, step=Step.FAMILY_WRITTEN).order_by("turn", "line")[:BATCH])
    if not rows:
        return 0
    people = lock_many(here.area, [row.person_id for row in rows if row.person_id])
    chosen, keys = Chosen.of(here.run.columns), general_keys()
    told = [_told(row, cells_of(row, keys), chosen, people, here.today) for row in rows]
    known = on_record(
        [one.pk for one in people.values()],
        [day for one in told for day in one.days],
        [service for one in told for part in one.days.values() for service in part.given],
    )
    visits: list[PastVisit] = []
    for one in told:
        if one.row.person_id and one.days:
            person = people[one.row.person_id]
            new, _ = known.new_of(person.pk, one.days)
            visits += [_visit(here, one, person.pk, day, part) for day, part in new.items()]
        one.row.step = Step.WRITTEN
    record_many(actor_id=actor_id, people=people, visits=visits, now=now, run=here.run.pk)
    for person_id in with_open_matters(here.area, {one.person_id for one in visits}):
        follow_anew(actor_id=actor_id, area=here.area, person_id=person_id, now=now)
    step_on(rows)
    keep([one.row for one in told if not one.days], "says")
    return len(rows)


def _told(row: ImportRow, written: list[str], chosen: Chosen, people: Mapping[UUID, Person], today: date) -> Told:
    """The visits of a row; who it is has been settled, so that only they are read again."""
    cells = under_our_names(written, chosen)
    person = people[row.person_id] if row.person_id else None
    faults: list[Says] = []
    days = read_visits(cells, chosen.units, person.birth_date if person else None, today, faults)
    if faults or (person and person.died_on):
        row.says = [*row.says, Says("", NOT_WRITTEN).stored()] if days else row.says
        return Told(row, cells, {})
    return Told(row, cells, days)


def _visit(here: RunArea, told: Told, person_id: UUID, day: date, part: DayPart) -> PastVisit:
    row = told.row
    facility, kind = here.place_named(told.cells.get("posyandu", ""))
    return PastVisit(
        id=visit_id(row, day),
        person_id=person_id,
        place=Place(facility, kind, source=Source.IMPORT, source_ref=str(row.run_id)),
        occurred_at=datetime.combine(day, NOON, LocalZone(facility.zone).zone),
        findings=[
            Finding(made_id(row.run_id, row.line, f"{day} {concept}"), concept, value)
            for concept, value in part.values.items()
        ],
        doses=[
            Dose(made_id(row.run_id, row.line, f"{day} given {service}"), service, batch)
            for service, batch in part.given.items()
        ],
    )


def visit_id(row: ImportRow, day: date) -> UUID:
    return made_id(row.run_id, row.line, f"visit {day}")
