"""First stride: the people of a batch enter the register, mothers before their children."""

from collections.abc import Sequence
from uuid import UUID

from simpul.foundation.privacy import Masked
from simpul.foundation.sex import Sex
from simpul.records.people.actions import link_nik
from simpul.records.people.actions.bulk import Newcomer, register_many
from simpul.records.people.models import NumberKind, Person
from simpul.records.people.queries import people_by_id
from simpul.services.takeover.checking.matching import match
from simpul.services.takeover.checking.pool import Pool, pool_of
from simpul.services.takeover.ground import RunArea
from simpul.services.takeover.ids import is_made_by, made_id
from simpul.services.takeover.models import Decision, Fate, ImportRow, Step
from simpul.services.takeover.reading.person import PersonPart
from simpul.services.takeover.reading.rows import Chosen, read_row
from simpul.services.takeover.sealing import cells_of
from simpul.services.takeover.statements import keep

NIK_OF_SHEET = "NIK dari lembar impor"
BATCH = 500


def write_people(here: RunArea, actor_id: UUID) -> int:
    """The next batch; returns how many rows it took."""
    rows = list(
        ImportRow.objects.filter(run=here.run, step=Step.CHECKED, fate__in=(Fate.NEW, Fate.ADDED)).order_by(
            "turn", "line"
        )[:BATCH]
    )
    if not rows:
        return 0
    chosen = Chosen.of(here.run.columns)
    parts = {row.pk: read_row(cells_of(row), chosen, here.ground, here.today).person for row in rows}
    new = [row for row in rows if row.fate == Fate.NEW]
    new = _still_new(here, new, parts)
    mothers = _mothers(here, new, parts)
    register_many(
        actor_id=actor_id,
        area=here.area,
        newcomers=[_newcomer(row, parts[row.pk], mothers) for row in new],
        today=here.today,
        run=here.run.pk,
    )
    for row in rows:
        if row.fate == Fate.ADDED and row.decision == Decision.SAME:
            _complete_nik(here, actor_id, row, parts[row.pk])
        if row.fate != Fate.WAITING:
            row.step = Step.PERSON_WRITTEN if row.family else Step.FAMILY_WRITTEN
    keep(rows, "fate", "says", "step", "person_id", "is_new", "candidate_id")
    return len(rows)


def _still_new(here: RunArea, rows: Sequence[ImportRow], parts: dict[int, PersonPart]) -> list[ImportRow]:
    """Whoever somebody else has entered since the rows were checked is not entered again."""
    pool = _without_own(here, pool_of(here.area, [parts[row.pk] for row in rows], since=here.run.made_at))
    fresh = []
    for row in rows:
        found = match(parts[row.pk], pool)
        if found.person:
            row.fate, row.person_id, row.is_new = Fate.ADDED, found.person.pk, False
        elif found.candidate and row.decision != Decision.OTHER:
            row.fate, row.candidate_id, row.is_new, row.person_id = Fate.WAITING, found.candidate, False, None
            row.says = [found.says.stored()] if found.says else []
        else:
            fresh.append(row)
    return fresh


def _without_own(here: RunArea, pool: Pool) -> Pool:
    """Without the people whom earlier rows of this run have made: those were looked at when the rows were checked."""
    own = here.run.pk
    pool.nik = {key: [one for one in many if not is_made_by(own, one.pk)] for key, many in pool.nik.items()}
    pool.alike = {key: [one for one in many if not is_made_by(own, one.pk)] for key, many in pool.alike.items()}
    return pool


def _mothers(here: RunArea, new: Sequence[ImportRow], parts: dict[int, PersonPart]) -> dict[str, UUID]:
    """NIK of a mother -> her record; women of this batch, and whoever is on record: older rows have been written."""
    wanted = [PersonPart(nik=parts[row.pk].mother_nik) for row in new if parts[row.pk].mother_nik]
    pool = pool_of(here.area, wanted)
    known = {part.nik.reveal(): pool.with_nik(part.nik) for part in wanted if part.nik}
    found = {nik: people[0].pk for nik, people in known.items() if len(people) == 1 and people[0].sex == Sex.FEMALE}
    for row in new:
        part = parts[row.pk]
        if part.nik and part.sex is Sex.FEMALE:
            found.setdefault(part.nik.reveal(), made_id(row.run_id, row.line, "person"))
    return found


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


def _complete_nik(here: RunArea, actor_id: UUID, row: ImportRow, part: PersonPart) -> None:
    """A person said that the row speaks of this record: it gets the NIK that it lacks."""
    known: Person | None = people_by_id(here.area, [row.person_id]).get(row.person_id) if row.person_id else None
    if known and part.nik and known.nik_index is None:
        link_nik(actor_id=actor_id, area=here.area, person_id=known.pk, nik=part.nik, reason=NIK_OF_SHEET)
