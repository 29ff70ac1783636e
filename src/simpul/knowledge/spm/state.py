"""Which standards count this person in a year, and what is missing of each?

A person may stand in several: a woman who is pregnant and gives birth in one year in two. Definitions, statuses and
our readings: definitions.json.
"""

from collections.abc import Iterator
from datetime import date

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.spm.answer import SpmState
from simpul.knowledge.spm.definition import FROM_YEAR, Indicator, Who, indicators
from simpul.knowledge.spm.judging import Looked, judged
from simpul.knowledge.spm.person import SpmHistory, SpmPerson

BALITA_MONTHS, SCHOOL_MONTHS = 60, (7 * 12, 16 * 12)


def spm_state(person: SpmPerson, history: SpmHistory, year: int, on: date | None = None) -> tuple[SpmState, ...]:
    """One state for each time the person is in the denominator of an indicator in that year.

    on  the day until which is looked; the last day of the year where none is given. Of balita and school age never
        beyond the year; a newborn of December and a birth of the year are looked at further where a later day is given

    Raises ValueError for a year before the definitions (a bug in the caller).
    """
    if year < FROM_YEAR:
        raise ValueError(f"there is no definition of {year}")
    seen = on or date(year, 12, 31)
    found = [_state(one, looked, year) for one in indicators() for looked in _looked(one, person, history, year, seen)]
    return tuple(found)


def _state(indicator: Indicator, looked: Looked, year: int) -> SpmState:
    return SpmState(indicator, year, tuple(judged(part, looked) for part in indicator.parts))


def _looked(indicator: Indicator, person: SpmPerson, history: SpmHistory, year: int, seen: date) -> Iterator[Looked]:
    """Who is in the denominator, and what is looked at; a mother for each of her births."""
    of_a_year = indicator.who in (Who.BALITA, Who.SCHOOL_AGE)
    last = min(seen, date(year, 12, 31)) if of_a_year else seen
    match indicator.who:
        case Who.PREGNANCY | Who.DELIVERY if person.sex is Sex.MALE:
            return
        case Who.PREGNANCY:
            own = [one for one in person.pregnancies if one.counted_on.year == year and one.began <= last]
            yield from (Looked(person, history, year, last, pregnancy=one) for one in own)
        case Who.DELIVERY:
            births = [one for one in person.deliveries if one.on.year == year and one.on <= last]
            yield from (Looked(person, history, year, last, delivery=one) for one in births)
        case _:
            if _is_meant(indicator.who, person.birth_date, year, last):
                yield Looked(person, history, year, last)


def _is_meant(who: Who, born: date, year: int, last: date) -> bool:
    if born > last:
        return False
    if who is Who.BIRTH:
        return born.year == year
    months = completed_months(born, date(year, 12, 31))
    if who is Who.BALITA:
        return months < BALITA_MONTHS
    return SCHOOL_MONTHS[0] <= months < SCHOOL_MONTHS[1]
