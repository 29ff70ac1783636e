"""How does a write take hold of one person? The row is locked first: two hands at one record stand in line."""

from datetime import date
from uuid import UUID

from simpul.foundation.errors import NotInWorkAreaError
from simpul.records.audit import actions as audit
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person, StateChange, StateKind
from simpul.records.prepared import Blank, Prepared

REASON_LETTERS = 160
LOCKED = Prepared(lambda: Person.objects.select_for_update().filter(id=Blank("person")))


def locked_person(area: WorkArea, person_id: UUID) -> Person:
    """The record of its own that this id stands for now: an id that was merged leads to the record that was kept.

    Raises NotInWorkAreaError where there is none, or none that this area may write.
    """
    person = LOCKED.first(person=person_id)
    while person and person.merged_into_id:
        person = LOCKED.first(person=person.merged_into_id)
    if person is None or not area.reaches(person.pk, person.kelurahan_id, person.rt_id):
        raise NotInWorkAreaError()
    return person


def locked_as_it_is(area: WorkArea, person_id: UUID) -> Person:
    """This very record, merged or not."""
    person = LOCKED.first(person=person_id)
    if person is None or not area.reaches(person.pk, person.kelurahan_id, person.rt_id):
        raise NotInWorkAreaError()
    return person


def audited(actor_id: UUID | None, action: str, person: Person, **detail: object) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_kind="person",
        subject_id=person.pk,
        kelurahan_id=person.kelurahan_id,
        purpose="pendataan",
        detail=detail,
    )


def note_state(person: Person, kind: StateKind, on: date, reason: str, actor_id: UUID | None) -> None:
    StateChange.objects.create(
        person=person,
        kelurahan_id=person.kelurahan_id,
        kind=kind,
        on=on,
        reason=reason[:REASON_LETTERS],
        made_by=actor_id,
    )
