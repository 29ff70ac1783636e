"""Third stride: what was measured and given, by whom it is known now, and not what is on record already."""

from datetime import date, datetime, time
from uuid import UUID

from simpul.foundation.local_time import LocalZone
from simpul.records.visits.actions.bulk import lock_many, record_many
from simpul.records.visits.actions.findings import Dose, Finding, Place
from simpul.records.visits.actions.past_visits import PastVisit
from simpul.records.visits.models import Source
from simpul.services.follow_up.actions import follow_anew
from simpul.services.follow_up.queries import with_open_matters
from simpul.services.takeover.checking.visited import on_record
from simpul.services.takeover.ground import RunArea
from simpul.services.takeover.ids import made_id
from simpul.services.takeover.models import ImportRow, Step
from simpul.services.takeover.reading.faults import Says
from simpul.services.takeover.reading.rows import Chosen, ReadRow, read_row
from simpul.services.takeover.reading.visits import DayPart
from simpul.services.takeover.sealing import cells_of
from simpul.services.takeover.sentences import NOT_WRITTEN
from simpul.services.takeover.statements import keep

BATCH = 500
NOON = time(12)  # of a past visit only the day is known


def write_visits(here: RunArea, actor_id: UUID, now: datetime) -> int:
    """The next batch; returns how many rows it took."""
    rows = list(ImportRow.objects.filter(run=here.run, step=Step.FAMILY_WRITTEN).order_by("line")[:BATCH])
    if not rows:
        return 0
    people = lock_many(here.area, [row.person_id for row in rows if row.person_id])
    chosen = Chosen.of(here.run.columns)
    found: list[tuple[ImportRow, ReadRow, dict[date, DayPart]]] = []
    for row in rows:
        read = read_row(cells_of(row), chosen, here.ground, here.today)
        born = people[row.person_id].birth_date if row.person_id else None
        days = read.days(born, here.today)
        if read.faults or (row.person_id and people[row.person_id].died_on):
            row.says, days = [*row.says, Says("", NOT_WRITTEN).stored()] if days else row.says, {}
        found.append((row, read, days))
    known = on_record(
        people.values(),
        [day for _, _, days in found for day in days],
        [one for _, _, days in found for part in days.values() for one in part.given],
    )
    visits: list[PastVisit] = []
    for row, read, days in found:
        if row.person_id and days:
            person = people[row.person_id]
            new, _ = known.new_of(person.pk, days)
            visits += [_visit(here, row, read, person.pk, day, part) for day, part in new.items()]
        row.step = Step.WRITTEN
    record_many(actor_id=actor_id, area=here.area, visits=visits, now=now, run=here.run.pk)
    for person_id in with_open_matters(here.area, {one.person_id for one in visits}):
        follow_anew(actor_id=actor_id, area=here.area, person_id=person_id, now=now)
    ImportRow.objects.filter(pk__in=[row.pk for row in rows]).update(step=Step.WRITTEN)
    keep([row for row, _, days in found if not days], "says")
    return len(rows)


def _visit(here: RunArea, row: ImportRow, read: ReadRow, person_id: UUID, day: date, part: DayPart) -> PastVisit:
    facility, kind = here.place_named(read.cells.get("posyandu", ""))
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
