"""How does a birth make a child, in the home and family of its mother?"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.actions import hold_family_of
from simpul.records.people.actions import change_details, locked_person
from simpul.records.people.models import Person
from simpul.records.people.queries import record_ids
from simpul.records.pregnancies.actions.episodes import active_of, can_be_pregnant, end, tell
from simpul.records.pregnancies.actions.handed_in import Delivery, Newborn
from simpul.records.pregnancies.actions.newborns import Shared, make_child
from simpul.records.pregnancies.kinds import PregnancyEnd
from simpul.records.pregnancies.models import Birth, Pregnancy

MOST_CHILDREN = 6
BETWEEN_BIRTHS = timedelta(days=150)  # nobody gives birth twice within it; an engineering limit against double entry


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
    one_more: bool = False,
) -> list[Birth]:
    """Make the children of one birth, in their order, in the home and family of the mother; her pregnancy ends.

    A mother who died giving birth, or left the city since, has given birth all the same. The same ids sent again return
    the births already recorded.
    one_more  these are further children of a birth that is recorded already

    Raises DomainError for a time that cannot be, and `birth_known` where a birth of those weeks is recorded already.
    """
    _can_be(len(newborns), born_at, now)
    with transaction.atomic():
        hold_family_of([mother_id])
        mother = locked_person(area, mother_id)
        known = list(Birth.objects.filter(person_id__in=[one.id for one in newborns]).order_by("person__birth_order"))
        if known:
            return _of(mother, known)
        day, today = local_date(born_at, zone), local_date(now, zone)
        can_be_pregnant(mother, day)
        before = _siblings(mother, born_at, one_more=one_more)
        pregnancy = _pregnancy_of(mother, day, today, before)
        shared = Shared(actor_id, area, mother, pregnancy, born_at, day, today, delivery or Delivery())
        _count_first(shared, before)
        births = [
            make_child(shared, one, order, len(before) + len(newborns))
            for order, one in enumerate(newborns, start=len(before) + 1)
        ]
        tell(actor_id, "pregnancy.birth", mother, pregnancy.pk if pregnancy else None)
    return births


def _of(mother: Person, known: list[Birth]) -> list[Birth]:
    if not {one.mother_id for one in known} <= set(record_ids(mother.pk)):
        raise IdAlreadyUsedError()
    return known


def _can_be(children: int, born_at: datetime, now: datetime) -> None:
    if not 1 <= children <= MOST_CHILDREN:
        raise DomainError("newborns_missing", "Isi bayi yang lahir, paling banyak enam.")
    if born_at > now:
        raise DomainError("birth_in_future", "Tanggal lahir tidak boleh di masa depan.")


def _siblings(mother: Person, born_at: datetime, *, one_more: bool) -> list[Birth]:
    """The children of the same birth who are recorded already."""
    near = (born_at - BETWEEN_BIRTHS, born_at + BETWEEN_BIRTHS)
    rows = Birth.objects.filter(mother_id__in=record_ids(mother.pk), born_at__range=near)
    found = list(rows.filter(person__withdrawn_at__isnull=True).select_related("person").order_by("born_at"))
    if found and not one_more:
        raise DomainError("birth_known", "Kelahiran ibu ini sudah dicatat. Periksa daftar anaknya.")
    return found


def _count_first(shared: Shared, before: list[Birth]) -> None:
    """Who was one child is the first of several now."""
    for order, birth in enumerate(before, start=1):
        if birth.person.birth_order is None:
            change_details(
                actor_id=shared.actor_id,
                area=shared.area,
                person_id=birth.person_id,
                changes={"birth_order": order},
                reason="kembar",
                today=shared.today,
            )


def _pregnancy_of(mother: Person, day: date, today: date, before: list[Birth]) -> Pregnancy | None:
    """The one that this birth ends; of a mother who died, the one that ended with her."""
    if before:
        return before[0].pregnancy
    active = active_of(mother)
    if active and day <= active.began_on:
        return None  # an older child, entered while she is pregnant again
    if active:
        end(active, day, PregnancyEnd.BIRTH, today)
        return active
    rows = Pregnancy.objects.filter(person_id__in=record_ids(mother.pk), births__isnull=True, ended_on__gte=day)
    return rows.filter(ended_as__in=[PregnancyEnd.DEATH, PregnancyEnd.MOVED]).order_by("-id").first()
