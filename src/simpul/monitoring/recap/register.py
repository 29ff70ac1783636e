"""Who is in S of a Posyandu and month, and who came to an open day? From the register, never from those who came."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.knowledge.recap import groups_of_month
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.people.queries import records
from simpul.records.pregnancies.motherhood import NOTHING_KNOWN, motherhood_on
from simpul.records.visits.models import Visit
from simpul.records.visits.queries import reached
from simpul.services.posyandu.models import Arrival, Session
from simpul.services.posyandu.queries import HELD


def registered(area: WorkArea, rt_ids: Collection[int], month: Month) -> list[Person]:
    """Alive and resident in one of these RT on the last day of the month (ADR 0011), in the order of the register."""
    last = month.last_day
    alive = Q(died_on__isnull=True) | Q(died_on__gt=last)
    stays = Q(residences__valid_to__isnull=True) | Q(residences__valid_to__gt=last)
    people = records(area).filter(alive, birth_date__lte=last, withdrawn_at__isnull=True, merged_into__isnull=True)
    people = people.filter(
        stays,
        residences__superseded_sequence__isnull=True,
        residences__valid_from__lte=last,
        residences__rt_id__in=list(rt_ids),
    )
    return list(people.order_by("residences__rt__code", "name_lc", "id"))


def groups_of_people(
    area: WorkArea, people: Collection[Person], month: Month, opened_on: date
) -> dict[UUID, frozenset[str]]:
    """The groups of the recap in which each person stands that month."""
    mothers = motherhood_on(area, people, opened_on)
    found = {}
    for one in people:
        mother = mothers.get(one.pk, NOTHING_KNOWN)
        found[one.pk] = groups_of_month(
            born=one.birth_date,
            sex=Sex(one.sex),
            month=month,
            opened_on=opened_on,
            pregnant=mother.pregnant_since is not None,
            last_birth=mother.last_end,
            child_lives=mother.child_lives,
        )
    return found


def came_in(area: WorkArea, records_of_people: Iterable[UUID], month: Month) -> set[UUID]:
    """Of these records, those with a standing visit or arrival at an open day of the month, of any Posyandu.

    Of a visit that stands at no open day (a sheet or a book that was taken over, a card of a day that was not opened)
    nobody came: PWS counts the same.
    """
    ids, near = list(records_of_people), timedelta(days=1)  # an instant may lie on the day before in UTC
    visits = Visit.objects.filter(
        reached(area),
        person_id__in=ids,
        session_id__isnull=False,
        local_date__range=(month.first_day, month.last_day),
        withdrawal__isnull=True,
    )
    arrivals = Arrival.objects.filter(
        reached(area),
        person_id__in=ids,
        at__date__range=(month.first_day - near, month.last_day + near),
        taken_back_at__isnull=True,
    )
    seen = [pair for rows in (visits, arrivals) for pair in rows.values_list("person_id", "session_id")]
    held = _held_in(month, {session for _, session in seen if session})
    return {person for person, session in seen if session in held}


def _held_in(month: Month, sessions: set[UUID]) -> set[UUID]:
    """Which of these are open days of the month that took place? Of the whole city: a day names nobody."""
    if not sessions:
        return set()
    with transaction.atomic(), work_area_scope(whole_city()):  # a block of its own, so that the area is put back
        rows = Session.objects.filter(id__in=sessions, status__in=HELD, date__range=(month.first_day, month.last_day))
        return set(rows.values_list("id", flat=True))


def came_to(area: WorkArea, sessions: Collection[UUID]) -> set[UUID]:
    """Whoever came to these open days, by the record to which it belongs now."""
    visits = Visit.objects.filter(reached(area), session_id__in=list(sessions), withdrawal__isnull=True)
    arrivals = Arrival.objects.filter(reached(area), session_id__in=list(sessions), taken_back_at__isnull=True)
    rows = (*(rows.values_list("person__merged_into_id", "person_id") for rows in (visits, arrivals)),)
    return {kept or own for pairs in rows for kept, own in pairs}
