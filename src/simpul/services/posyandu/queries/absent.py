"""Who was expected at an open day, of the groups that are named where somebody did not come? For many days at once.

Statements do not grow with the days.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.age import months_before
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Residence
from simpul.records.people.queries import residents
from simpul.records.pregnancies.motherhood import Motherhood, motherhood_on_days, mothers_since
from simpul.services.posyandu.groups import Group, age_alone, ages_of, groups_of
from simpul.services.posyandu.models import Session
from simpul.services.posyandu.queries.left_behind import rt_of_days
from simpul.services.posyandu.queries.register import SCREENING_MONTHS, screened_last
from simpul.services.posyandu.queries.roll import COLUMNS, NIFAS_MONTHS, OF_MOTHERS, Listed

Mothers = Mapping[UUID, Motherhood]
Stays = Mapping[int, list[tuple[int, Listed, date, date]]]  # by RT: place in the register, who, from, to (exclusive)


@dataclass(frozen=True, slots=True)
class Named:
    """People of one group who were expected at a day, in the order of the register.

    since  of mothers: the day on which the pregnancy began, or on which the last one ended
    """

    group: Group
    day: Session
    people: tuple[UUID, ...]
    since: Mapping[UUID, date]


def named_of_days(area: WorkArea, days: Mapping[Session, Collection[Group]]) -> list[Named]:
    """Whoever lived that day in the RT of the Posyandu and is of these groups (of NAMED), whether they came or not.

    Whoever moved since within the area is expected where they lived that day.
    """
    if not days:
        return []
    dates = [one.date for one in days]
    rt, stays = rt_of_days(days), _stays(area, _people(area, min(dates), max(dates)))
    here = {day: list(_living_in(stays, rt[day.pk], day.date)) for day in days}
    together: dict[date, list[Listed]] = {}
    for day, people in here.items():
        grown = months_before(day.date, ages_of(Group.BALITA)[1] or 0)
        together.setdefault(day.date, []).extend(one for one in people if one.birth_date <= grown)
    mothers = motherhood_on_days(area, together)
    found = [one for day, groups in days.items() for one in _grouped(day, groups, here[day], mothers.get(day.date, {}))]
    return _with_a_reason(area, found, min(dates))


def _people(area: WorkArea, first: date, last: date) -> list[Listed]:
    """Children under six, mothers and the old of any day between the two, in the order of the register."""
    young, old = months_before(first, ages_of(Group.BALITA)[1] or 0), months_before(last, ages_of(Group.LANSIA)[0])
    mothers = mothers_since(area, months_before(first, NIFAS_MONTHS)) & Q(sex=Sex.FEMALE)
    people = residents(area).filter(Q(birth_date__gt=young) | Q(birth_date__lte=old) | mothers, birth_date__lte=last)
    return list(map(Listed._make, people.order_by("rt__code", "name_lc", "id").values_list(*COLUMNS)))


def _stays(area: WorkArea, people: Iterable[Listed]) -> Stays:
    """Where each lived when; of whom no place of living is written down it is the present one, from birth."""
    known = {one.pk: (place, one) for place, one in enumerate(people)}
    rows = Residence.objects.filter(person_id__in=list(known), superseded_sequence__isnull=True)
    found: dict[int, list[tuple[int, Listed, date, date]]] = {}
    without = set(known)
    for person, rt_id, valid_from, valid_to in rows.values_list("person_id", "rt_id", "valid_from", "valid_to"):
        without.discard(person)
        if rt_id is not None:
            found.setdefault(rt_id, []).append((*known[person], valid_from, valid_to or date.max))
    for place, one in (known[person] for person in without):
        found.setdefault(one.rt_id, []).append((place, one, one.birth_date, date.max))
    return found


def _living_in(stays: Stays, rt: Iterable[int], day: date) -> Iterator[Listed]:
    those = [stay for rt_id in rt for stay in stays.get(rt_id, ())]
    for _place, one, valid_from, valid_to in sorted(those, key=lambda stay: stay[0]):
        if valid_from <= day < valid_to and one.birth_date <= day:
            yield one


def _grouped(day: Session, groups: Collection[Group], people: Iterable[Listed], mothers: Mothers) -> Iterator[Named]:
    by_age = age_alone(day.date)
    found: dict[Group, list[UUID]] = {one: [] for one in groups}
    since: dict[UUID, date] = {}
    for one in people:
        mine = groups_of(one, day.date, mothers) if one.pk in mothers else by_age(one.birth_date)
        for group in found.keys() & mine:
            found[group].append(one.pk)
        if one.pk in mothers and (began := mothers[one.pk].pregnant_since or mothers[one.pk].last_end):
            since[one.pk] = began
    for group, ids in found.items():
        yield Named(group, day, tuple(ids), since if group in OF_MOTHERS else {})


def _with_a_reason(area: WorkArea, found: list[Named], first: date) -> list[Named]:
    """Of the old, those of whom what the card asks once a year was not asked for a year."""
    old = {one for named in found if named.group == Group.LANSIA for one in named.people}
    screened = screened_last(area, Group.LANSIA, old, first)

    def due(named: Named) -> Named:
        since = months_before(named.day.date, SCREENING_MONTHS)
        ids = tuple(one for one in named.people if screened.get(one, date.min) < since)
        return Named(named.group, named.day, ids, named.since)

    return [due(one) if one.group == Group.LANSIA else one for one in found]
