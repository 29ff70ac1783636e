"""The people whom the run made are marked as wrong entries, unless somebody has used the record since."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from simpul.records.audit.queries import touched_since
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.actions.parting import lock_families, part_families
from simpul.records.households.models import Member
from simpul.records.households.queries import current
from simpul.records.people.actions.bulk import mark_wrong_entries
from simpul.records.people.models import Person
from simpul.services.takeover.ids import is_made_by
from simpul.services.takeover.models import Decision, ImportRow, ImportRun, Step
from simpul.services.takeover.reading.faults import Says
from simpul.services.takeover.sentences import NIK_STAYS, USED
from simpul.services.takeover.statements import keep

BATCH = 500


def undo_people(run: ImportRun, area: WorkArea, actor_id: UUID, now: datetime, today: date) -> int:
    """The next batch, the youngest first; returns how many rows it took."""
    rows = ImportRow.objects.filter(run=run, step=Step.VISITS_UNDONE).order_by("-turn", "-line")
    batch = list(rows[:BATCH])
    if not batch:
        return 0
    made = [row for row in batch if row.is_new and row.person_id]
    ids = [row.person_id for row in made if row.person_id]
    lock_families(_families_of(run, [row.person_id for row in batch if row.person_id]).values())
    used = _with_mothers(used_since(run, ids) | _left_elsewhere(run, ids), ids)
    mark_wrong_entries(
        actor_id=actor_id,
        area=area,
        people=[one for one in ids if one not in used],
        reason=run.undo_reason,
        now=now,
        run=run.pk,
    )
    for row in batch:
        why = _why_left(row, used)
        row.step = Step.LEFT if why else Step.UNDONE
        if why:
            row.says = [*row.says, why.stored()]
    keep(batch, "step", "says")
    _part(run, area, actor_id, batch, today)
    return len(batch)


def _why_left(row: ImportRow, used: set[UUID]) -> Says | None:
    if row.is_new and row.person_id in used:
        return Says("", USED)
    return Says("nik", NIK_STAYS) if row.decision == Decision.SAME else None


def _part(run: ImportRun, area: WorkArea, actor_id: UUID, batch: Sequence[ImportRow], today: date) -> None:
    """Families of this run lose those who were there before, and are closed when nobody is left."""
    people = {row.person_id: row for row in batch if row.person_id}
    own = _families_of(run, list(people))
    changed = touched_since(set(own.values()), run.pk)
    part_families(
        actor_id=actor_id,
        area=area,
        families=sorted(set(own.values()) - changed),
        leaving=[one for one in own if not people[one].is_new],
        day=today,
        run=run.pk,
    )


def _families_of(run: ImportRun, people: Sequence[UUID]) -> dict[UUID, UUID]:
    """Person -> the family of this run to which they belong today."""
    rows = current().filter(person_id__in=list(people)).values_list("person_id", "household_id")
    return {person: household for person, household in rows if is_made_by(run.pk, household)}


def used_since(run: ImportRun, ids: Sequence[UUID]) -> set[UUID]:
    """Those about whom something was written by another hand than this run: every write is in the audit log."""
    used = touched_since(ids, run.pk)
    used |= _of(Person.objects.filter(mother_id__in=ids, withdrawn_at__isnull=True).values_list("mother_id", "id"), run)
    used |= set(Person.objects.filter(id__in=ids, merged_into__isnull=False).values_list("id", flat=True))
    used |= set(Person.objects.filter(merged_into_id__in=ids).values_list("merged_into_id", flat=True))
    return used | _in_a_family_of_others(ids, run)


def _of(pairs: Iterable[tuple[UUID | None, UUID]], run: ImportRun) -> set[UUID]:
    """Mothers of a child that this run has not made, or that it leaves."""
    pairs = list(pairs)
    left = set(
        ImportRow.objects.filter(run=run, step=Step.LEFT, person_id__in=[child for _, child in pairs]).values_list(
            "person_id", flat=True
        )
    )
    return {mother for mother, child in pairs if mother and (not is_made_by(run.pk, child) or child in left)}


def _with_mothers(used: set[UUID], ids: Sequence[UUID]) -> set[UUID]:
    """And those of the same batch whose child stays."""
    while True:
        rows = Person.objects.filter(id__in=used, mother_id__in=ids).exclude(mother_id__in=used)
        more = {one for one in rows.values_list("mother_id", flat=True) if one}
        if not more:
            return used
        used |= more


def _in_a_family_of_others(ids: Sequence[UUID], run: ImportRun) -> set[UUID]:
    """In a family of this run that somebody joined since, or whose members were changed."""
    rows = Member.objects.filter(person_id__in=ids).values_list("person_id", "household_id")
    family_of = {person: household for person, household in rows if is_made_by(run.pk, household)}
    changed = touched_since(set(family_of.values()), run.pk)
    return {person for person, household in family_of.items() if household in changed}


def _left_elsewhere(run: ImportRun, ids: Sequence[UUID]) -> set[UUID]:
    """People of whom another row of the run is left, because of a visit."""
    rows = ImportRow.objects.filter(run=run, step=Step.LEFT, person_id__in=ids)
    return {one for one in rows.values_list("person_id", flat=True) if one}
