"""First stride: the people of a batch enter the register in the order of the sheet, mothers with their children."""

from uuid import UUID

from simpul.foundation.privacy import Masked
from simpul.records.people.actions import link_nik
from simpul.records.people.actions.bulk import register_many
from simpul.records.people.actions.newcomers import Newcomer
from simpul.records.people.models import NumberKind, Person
from simpul.records.people.queries import people_by_id
from simpul.services.takeover.checking.matching import match
from simpul.services.takeover.checking.news import heard_since
from simpul.services.takeover.checking.pool import pool_among
from simpul.services.takeover.ground import RunArea
from simpul.services.takeover.ids import made_id
from simpul.services.takeover.models import Decision, Fate, ImportRow, Step
from simpul.services.takeover.reading.person import PersonPart
from simpul.services.takeover.reading.rows import Chosen, read_row
from simpul.services.takeover.sealing import cells_of
from simpul.services.takeover.statements import keep, step_on
from simpul.services.takeover.writing.mothers import Parts, mothers_of, with_their_mothers

NIK_OF_SHEET = "NIK dari lembar impor"
BATCH = 1_000


def write_people(here: RunArea, actor_id: UUID) -> tuple[int, int]:
    """The next batch; how many rows it took, and how many of their two halves are done by it."""
    ready = ImportRow.objects.filter(run=here.run, step=Step.CHECKED, fate=Fate.NEW)
    parts = with_their_mothers(here, ready, list(ready.order_by("turn", "line")[:BATCH]))
    if not parts:
        return (1, 1) if _write_the_same(here, actor_id) else _pass_the_known(here)
    rows = list(parts)
    new = _still_new(here, parts)
    mothers = mothers_of(here, new, parts)
    register_many(
        actor_id=actor_id,
        area=here.area,
        newcomers=[_newcomer(row, parts[row], mothers) for row in new],
        today=here.today,
        run=here.run.pk,
    )
    for row in rows:
        if row.fate != Fate.WAITING:
            row.step = next_step(row)
    step_on(rows)
    fresh = {row.pk for row in new}
    keep([row for row in rows if row.pk not in fresh], "fate", "says", "person_id", "is_new", "candidate_id")
    ended = sum(row.step in (Step.WRITTEN, Step.CHECKED) for row in rows)
    return len(rows), len(rows) + ended


def next_step(row: ImportRow) -> Step:
    """Of a row whose person is on record: its family, its visits, or nothing more."""
    if row.family:
        return Step.PERSON_WRITTEN
    return Step.FAMILY_WRITTEN if row.visits else Step.WRITTEN


def _pass_the_known(here: RunArea) -> tuple[int, int]:
    """Rows of people who were found on record need nothing of this stride."""
    rows = ImportRow.objects.filter(run=here.run, step=Step.CHECKED, fate=Fate.ADDED)
    rows = rows.exclude(decision=Decision.SAME)
    alone = rows.filter(family__isnull=True)
    further = rows.filter(family__isnull=False).update(step=Step.PERSON_WRITTEN)
    further += alone.filter(visits=True).update(step=Step.FAMILY_WRITTEN)
    ended = alone.filter(visits=False).update(step=Step.WRITTEN)
    return further + ended, further + 2 * ended


def _still_new(here: RunArea, parts: Parts) -> list[ImportRow]:
    """Whoever somebody else has entered since the rows were checked is not entered again."""
    pool = pool_among(here.area, heard_since(here.run, here.area), list(parts.values()))
    fresh = []
    for row, part in parts.items():
        found = match(part, pool)
        if found.person:
            row.fate, row.person_id, row.is_new = Fate.ADDED, found.person.id, False
        elif found.candidate and row.decision != Decision.OTHER:
            row.fate, row.candidate_id, row.is_new, row.person_id = Fate.WAITING, found.candidate, False, None
            row.says = [found.says.stored()] if found.says else []
        else:
            fresh.append(row)
    return fresh


def _newcomer(row: ImportRow, part: PersonPart, mothers: dict[str, UUID]) -> Newcomer:
    if not (part.sex and part.born and part.rt):
        raise ValueError("a row without these was not found to be new")
    numbers: dict[NumberKind, Masked] = {}
    if part.phone:
        numbers[NumberKind.PHONE] = part.phone
    if part.hidden_nik:
        numbers[NumberKind.MASKED_NIK] = Masked(part.hidden_nik)
    return Newcomer(
        id=made_id(row.run_id, row.line, "person"),
        name=part.name,
        sex=part.sex,
        birth_date=part.born,
        rt=part.rt,
        lives_here_from=part.since,
        mother_id=mothers.get(part.mother_nik.reveal()) if part.mother_nik else None,
        nik=part.nik,
        numbers=numbers,
    )


def _write_the_same(here: RunArea, actor_id: UUID) -> bool:
    """One row of which somebody said that it is this record: it gets the NIK that it lacks.

    In a transaction of its own: it locks a person, and the batches lock the feed.
    """
    rows = ImportRow.objects.filter(run=here.run, step=Step.CHECKED, fate=Fate.ADDED, decision=Decision.SAME)
    row = rows.order_by("line").first()
    if row is None:
        return False
    part = read_row(cells_of(row), Chosen.of(here.run.columns), here.ground, here.today).person
    known: Person | None = people_by_id(here.area, [row.person_id]).get(row.person_id) if row.person_id else None
    if known and part.nik and known.nik_index is None:
        link_nik(actor_id=actor_id, area=here.area, person_id=known.pk, nik=part.nik, reason=NIK_OF_SHEET)
    row.step = next_step(row)
    row.save(update_fields=["step"])
    return True
