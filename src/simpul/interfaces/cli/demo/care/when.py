"""On which days are an invented mother and her newborn examined? Most keep to the schedule, some begin late."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

# Days of pregnancy, and after the birth: each range lies within the window of one visit of the schedule, with a day or
# two to spare for a Sunday.
DURING = ((42, 80), (90, 122), (132, 164), (175, 202), (212, 238), (248, 270))
AFTER = ((1, 1), (3, 6), (10, 25), (30, 40))
BEGINS_LATE, MISSES_ONE, MISSED_AFTER = 0.13, 0.17, 0.12  # shares of mothers; of the visits after a birth
LATE_FROM, APART = (95, 160), 21  # day of a late first visit; days until the next
ON_SUNDAY = 6


def days_during(since: date, random: Random) -> Iterator[date]:
    """Of a whole pregnancy, oldest first; since: the first day of the last period."""
    planned, drawn = [random.randint(*window) for window in DURING], random.random()
    if drawn < BEGINS_LATE:
        first = random.randint(*LATE_FROM)
        planned = [first, *(one for one in planned if one >= first + APART)]
    elif drawn < BEGINS_LATE + MISSES_ONE:
        planned.pop(random.randrange(1, len(planned)))
    yield from (_open(since + timedelta(days=one)) for one in planned)


def days_after(born: date, random: Random) -> list[date | None]:
    """Of the four visits after a birth, None for one that was missed; the first is where the child was born."""
    first, *later = (born + timedelta(days=random.randint(*window)) for window in AFTER)
    return [None if random.random() < MISSED_AFTER else day for day in (first, *(_open(one) for one in later))]


def _open(day: date) -> date:
    return day + timedelta(days=1) if day.weekday() == ON_SUNDAY else day
