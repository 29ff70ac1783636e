"""How is one child of a birth made: its record, its place in a family, its facts?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.foundation.errors import IdAlreadyUsedError
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.actions import join_household
from simpul.records.households.kinds import Relation
from simpul.records.households.queries import last_membership
from simpul.records.people.actions import About, register_person
from simpul.records.people.models import NoNikReason, Person
from simpul.records.pregnancies.actions.handed_in import Delivery, Newborn
from simpul.records.pregnancies.models import Birth, Pregnancy


@dataclass(frozen=True, slots=True)
class Shared:
    """Everything that the children of one birth share."""

    actor_id: UUID
    area: WorkArea
    mother: Person
    pregnancy: Pregnancy | None
    born_at: datetime
    day: date
    today: date
    delivery: Delivery


def make_child(shared: Shared, one: Newborn, order: int, count: int) -> Birth:
    mother, went = shared.mother, shared.delivery
    child = register_person(
        actor_id=shared.actor_id,
        area=shared.area,
        person_id=one.id,
        name=one.name or _provisional_name(mother, order, count),
        sex=one.sex,
        birth_date=shared.day,
        rt=mother.rt,
        today=shared.today,
        mother=mother,
        no_nik_reason=NoNikReason.NEWBORN,
        about=About(birth_order=order if count > 1 else None, name_is_provisional=not one.name),
    )
    if child.mother_id != mother.pk or child.birth_date != shared.day:
        raise IdAlreadyUsedError()
    _into_family(shared, child)
    return Birth.objects.create(
        person=child,
        pregnancy=shared.pregnancy,
        mother=mother,
        kelurahan_id=child.kelurahan_id,
        born_at=shared.born_at,
        mode=went.mode,
        place=went.place,
        helper=went.helper,
        weight_grams=one.weight,
        length_mm=one.length_mm,
        head_mm=one.head_mm,
        early_breastfeeding=one.early_breastfeeding,
        recorded_by=shared.actor_id,
    )


def _into_family(shared: Shared, child: Person) -> None:
    """The family of the mother, or the one she was in last where she died."""
    last = last_membership(shared.mother)
    household = last.household if last and (last.valid_to is None or shared.mother.died_on) else None
    if last is None or household is None or household.closed_on:
        return
    if not shared.area.names_in(household.kelurahan_id, household.rt_id):
        return
    join_household(
        actor_id=shared.actor_id,
        area=shared.area,
        household_id=household.pk,
        person_id=child.pk,
        relation=_relation_of_child(last.relation),
        day=max(child.birth_date, last.valid_from),
    )


def _provisional_name(mother: Person, order: int, count: int) -> str:
    """As the field writes it, until the child has a name."""
    return f"Bayi Ny. {mother.name}" if count == 1 else f"Bayi {order} Ny. {mother.name}"


def _relation_of_child(mother: str) -> Relation:
    """Child of the head or of the spouse; a daughter's or daughter-in-law's child is a grandchild."""
    if mother in (Relation.HEAD, Relation.SPOUSE):
        return Relation.CHILD
    return Relation.GRANDCHILD if mother in (Relation.CHILD, Relation.CHILD_IN_LAW) else Relation.RELATIVE
