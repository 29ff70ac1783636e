"""How does a person move: to the next RT, to another kelurahan, or here from elsewhere in the city?"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.records.facilities.kinds import AreaLevel
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea, work_area_scope
from simpul.records.feed.actions import News, append_all
from simpul.records.feed.dated import end_row
from simpul.records.people.actions.entering import live_at
from simpul.records.people.actions.locking import audited, locked_person
from simpul.records.people.models import Person, Residence


def move_person(*, actor_id: UUID, area: WorkArea, person: Person, rt: Area, day: date) -> Person:
    """From `day` on the person lives at `rt`, in any kelurahan of the city; visits and merged records go along.

    The person must be within reach of the one who moves them: a resident of the area, or a guest who comes to stay.
    Raises NotInWorkAreaError, DomainError for a day before the present residence began.
    """
    if rt.level != AreaLevel.RT or rt.kelurahan_id is None:
        raise NotInWorkAreaError()
    with transaction.atomic():
        person = locked_person(area, person.pk)
        if person.left_on or person.withdrawn_at:
            raise DomainError("not_active", "Catatan ini tidak aktif. Aktifkan lagi sebelum memindahkannya.")
        now = open_residence(person)
        if now.rt_id == rt.pk:
            return person
        if day <= now.valid_from or day < person.birth_date:
            raise DomainError("move_too_early", "Tanggal pindah harus sesudah tanggal mulai tinggal yang tercatat.")
        with work_area_scope(_both(area, person.kelurahan_id, rt.kelurahan_id)):
            audited(actor_id, "person.move", person)
            left, person = person.kelurahan_id, _carry(person, rt)
            changes = append_all([News("person.moved", scope, person.pk) for scope in {left, rt.kelurahan_id}])
            numbers = {change.scope: change.sequence for change in changes}
            end_row(now, day, numbers[left])
            live_at(person, rt, day, numbers[rt.kelurahan_id])
    return person


def open_residence(person: Person) -> Residence:
    return Residence.objects.get(person=person, superseded_sequence__isnull=True, valid_to__isnull=True)


def _carry(person: Person, rt: Area) -> Person:
    """The record and those that were merged into it."""
    assert rt.kelurahan_id is not None  # noqa: S101 - asked by move_person
    person.kelurahan_id, person.rt = rt.kelurahan_id, rt
    person.save(update_fields=["kelurahan", "rt"])
    for gone in Person.objects.filter(merged_into=person):
        _carry(gone, rt)
    return person


def _both(area: WorkArea, *kelurahan: int) -> WorkArea:
    """For the length of the move the database lets the row leave one area and enter the other."""
    return replace(area, kelurahan=tuple({*area.kelurahan, *kelurahan}))
