"""People drawn around each limit of the services due, with the answers, for the evaluator in TypeScript."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from simpul.knowledge.due import Done, DuePerson, History, NotDone, ServiceDue, due
from simpul.knowledge.due.campaigns import month_of
from simpul.knowledge.due.definition import ASKS, listed_to, schedule
from simpul.knowledge.due.pregnancy import TRIMESTERS
from simpul.knowledge.immunization.days import months_after
from simpul.knowledge.rules.person import kpsp_form_age

HOW_MANY = 3000
AROUND = (-1, 0, 0, 1)
LATE_TO = {listed_to(rule) for rule in schedule() if rule.late_for}
WINDOW_DAYS = sorted({day for rule in schedule() for day in (rule.opens_day, rule.closes_day)} | LATE_TO)
PREGNANT_DAYS = sorted({day for ends in TRIMESTERS.values() for day in ends})
MONTHS = sorted({month for rule in schedule() for ages in rule.by_age for month in ages[:2]})
AGES = sorted({(age, rule.rounded_up_from) for rule in schedule() for age in rule.at_months})
CAMPAIGN_MONTHS = sorted({month for rule in schedule() for month in rule.in_months})
VISITS = sorted({rule.visit for rule in schedule() if rule.visit})
GIVEN = sorted({code for rule in schedule() for _, _, code in rule.by_age})
SHOWN = sorted({code for rule in schedule() for code in (*rule.shown_by, *rule.judged_by)})
SEVERAL = sorted({code for rule in schedule() if rule.times > 1 for code in rule.shown_by})
TOGETHER = sorted({parts for rule in schedule() for parts in rule.done_by if len(parts) > 1})
SCREENED = next(rule for rule in schedule() if rule.again)
ODD_DAYS = [date(2024, 2, 29), date(2025, 8, 31), date(2025, 12, 31), date(2026, 1, 30), date(2026, 2, 28)]


def cases(how_many: int = HOW_MANY) -> Iterator[dict[str, Any]]:
    draw = Random("services due")
    for _ in range(how_many):
        given = drawn(draw)
        yield {"given": given, "expect": [told(one) for one in answered(given)]}


def answered(given: dict[str, Any]) -> list[ServiceDue]:
    """given  as `simpul due` reads it"""
    person = DuePerson(**{key: date.fromisoformat(day) for key, day in given["person"].items()})
    done = tuple(
        Done(
            one["code"],
            day(one["on"]),
            one.get("place", ""),
            frozenset(one.get("shows", ())),
            one.get("count", 0),
            one.get("value"),
        )
        for one in given.get("done", ())
    )
    not_done = tuple(
        NotDone(one["code"], day(one["on"]), day(one["until"]) if one.get("until") else None)
        for one in given.get("not_done", ())
    )
    return due(person, History(done, not_done), day(given["on"]))


def day(text: str) -> date:
    return date.fromisoformat(text)


def drawn(draw: Random) -> dict[str, Any]:
    anchor = draw.choice(ODD_DAYS) if draw.random() < 0.3 else date(2024, 1, 1) + timedelta(draw.randrange(900))
    known = [name for name in ("birth_date", "pregnant_since", "delivered_on") if draw.random() < 0.6]
    on = _near(anchor, draw)
    often = draw.choice((None, None, draw.choice(SEVERAL)))
    return {
        "person": {name: (anchor + timedelta(draw.choice((0, 0, -1, 300)))).isoformat() for name in known},
        "on": on.isoformat(),
        "done": [_done(anchor, on, draw, often) for _ in range(draw.choice((0, 1, 2, 4, 8)))]
        + _found(anchor, on, draw),
        "not_done": [_not_done(anchor, on, draw) for _ in range(draw.choice((0, 0, 1, 2)))],
    }


def _near(anchor: date, draw: Random) -> date:
    """A day around an edge of a window, a trimester, an age, or a month of distribution."""
    kind = draw.random()
    if kind < 0.3:
        day = anchor + timedelta(draw.choice(WINDOW_DAYS))
    elif kind < 0.6:
        day = anchor + timedelta(draw.choice(PREGNANT_DAYS))
    elif kind < 0.7:
        day = months_after(anchor, draw.choice(MONTHS))
    elif kind < 0.8:
        age, days = draw.choice(AGES)
        day = months_after(anchor, age - draw.choice((0, 1))) + timedelta(days)
    else:
        day = draw.choice(month_of(anchor.year + draw.randint(0, 5), draw.choice(CAMPAIGN_MONTHS)))
    return day + timedelta(draw.choice(AROUND))


def _done(anchor: date, on: date, draw: Random, often: str | None) -> dict[str, Any]:
    day = draw.choice((_near(anchor, draw), _near(anchor, draw), on, on + timedelta(draw.randint(-30, 1))))
    return {
        "code": often or draw.choice([*VISITS, *GIVEN, *SHOWN, "pmt_lokal"]),
        "on": day.isoformat(),
        "place": draw.choice(("", "PMB")),
        "shows": [one for one in ASKS if draw.random() < 0.4],
        "count": draw.choice((0, 0, 1, 2)),
    } | ({"value": draw.choice((0, 1, 2))} if draw.random() < 0.5 else {})


def _found(anchor: date, on: date, draw: Random) -> list[dict[str, Any]]:
    """A screening in several answers, now and then without one; or one of an age, on its form or another, repeated."""
    kind = draw.random()
    if kind < 0.4:
        return []
    days = [draw.choice((_near(anchor, draw), on - timedelta(draw.randint(0, 60))))]
    if kind < 0.5:
        parts = draw.choice(TOGETHER)
        left_out = draw.choice((None, *parts))
        return [{"code": one, "on": days[0].isoformat(), "value": 0} for one in parts if one != left_out]
    after = SCREENED.again.days if SCREENED.again else 0
    days += [days[0] + timedelta(after + draw.choice((*AROUND, -5, 40))) for _ in range(draw.choice((0, 1, 2)))]
    return [one for each in days for one in screened(anchor, each, draw)]


def screened(born: date, on: date, draw: Random) -> list[dict[str, Any]]:
    (code,), repeat = SCREENED.done_by[0], "kpsp_repeat"
    found = [{"code": code, "value": draw.choice((6, 7, 8, 8, 9, 10))}] * draw.choice((1, 1, 1, 2))
    age = kpsp_form_age(born, on) if on >= born else 0
    right = SCREENED.at_months.index(age) + 1 if age else 1
    found += [{"code": SCREENED.form, "value": draw.choice((right, right, right, 2))}] * draw.choice((0, 1, 1, 1))
    found += [{"code": repeat, "value": draw.choice((0, 1))}] * draw.choice((0, 0, 0, 1))
    draw.shuffle(found)
    return [one | {"on": on.isoformat()} for one in found]


def _not_done(anchor: date, on: date, draw: Random) -> dict[str, Any]:
    day = draw.choice((_near(anchor, draw), on, on + timedelta(draw.randint(-40, 1))))
    code = draw.choice([rule.code for rule in schedule()] + GIVEN)
    until = draw.choice((None, on + timedelta(draw.choice(AROUND))))
    return {"code": code, "on": day.isoformat()} | ({"until": until.isoformat()} if until else {})


def told(one: ServiceDue) -> list[Any]:
    days = [one.opens, one.ideal, one.closes, one.day]
    seen = one.evidence and [one.evidence.code, one.evidence.on.isoformat(), one.evidence.place]
    return [one.rule.code, one.state.value, *(day.isoformat() for day in days), one.why, one.service, seen, one.have]
