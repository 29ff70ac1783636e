"""How does a family come to be, or part in two?"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError, NotInWorkAreaError
from simpul.foundation.privacy import Masked
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.actions.belonging import belong, leave, settle
from simpul.records.households.actions.keeping import held_people, refuse_ended, seal_kk, tell
from simpul.records.households.heads import led_by
from simpul.records.households.kinds import Relation
from simpul.records.households.models import Household
from simpul.records.households.queries import current
from simpul.records.people.actions import move_person
from simpul.records.people.models import Person


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

    The same id sent again changes nothing. Raises NotInWorkAreaError, IdAlreadyUsedError for the id of another family,
    StaleRecordError where somebody took one of them at the same moment, and DomainError for no head or two, here or
    among those who are left behind.
    """
    if rt.kelurahan_id is None or not area.names_in(rt.kelurahan_id, rt.pk):
        raise NotInWorkAreaError()
    if list(members.values()).count(Relation.HEAD) != 1:
        raise DomainError("one_head", "Pilih satu kepala keluarga.")
    with transaction.atomic():
        before, people = held_people(area, members)
        known = _known(area, household_id, people)
        if known:
            return known
        refuse_ended(people.values())
        led = led_by(one.pk for one in people.values())
        household = Household(id=household_id, kelurahan_id=rt.kelurahan_id, rt=rt, address=address.strip()[:200])
        if kk:
            seal_kk(household, kk)
        _insert(household)
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
        _, people = held_people(area, members)
        known = _known(area, new_id, people)
        if known:
            return known
        for person in people.values():
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


def _known(area: WorkArea, household_id: UUID, people: Mapping[UUID, Person]) -> Household | None:
    """The family that the same form made before: it is here, and these people are in it."""
    known = Household.objects.filter(id=household_id).first()
    if known is None:
        return None
    inside = set(current().filter(household=known).values_list("person_id", flat=True))
    if not area.names_in(known.kelurahan_id, known.rt_id) or not inside.issuperset(one.pk for one in people.values()):
        raise IdAlreadyUsedError()
    return known


def _insert(household: Household) -> None:
    """An id that exists where this worker cannot see it is refused without a word about whose it is."""
    try:
        with transaction.atomic():
            household.save(force_insert=True)
    except IntegrityError as problem:
        raise IdAlreadyUsedError() from problem
