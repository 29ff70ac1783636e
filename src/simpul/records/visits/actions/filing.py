"""What if a visit was filed on the wrong person? It goes to the right one, and leaves a trace where it was."""

from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import new_id
from simpul.knowledge.growth.age import completed_months
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.actions import locked_person
from simpul.records.people.models import Person
from simpul.records.visits.actions.keeping import check_day, stated, tell
from simpul.records.visits.actions.registered import check_finding
from simpul.records.visits.models import Entry, Given, Visit, Withdrawal
from simpul.records.visits.projection.standing import standing_entries, standing_services


def move_visit(*, actor_id: UUID, area: WorkArea, visit_id: UUID, to_person: UUID, reason: str, today: date) -> Visit:
    """What stands of a visit becomes a visit of `to_person`; the old one stays readable and counts no more.

    Sent twice it changes nothing. Raises NotInWorkAreaError, DomainError for a day before the other one was born, for a
    visit that stands no longer and for a record that is marked as a wrong entry.
    """
    reason = stated(reason)
    with transaction.atomic():
        visit = _visit(visit_id)
        people = {one: locked_person(area, one) for one in sorted({visit.person_id, to_person})}
        wrong, right = people[visit.person_id], people[to_person]
        done = Withdrawal.objects.filter(visit=visit).first()
        moved_before = Visit.objects.filter(id=done.moved_to, person=right).first() if done and done.moved_to else None
        if moved_before:
            return moved_before
        if done or wrong.pk == right.pk or right.withdrawn_at:
            raise DomainError("visit_not_movable", "Kunjungan ini tidak dapat dipindahkan. Muat ulang halaman.")
        rows = _standing(visit)
        days = sorted({one.local_date for one in rows})
        _must_fit(right, rows, today)
        moved = _copy(visit, right, rows, actor_id)
        _withdraw(visit, wrong, actor_id, reason, moved.pk)
        for person in sorted((wrong, right), key=lambda one: (one.kelurahan_id, one.pk)):
            tell(actor_id, "visit.moved", person, days, True, visit=str(visit.pk), moved_to=str(moved.pk))
    return moved


def take_back_visit(*, actor_id: UUID, area: WorkArea, visit_id: UUID, reason: str) -> Withdrawal:
    """The visit did not take place. Its entries stay readable and count no more."""
    reason = stated(reason)
    with transaction.atomic():
        visit = _visit(visit_id)
        person = locked_person(area, visit.person_id)
        known = Withdrawal.objects.filter(visit=visit).first()
        if known:
            return known
        rows = _standing(visit)
        withdrawal = _withdraw(visit, person, actor_id, reason, None)
        days = [one.local_date for one in rows]
        tell(actor_id, "visit.taken_back", person, days, True, visit=str(visit.pk))
    return withdrawal


def _visit(visit_id: UUID) -> Visit:
    visit = Visit.objects.select_related("facility").filter(id=visit_id).first()
    if visit is None:
        raise NotInWorkAreaError()
    return visit


def _standing(visit: Visit) -> list[Entry | Given]:
    people = [visit.person_id]
    return [
        *standing_entries(people).filter(visit=visit).order_by("at", "id"),
        *standing_services(people).filter(visit=visit).order_by("at", "id"),
    ]


def _must_fit(right: Person, rows: list[Entry | Given], today: date) -> None:
    """Days on which they lived, and numbers that can be at their age: what cannot be theirs is not moved to them."""
    for row in rows:
        check_day(right, row.local_date, today)
        if isinstance(row, Entry):
            check_finding(row.concept, row.value, row.text, completed_months(right.birth_date, row.local_date))


def _copy(visit: Visit, right: Person, rows: list[Entry | Given], actor_id: UUID) -> Visit:
    """New rows of the same moments; an open visit of the same session is joined."""
    known = Visit.objects.filter(session_id=visit.session_id, person=right, withdrawal__isnull=True)
    moved = known.first() if visit.session_id else None
    if moved is None:
        moved = Visit.objects.get(pk=visit.pk)
        moved.pk, moved.person, moved.kelurahan_id, moved.recorded_by = new_id(), right, right.kelurahan_id, actor_id
        moved.save(force_insert=True)
    for row in rows:
        row.pk, row.visit, row.person, row.kelurahan_id = new_id(), moved, right, right.kelurahan_id
        row.supersedes, row.reason, row.recorded_by = None, "", actor_id
        if isinstance(row, Entry):
            row.parent = None
        row.save(force_insert=True)
    return moved


def _withdraw(visit: Visit, person: Person, actor_id: UUID, reason: str, moved_to: UUID | None) -> Withdrawal:
    return Withdrawal.objects.create(
        visit=visit,
        person_id=visit.person_id,
        kelurahan_id=person.kelurahan_id,
        moved_to=moved_to,
        reason=reason,
        made_by=actor_id,
    )
