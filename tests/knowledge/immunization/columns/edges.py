"""People who stand where chance seldom puts them: two limits end on one day, a span ends where another begins."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from simpul.foundation.sex import Sex
from simpul.knowledge.immunization import Asked, Given, Override, Precision
from simpul.knowledge.immunization.days import months_after
from simpul.knowledge.immunization.schedule import editions

EDITION = editions()[-1]
AROUND = (-1, 0, 1)
BIRTHS = [date(2020, 2, 29), date(2023, 8, 31), date(2024, 2, 29), date(2024, 12, 31), date(2025, 1, 30)]
AREAS = ["35.71", "51.71", "34.71", "61", "94", "", "x"]


def edges() -> Iterator[Asked]:
    yield from last_chances()
    yield from live_before_school()
    yield from live_spans()
    yield from own_years()
    yield from late_starters()
    yield from confirmed_ages()
    yield from first_td()
    yield from same_days()


def last_chances() -> Iterator[Asked]:
    """For each dose: whoever had the one before so that its interval ends on the last day, or on that of the age."""
    for born, card, move in product(BIRTHS, EDITION.cards.values(), AROUND):
        for place, dose in enumerate(card.doses):
            if dose.interval is None:
                continue
            for months in (dose.closes_month, dose.from_month):
                end = months_after(born, months) - timedelta(months == dose.closes_month)
                before = months_after(end, -dose.interval.months) - timedelta(dose.interval.days - move)
                days = [before - timedelta(60 * back) for back in range(place)]
                history = tuple(Given(card.antigen, max(day, born)) for day in days)
                yield Asked(born, Sex.MALE, max(before, born) + timedelta(1), AREAS[0], history)


def live_before_school() -> Iterator[Asked]:
    """For each row of a live vaccine: whoever had another one just so long before the month of the row begins."""
    for row, other, move in product(EDITION.school, sorted(EDITION.live), AROUND):
        if row.antigen in EDITION.live - {other}:
            start = date(2026, row.month, 1)
            born, given = months_after(start, -12 * row.age_years), start - timedelta(EDITION.live_days - move)
            history = (Given(other, given),)
            yield Asked(born - timedelta(40), Sex.MALE, given + timedelta(1), AREAS[0], history)


def live_spans() -> Iterator[Asked]:
    """A live vaccine of which only the month is known, beside another: around its ends, and so long before it."""
    first, last = date(2025, 12, 1), date(2025, 12, 31)
    far = timedelta(EDITION.live_days)
    for (one, other), day, move in product(
        product(sorted(EDITION.live), repeat=2), (first - far, last - far, first, last), AROUND
    ):
        history = (Given(one, first, Precision.MONTH), Given(other, day + timedelta(move)))
        for on in (date(2025, 12, 20), last, date(2026, 1, 10)):
            yield Asked(date(2024, 10, 1), Sex.FEMALE, on, AREAS[1], history)


def own_years() -> Iterator[Asked]:
    """A dose without a name around the first and the last day on which it is that of a school row."""
    for row, move, known in product(EDITION.school, AROUND, (True, False)):
        start = date(2025, row.month, 1)
        born = months_after(start, -12 * row.age_years) - timedelta(20)
        for day in (start, date(2026, EDITION.school_year_from_month, 1), months_after(start, 12)):
            given, own = (Given(row.antigen, day + timedelta(move)),), row.school_class if known else None
            for on in (date(2026, 6, 30), date(2026, 7, 1), day + timedelta(2)):
                yield Asked(born, Sex.FEMALE, on, AREAS[0], given, school_class=own)


def late_starters() -> Iterator[Asked]:
    for born, card, move in product(BIRTHS, EDITION.cards.values(), AROUND):
        for row in card.catch_up:
            day = months_after(born, row.started_from_month) + timedelta(move)
            yield Asked(born, Sex.MALE, day + timedelta(70), AREAS[0], (Given(card.antigen, day),))


def confirmed_ages() -> Iterator[Asked]:
    for days, move in product((-1, 0, 1, 42, 5 * 365 - 1, 5 * 365), (*AROUND, -EDITION.grace_days)):
        born, override = BIRTHS[0], (Override("DPT-HB-Hib", 1, days),)
        day = max(born + timedelta(days + move), born)
        yield Asked(born, Sex.MALE, day + timedelta(3), AREAS[0], (Given("DPT-HB-Hib", day),), overrides=override)


def first_td() -> Iterator[Asked]:
    """A girl whose dose ends its interval on the day on which Td is asked of women, or beside it."""
    for born, move, vaccine in product(BIRTHS, AROUND, ("DT", "Td")):
        day = months_after(born, EDITION.tetanus.from_year * 12) - timedelta(EDITION.repeat_days - move)
        yield Asked(born, Sex.FEMALE, day + timedelta(1), AREAS[0], (Given(vaccine, day),))


def same_days() -> Iterator[Asked]:
    """Told twice or thrice of one day, by other names: which is the dose and which the double?"""
    day = date(2026, 11, 10)
    td = [Given("Td", day), Given("Td", day, school="BIAS-2"), Given("Td", day, school="BIAS-5"), Given("DT", day)]
    polio = [Given("IPV", day), Given("DPT-HB-Hib-IPV", day), Given("IPV", day, product="DPT-HB-Hib-IPV")]
    for told, born in ((td, date(2018, 3, 1)), (polio, date(2026, 1, 1))):
        for history in (told, told[::-1], told[1:], told[:0:-1]):
            yield Asked(born, Sex.FEMALE, date(2026, 11, 29), AREAS[1], tuple(history))
