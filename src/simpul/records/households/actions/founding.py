"""How does a family come to be, or part in two?"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.privacy import Masked
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.actions.belonging import belong, leave
from simpul.records.households.actions.keeping import seal_kk, tell
from simpul.records.households.models import Household, Relation
from simpul.records.people.actions import locked_person, move_person


def found_household(
    *,
    actor_id: UUID | None,
    area: WorkArea,
    household_id: UUID,
    rt: Area,
    day: date,
    members: Mapping[UUID, Relation],
    kk: Masked | None = None,
    address: str = "",
) -> Household:
    """A new family of people who are in none; one of them is its head. The same id sent again changes nothing."""
    if rt.kelurahan_id is None or not area.names_in(rt.kelurahan_id, rt.pk):
        raise NotInWorkAreaError()
    if list(members.values()).count(Relation.HEAD) != 1:
        raise DomainError("one_head", "Pilih satu kepala keluarga.")
    with transaction.atomic():
        known = Household.objects.filter(id=household_id).first()
        if known:
            return known
        household = Household(id=household_id, kelurahan_id=rt.kelurahan_id, rt=rt, address=address.strip()[:200])
        if kk:
            seal_kk(household, kk)
        household.save(force_insert=True)
        people = [locked_person(area, one) for one in sorted(members)]
        sequence = tell(actor_id, "household.founded", household)
        for person in people:
            leave(person, day, sequence)
            belong(household, person, members[person.pk], day, sequence)
    return household


def split_household(
    *,
    actor_id: UUID,
    area: WorkArea,
    new_id: UUID,
    members: Mapping[UUID, Relation],
    rt: Area,
    day: date,
    kk: Masked | None = None,
    address: str = "",
) -> Household:
    """Some of a family (a marriage, a move) found one of their own; who lived elsewhere moves to its RT."""
    with transaction.atomic():
        for one in sorted(members):
            person = locked_person(area, one)
            if person.rt_id != rt.pk:
                move_person(actor_id=actor_id, area=area, person=person, rt=rt, day=day)
        return found_household(
            actor_id=actor_id,
            area=area,
            household_id=new_id,
            rt=rt,
            day=day,
            members=members,
            kk=kk,
            address=address,
        )
