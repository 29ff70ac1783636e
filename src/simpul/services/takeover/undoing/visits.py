"""The visits of a batch are taken back; one that somebody has corrected or moved since stays."""

from datetime import datetime
from uuid import UUID

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.visits.actions.many.bulk import take_back_many
from simpul.records.visits.models import Entry, Given, Source, Visit
from simpul.services.follow_up.actions import follow_anew
from simpul.services.follow_up.queries import with_open_matters
from simpul.services.takeover.ids import is_made_by, line_of
from simpul.services.takeover.models import ImportRow, ImportRun, Step
from simpul.services.takeover.reading.faults import Says
from simpul.services.takeover.sentences import TOUCHED
from simpul.services.takeover.statements import keep

BATCH = 500


def undo_visits(run: ImportRun, area: WorkArea, actor_id: UUID, now: datetime) -> int:
    """The next batch; returns how many rows it took."""
    rows = _next(run)
    if not rows:
        return 0
    people = {row.person_id for row in rows if row.person_id}
    here = {row.line for row in rows}
    visits = [one for one in _of_run(run, people) if line_of(one.pk) in here]
    touched = _touched(visits)
    mine = [one for one in visits if one.pk not in touched]
    take_back_many(actor_id=actor_id, area=area, visits=mine, reason=run.undo_reason, run=run.pk)
    for person_id in with_open_matters(area, {one.person_id for one in mine}):
        follow_anew(actor_id=actor_id, area=area, person_id=person_id, now=now)
    lines = {line_of(one) for one in touched}
    for row in rows:
        row.step = Step.LEFT if row.line in lines else Step.VISITS_UNDONE
        if row.line in lines:
            row.says = [*row.says, Says("tanggal", TOUCHED).stored()]
    _youngest_last(rows)
    keep(rows, "step", "says", "turn")
    return len(rows)


def _next(run: ImportRun) -> list[ImportRow]:
    """By one step after the other: the index has the rows of a step in this order."""
    for step in (Step.WRITTEN, Step.FAMILY_WRITTEN, Step.PERSON_WRITTEN):
        rows = list(ImportRow.objects.filter(run=run, step=step).order_by("turn", "line")[:BATCH])
        if rows:
            return rows
    return []


def _youngest_last(rows: list[ImportRow]) -> None:
    """The people whom the run made are taken back by their years, from the last one on (undo_people)."""
    made = [row for row in rows if row.is_new]
    born = dict(Person.objects.filter(id__in=[row.person_id for row in made]).values_list("id", "birth_date"))
    for row in made:
        if row.person_id in born:
            row.turn = born[row.person_id].year


def _of_run(run: ImportRun, people: set[UUID]) -> list[Visit]:
    """The visits as the run wrote them; a copy that somebody moved to another person has an id of its own."""
    people |= {one for one in Person.objects.filter(id__in=people).values_list("merged_into_id", flat=True) if one}
    rows = Visit.objects.filter(person_id__in=people, source=Source.IMPORT, source_ref=str(run.pk))
    return [one for one in rows.order_by("id") if is_made_by(run.pk, one.pk)]


def _touched(visits: list[Visit]) -> set[UUID]:
    ids = [one.pk for one in visits]
    corrected = Entry.objects.filter(visit_id__in=ids, supersedes__isnull=False).values_list("visit_id", flat=True)
    given = Given.objects.filter(visit_id__in=ids, supersedes__isnull=False).values_list("visit_id", flat=True)
    moved = Visit.objects.filter(id__in=ids, withdrawal__isnull=False).values_list("id", flat=True)
    return {*corrected, *given, *moved}
