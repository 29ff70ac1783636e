"""How does a birth make a child, in the home and family of its mother?"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.actions import join_household
from simpul.records.households.models import Relation
from simpul.records.households.queries import current
from simpul.records.people.actions import About, locked_person, register_person
from simpul.records.people.models import NoNikReason, Person
from simpul.records.pregnancies.actions.episodes import active_of, can_be_pregnant, end, tell
from simpul.records.pregnancies.actions.handed_in import Delivery, Newborn
from simpul.records.pregnancies.models import Birth, Pregnancy, PregnancyEnd

MOST_CHILDREN = 6


def record_birth(
    *,
    actor_id: UUID,
    area: WorkArea,
    mother_id: UUID,
    born_at: datetime,
    newborns: list[Newborn],
    now: datetime,
    zone: LocalZone,
    delivery: Delivery | None = None,
) -> list[Birth]:
    """Make the children of one birth, in their order, in the home and family of the mother; her pregnancy ends.

    The same ids sent again return the births already recorded. Raises DomainError for a time that cannot be.
    """
    if not 1 <= len(newborns) <= MOST_CHILDREN:
        raise DomainError("newborns_missing", "Isi bayi yang lahir, paling banyak enam.")
    with transaction.atomic():
        mother = locked_person(area, mother_id)
        known = list(Birth.objects.filter(person_id__in=[one.id for one in newborns]).order_by("person__birth_order"))
        if known:
            return known
        day, today = local_date(born_at, zone), local_date(now, zone)
        can_be_pregnant(mother, day)
        if born_at > now:
            raise DomainError("birth_in_future", "Tanggal lahir tidak boleh di masa depan.")
        pregnancy = active_of(mother)
        if pregnancy:
            end(pregnancy, day, PregnancyEnd.BIRTH, today)
        births = [
            _born(actor_id, area, mother, pregnancy, one, order, len(newborns), born_at, day, today, delivery)
            for order, one in enumerate(newborns, start=1)
        ]
        tell(actor_id, "pregnancy.birth", mother, pregnancy.pk if pregnancy else None)
    return births


def _born(
    actor_id: UUID,
    area: WorkArea,
    mother: Person,
    pregnancy: Pregnancy | None,
    one: Newborn,
    order: int,
    count: int,
    born_at: datetime,
    day: date,
    today: date,
    delivery: Delivery | None,
) -> Birth:
    went = delivery or Delivery()
    child = register_person(
        actor_id=actor_id,
        area=area,
        person_id=one.id,
        name=one.name or _provisional_name(mother, order, count),
        sex=one.sex,
        birth_date=day,
        rt=mother.rt,
        today=today,
        mother=mother,
        no_nik_reason=NoNikReason.NEWBORN,
        about=About(birth_order=order if count > 1 else None, name_is_provisional=not one.name),
    )
    _into_family(actor_id, area, mother, child)
    return Birth.objects.create(
        person=child,
        pregnancy=pregnancy,
        mother=mother,
        kelurahan_id=child.kelurahan_id,
        born_at=born_at,
        mode=went.mode,
        place=went.place,
        helper=went.helper,
        weight_grams=one.weight,
        length_mm=one.length_mm,
        head_mm=one.head_mm,
        early_breastfeeding=one.early_breastfeeding,
        recorded_by=actor_id,
    )


def _into_family(actor_id: UUID, area: WorkArea, mother: Person, child: Person) -> None:
    family = current().filter(person=mother).first()
    if family:
        join_household(
            actor_id=actor_id,
            area=area,
            household_id=family.household_id,
            person_id=child.pk,
            relation=_relation_of_child(family.relation),
            day=max(child.birth_date, family.valid_from),
        )


def _provisional_name(mother: Person, order: int, count: int) -> str:
    """As the field writes it, until the child has a name."""
    return f"Bayi Ny. {mother.name}" if count == 1 else f"Bayi {order} Ny. {mother.name}"


def _relation_of_child(mother: str) -> Relation:
    """Child of the head or of the spouse; a daughter's or daughter-in-law's child is a grandchild."""
    if mother in (Relation.HEAD, Relation.SPOUSE):
        return Relation.CHILD
    return Relation.GRANDCHILD if mother in (Relation.CHILD, Relation.CHILD_IN_LAW) else Relation.RELATIVE
