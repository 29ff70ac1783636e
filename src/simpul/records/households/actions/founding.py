"""How does a family come to be, or part in two?"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.privacy import Masked
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.actions.belonging import belong, leave, led_by, settle
from simpul.records.households.actions.keeping import hold_family_of, locked_people, seal_kk, tell
from simpul.records.households.kinds import Relation
from simpul.records.households.models import Household
from simpul.records.people.actions import move_person


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
    """A new family; one of its members is the head. Whoever was in another family leaves it.

    The same id sent again changes nothing. Raises NotInWorkAreaError, and DomainError for no head or two, here or among
    those who are left behind.
    """
    if rt.kelurahan_id is None or not area.names_in(rt.kelurahan_id, rt.pk):
        raise NotInWorkAreaError()
    if list(members.values()).count(Relation.HEAD) != 1:
        raise DomainError("one_head", "Pilih satu kepala keluarga.")
    with transaction.atomic():
        known = Household.objects.filter(id=household_id).first()
        if known:
            return known
        before = hold_family_of(members)
        people = locked_people(area, members)
        led = led_by(one.pk for one in people.values())
        household = Household(id=household_id, kelurahan_id=rt.kelurahan_id, rt=rt, address=address.strip()[:200])
        if kk:
            seal_kk(household, kk)
        household.save(force_insert=True)
        sequence = tell(actor_id, "household.founded", household)
        for one, person in people.items():
            leave(person, day, sequence)
            belong(household, person, members[one], day, sequence)
        settle(before, day, led)
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
        known = Household.objects.filter(id=new_id).first()
        if known:
            return known
        hold_family_of(members)
        for person in locked_people(area, members).values():
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
