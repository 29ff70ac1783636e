"""People drawn around each limit of the packages of CKG, with the answers, for the evaluator in TypeScript."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.knowledge.ckg import PackageAnswer, Person, editions, package_of, premarital_of
from simpul.knowledge.immunization.days import months_after

HOW_MANY = 1500
EDITION = editions()[-1]
NEEDS = sorted({code for one in EDITION.items for code in one.needs})
FACTS = sorted(EDITION.facts.keys() - {"age_years", "sex", "pregnant", "school_class"})
YEARS = sorted(
    {years for one in EDITION.packages for years in (one.from_years, one.below_years or 60)} | {25, 30, 40, 45, 70}
)
ODD_DAYS = [date(2024, 2, 29), date(2026, 8, 31), date(2026, 12, 31), date(2025, 1, 1), date(2025, 4, 30)]


def cases() -> Iterator[dict[str, Any]]:
    draw = Random("free check of health")
    for _ in range(HOW_MANY):
        given = _drawn(draw)
        yield {"given": given, "expect": told(_answered(given))}


def _answered(given: dict[str, Any]) -> PackageAnswer:
    hours = {name: datetime.fromisoformat(given[name]) for name in ("born_at", "at") if given.get(name)}
    person = Person(
        birth_date=date.fromisoformat(given["birth_date"]),
        sex=Sex(given["sex"]) if given["sex"] else None,
        pregnant=given["pregnant"],
        school_class=given["school_class"],
        facts=given["facts"],
        **hours,
    )
    done = {code: date.fromisoformat(day) for code, day in given["done"].items()}
    return (premarital_of if given["marriage"] else package_of)(person, date.fromisoformat(given["on"]), done)


def _drawn(draw: Random) -> dict[str, Any]:
    on = draw.choice(ODD_DAYS) if draw.random() < 0.3 else date(2025, 1, 20) + timedelta(draw.randrange(800))
    newborn = draw.random() < 0.15
    years = 0 if newborn else draw.choice(YEARS)
    days = draw.choice((1, 2, 3, 7, 8, 28, 29)) if newborn else draw.choice((-1, 0, 1, 29, 30, 31, 32, 200))
    born = months_after(on - timedelta(days), -12 * years)
    born = min(born, on)
    given: dict[str, Any] = {
        "birth_date": born.isoformat(),
        "on": on.isoformat(),
        "sex": draw.choice(("L", "P", "P", None)),
        "pregnant": draw.choice((None, True, False)),
        "school_class": draw.choice((None, 1, 4, 5, 6, 7, 9, 10, 12)),
        "facts": {code: draw.choice((0, 1)) for code in FACTS if draw.random() < 0.7},
        "done": {code: _done(born, on, draw).isoformat() for code in NEEDS if draw.random() < 0.5},
        "marriage": draw.random() < 0.1,
    }
    if newborn and draw.random() < 0.7:
        zone = draw.choice(tuple(LocalZone)).zone
        birth = datetime(born.year, born.month, born.day, 10, tzinfo=zone)
        given |= {
            "born_at": birth.isoformat(),
            "at": (birth + timedelta(hours=24, minutes=draw.choice((-1, 0, 1)))).isoformat(),
        }
    return given


def _done(born: date, on: date, draw: Random) -> date:
    this_year = date(on.year, 1, 1)
    return draw.choice((on, on + timedelta(1), this_year, this_year - timedelta(1), on - timedelta(40), born))


def told(found: PackageAnswer) -> dict[str, Any]:
    window = found.window
    days = (window.opens, window.closes, window.next_opens) if window else ()
    return {
        "edition": found.edition,
        "package": found.package and found.package.code,
        "window": window and [window.state, *(day and day.isoformat() for day in days)],
        "items": [
            [one.item.code, one.asked, list(one.unknown), list(one.lacking), one.done_on and one.done_on.isoformat()]
            for one in found.items
        ],
    }
