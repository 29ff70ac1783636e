"""On which days were the Posyandu of the invented city open, whose hand holds the scale, and how many do they draw?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from simpul.foundation.local_time import LocalZone, Month
from simpul.interfaces.cli.demo.cities.ground import Ground, Place
from simpul.interfaces.cli.demo.days.hands import Hand, hands_of
from simpul.interfaces.cli.demo.ids import Ids
from simpul.interfaces.cli.demo.staff import LOADER
from simpul.records.facilities.models import Area, Facility
from simpul.services.posyandu.models import Session, SessionStatus

MORNING = time(9, 0)
UNPLANNED_EACH = 6  # one Posyandu in so many has no day for the next month yet
SPELL = 5  # months, of which the second kader writes down one: the first has enough weights to be told of her hand
DRAWS_LEAST, DRAWS_MOST = 0.78, 1.08  # of those who would come; a kelurahan is stronger or weaker than the next


@dataclass(frozen=True, slots=True)
class OpenDay:
    """back: months before today; begins: the first minute, in UTC; by: the kader who writes down what is measured"""

    session: Session
    back: int
    begins: datetime
    by: UUID = LOADER


@dataclass(frozen=True, slots=True)
class Post:
    """One Posyandu of the city through the months. days: oldest first; ahead: what it has planned"""

    facility: Facility
    hand: Hand
    draws: float
    days: tuple[OpenDay, ...]
    ahead: tuple[Session, ...] = ()


@dataclass
class Calendar:
    """of_rt: the Posyandu by the RT that it covers"""

    of_rt: dict[int, Post] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)

    @property
    def sessions(self) -> list[Session]:
        return [one for post in self.posts for one in (*(day.session for day in post.days), *post.ahead)]


def hands_line(calendar: Calendar, stage: Area) -> str:
    """For the screen, in Indonesian: how many Posyandu round or copy, and which of the kelurahan of the cast."""
    counted = Counter(post.hand for post in calendar.posts)
    told = ", ".join(
        f"{post.facility.name} {post.hand}"
        for post in calendar.posts
        if post.facility.area_id == stage.pk and post.hand is not Hand.CAREFUL
    )
    return (
        f"Timbangan: {counted[Hand.ROUNDS]} Posyandu membulatkan dan {counted[Hand.COPIES]} menyalin bulan lalu, "
        f"menurut benih; di {stage.name}: {told}."
    )


def make_calendar(
    ground: Ground, seed: int, months: int, today: date, ids: Ids, kader: Mapping[UUID, Sequence[UUID]]
) -> Calendar:
    """kader: by Posyandu those who write down: the first, and now and then the second

    Where nobody is registered yet no Posyandu is open.
    """
    calendar = Calendar()
    for place in ground.begun:
        for post, covered in _posts(ground, place, seed, months, today, ids, kader):
            calendar.posts.append(post)
            calendar.of_rt.update(dict.fromkeys(covered, post))
    return calendar


def days_of(number: int, months: int, today: date, *, on_stage: bool) -> Iterator[tuple[int, date]]:
    """One day in each of the last months. The Posyandu on stage has not been open this month: it can be today.

    number  of the Posyandu in the city
    """
    for back in range(months, -1, -1):
        month = Month.from_index(Month.of(today).index - back)
        # The stage is open on today's day of the month: last month's weighing then lies a month back.
        day = month.first_day + timedelta(days=min(today.day, 28) - 1 if on_stage else 4 + number % 17)
        if day < today and not (back == 0 and on_stage):
            yield back, day


def days_ahead(number: int, today: date, *, on_stage: bool) -> Iterator[date]:
    """What is planned: the day of this month that is still to come, and of most Posyandu the one of the next month."""
    for month in (Month.of(today), Month.from_index(Month.of(today).index + 1)):
        day = month.first_day + timedelta(days=4 + number % 17)
        is_next = month != Month.of(today)
        if day > today and (number % UNPLANNED_EACH if is_next else not on_stage):
            yield day


def _posts(
    ground: Ground,
    place: Place,
    seed: int,
    months: int,
    today: date,
    ids: Ids,
    kader: Mapping[UUID, Sequence[UUID]],
) -> Iterator[tuple[Post, list[int]]]:
    mine, random = ground.posyandu_of(place), Random(f"{seed}/{place.area.code}/hari buka")
    hands = hands_of(seed, place.area.code, len(mine), on_stage=place.plan.is_stage)
    draws = random.uniform(DRAWS_LEAST, DRAWS_MOST)
    for hand, (number, posyandu, covered) in zip(hands, mine, strict=True):
        on_stage = posyandu.pk == ground.stage_posyandu.pk
        days = tuple(
            _open_day(posyandu, back, day, ids, kader[posyandu.pk])
            for back, day in days_of(number, months, today, on_stage=on_stage)
        )
        ahead = tuple(
            Session(
                id=ids.new(), posyandu=posyandu, kelurahan_id=posyandu.area_id, date=day, status=SessionStatus.PLANNED,
                starts_at=MORNING, planned_by=kader[posyandu.pk][0],
            )
            for day in days_ahead(number, today, on_stage=on_stage)
        )  # fmt: skip
        yield Post(posyandu, hand, draws * random.uniform(0.94, 1.06), days, ahead), [rt.pk for rt in covered]


def _open_day(posyandu: Facility, back: int, day: date, ids: Ids, kader: Sequence[UUID]) -> OpenDay:
    at = datetime.combine(day, MORNING, tzinfo=LocalZone(posyandu.zone).zone)
    session = Session(
        id=ids.new(), posyandu=posyandu, kelurahan_id=posyandu.area_id, date=day, status=SessionStatus.CLOSED,
        opened_at=at, closed_at=at + timedelta(hours=3),
    )  # fmt: skip
    return OpenDay(session, back, at.astimezone(UTC), kader[back % SPELL == SPELL // 2 and len(kader) > 1])
