"""Who stands on the list of a group at an open day, and who of them has come? Ids: of hundreds a page shows a few."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.age import months_before
from simpul.knowledge.life_stages import NURSING_BELOW_MONTHS
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import LIVING, residents
from simpul.records.people.register import BORN, IN_RT, ORDER, in_rt
from simpul.records.pregnancies.motherhood import Motherhood, motherhood_on, mothers_since
from simpul.records.prepared import Blank, OneOf, Prepared
from simpul.records.visits.queries import KEPT, REACHED, reach, reached
from simpul.records.visits.sessions import seen_in_session
from simpul.services.posyandu.groups import Group, ages_of, groups_of
from simpul.services.posyandu.models import Arrival, Session
from simpul.services.posyandu.queries.calendar import rt_covered

NIFAS_MONTHS = NURSING_BELOW_MONTHS + 1  # a birth is found by its day, with a margin
OF_MOTHERS = (Group.BUMIL, Group.NIFAS)


class Listed(NamedTuple):
    """The columns of a person by which a list is made."""

    pk: UUID
    sex: str
    birth_date: date
    kelurahan_id: int
    rt_id: int


COLUMNS = ("id", "sex", "birth_date", "kelurahan_id", "rt_id")
AT_AGE = Prepared(lambda: Person.objects.filter(*IN_RT, **BORN, **LIVING).order_by(*ORDER).values_list(*COLUMNS))
ARRIVALS = Prepared(lambda: _arrivals(Blank("session")).filter(REACHED))
SOME = Prepared(lambda: Person.objects.filter(OneOf("id", "ids")).order_by("name_lc", "id").values_list(*COLUMNS))


@dataclass(frozen=True, slots=True)
class Gathered:
    """What every list of a day begins with: the RT of the Posyandu, and the lines of the queue."""

    rt: list[int]
    arrivals: Mapping[UUID, Arrival]


@dataclass(frozen=True, slots=True)
class Roll:
    """numbers  by id, in the order of the list: the place in the register of the group; 0 for whoever else of it came
    mothers  of those on the list
    arrivals, seen  of everybody who came
    """

    numbers: Mapping[UUID, int]
    mothers: Mapping[UUID, Motherhood]
    arrivals: Mapping[UUID, Arrival]
    seen: Collection[UUID]

    def has_come(self, one: UUID) -> bool:
        return one in self.seen or one in self.arrivals

    @property
    def came(self) -> int:
        return sum(map(self.has_come, self.numbers))


def gathered(area: WorkArea, session: Session) -> Gathered:
    return Gathered(rt_covered(session), arrivals_of(area, session))


def roll_of(area: WorkArea, session: Session, group: Group) -> Roll:
    """The people of one group who live in the RT of the Posyandu, then by name whoever else of the group came."""
    day, arrivals, seen = session.date, arrivals_of(area, session), seen_in_session(area, session.pk)
    people = _residents_of(area, session, group)
    others = listed(area, (arrivals.keys() | seen) - {one.pk for one in people})
    mothers = motherhood_on(area, [*people, *others], day)
    if group not in OF_MOTHERS:  # their ages are those of the group; a motherhood may take them out of it
        mine = [one.pk for one in people if one.pk not in mothers or group in groups_of(one, day, mothers)]
    else:
        mine = [one.pk for one in people if group in groups_of(one, day, mothers)]
    numbers = {one: number for number, one in enumerate(mine, start=1)}
    guests = {one.pk: 0 for one in others if group in groups_of(one, day, mothers)}
    return Roll(numbers | guests, mothers, arrivals, seen)


def listed(area: WorkArea, ids: Iterable[UUID]) -> list[Listed]:
    """Of these people those in reach, by name."""
    asked = list(ids)
    rows = map(Listed._make, SOME.ask(ids=asked)) if asked else ()
    return [one for one in rows if area.reaches(one.pk, one.kelurahan_id, one.rt_id)]


def arrivals_of(area: WorkArea, session: Session, people: Iterable[UUID] | None = None) -> dict[UUID, Arrival]:
    """The lines of the queue that stand, by the record to which they belong now; of two, the number given first."""
    if people is None:
        rows = ARRIVALS.ask(session=session.pk, **reach(area))
    else:
        ids = list(people)
        theirs = Q(person_id__in=ids) | Q(person__merged_into_id__in=ids)
        rows = list(_arrivals(session.pk).filter(reached(area), theirs))
    return {row.kept: row for row in rows}


def _arrivals(session_id: UUID | Blank) -> QuerySet[Any]:
    rows = Arrival.objects.filter(session_id=session_id, taken_back_at__isnull=True)
    return rows.annotate(kept=KEPT).order_by("-number")


def _residents_of(area: WorkArea, session: Session, group: Group) -> list[Listed]:
    """By age, or by a pregnancy that is recorded; who of them is in the group is judged one by one."""
    day, rt = session.date, rt_covered(session)
    if group in OF_MOTHERS:
        mothers = mothers_since(area, months_before(day, NIFAS_MONTHS))
        people = residents(area).filter(mothers, rt_id__in=rt, birth_date__lte=day, sex=Sex.FEMALE)
        return list(map(Listed._make, people.order_by(*ORDER).values_list(*COLUMNS)))
    youngest, oldest = ages_of(group)
    first = date.min if oldest is None else months_before(day, oldest) + timedelta(1)
    return living_in(area, rt, first, months_before(day, youngest))


def living_in(area: WorkArea, rt: Iterable[int], first: date, last: date) -> list[Listed]:
    """The living of these RT born in a span of days, in the order of the register."""
    return list(map(Listed._make, AT_AGE.ask(first=first, last=last, **in_rt(area, rt))))
