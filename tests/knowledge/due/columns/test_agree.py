"""By columns the services due are of everybody what they are of each: people drawn around each limit, all at once.

The people follow the schedule: a new limit is tried on both sides without anybody writing it. The same on every run.
"""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from simpul.foundation.day_columns import day_of
from simpul.knowledge.due import Done, DuePerson, DueState, History, NotDone, due
from simpul.knowledge.due.answer import REASONS
from simpul.knowledge.due.columns import ServiceColumns, columns_of, due_columns
from simpul.knowledge.due.columns.judging import NO_LINE, NO_SERVICE, NOT_LISTED
from simpul.knowledge.due.columns.states import STATES, WHYS
from simpul.knowledge.due.definition import ASKS, listed_to, schedule
from simpul.knowledge.due.pregnancy import TRIMESTERS
from simpul.knowledge.growth.age import months_before
from tests.knowledge.due.cases import screened

Asked = tuple[DuePerson, History, date]
LATE_TO = {listed_to(one) for one in schedule() if one.late_for}
DAYS = sorted(
    {day for one in schedule() for day in (one.opens_day, one.closes_day)} | LATE_TO | {0, 84, 85, 168, 169, 280}
)
AGES = sorted({month for one in schedule() for first, below, _ in one.by_age for month in (first, below)})
ROUNDED = sorted({(age, one.rounded_up_from) for one in schedule() for age in one.at_months})
MONTHS = sorted({month for one in schedule() for month in one.in_months})
VISITS = sorted({one.visit for one in schedule()} - {""})
GIVEN = sorted({code for one in schedule() for _, _, code in one.by_age})
SHOWN = sorted({code for one in schedule() for code in (*one.shown_by, *one.judged_by)})
SEVERAL = sorted({code for one in schedule() if one.times > 1 for code in one.shown_by})
TOGETHER = sorted({parts for one in schedule() for parts in one.done_by if len(parts) > 1})
SERVICES = [one.code for one in schedule()]
# What is open from the first day is never to come. Nothing that is listed does not apply.
OPEN_AT_ONCE = {one.code for one in schedule() if one.anchor and one.opens_day == 0} | {"K1"}
IMPOSSIBLE = {(code, DueState.NOT_YET) for code in OPEN_AT_ONCE}
IMPOSSIBLE |= {(code, DueState.NOT_APPLICABLE) for code in SERVICES}


def near(draw: Random, day: date) -> date:
    return day + timedelta(draw.choice((-1, 0, 0, 1)))


def a_day(draw: Random, years: tuple[int, int] = (2023, 2028)) -> date:
    """Often the end or the beginning of a month of distribution, or of February."""
    year = draw.randrange(*years)
    ends = [date(year, month, 1) for month in (*MONTHS, *(month + 1 for month in MONTHS), 1, 3)]
    return near(draw, draw.choice(ends)) if draw.random() < 0.6 else date(year, 1, 1) + timedelta(draw.randrange(365))


def shown(draw: Random) -> frozenset[str]:
    return frozenset(one for one in ASKS if draw.random() < 0.3)


def asked_of(draw: Random) -> Asked:
    on = a_day(draw)
    born = near(draw, months_before(on, draw.choice((*AGES, *range(0, 60, 7)))))
    if draw.random() < 0.3:
        born = near(draw, on - timedelta(draw.choice(DAYS)))
    elif draw.random() < 0.3:
        age, days = draw.choice(ROUNDED)
        born = near(draw, months_before(on - timedelta(days), age - draw.choice((0, 1))))
    person = DuePerson(
        birth_date=born if draw.random() < 0.8 else None,
        pregnant_since=on - timedelta(draw.choice(DAYS) + draw.choice((-1, 0, 1))) if draw.random() < 0.5 else None,
        delivered_on=near(draw, on - timedelta(draw.choice(DAYS))) if draw.random() < 0.4 else None,
    )
    begins = [day for day in (person.birth_date, person.pregnant_since, person.delivered_on) if day] or [on]

    def when() -> date:
        if draw.random() < 0.4:
            return near(draw, draw.choice((a_day(draw, (on.year - 1, on.year + 1)), on)))
        return near(draw, draw.choice(begins) + timedelta(draw.choice(DAYS)))

    often = draw.choice((VISITS + GIVEN + SHOWN, VISITS + GIVEN + SHOWN, [draw.choice(SEVERAL)]))
    done = [
        Done(draw.choice(often), when(), str(at), shown(draw), draw.choice((0, 0, 1, 2)), draw.choice((None, 0, 1, 2)))
        for at in range(draw.randrange(9))
    ]
    if draw.random() < 0.2:
        parts, day = draw.choice(TOGETHER), when()
        done += [Done(code, day) for code in parts if draw.random() < 0.98]
    if person.birth_date and draw.random() < 0.3:
        first = on - timedelta(draw.randrange(90))
        for day in [first, *(first + timedelta(draw.choice((13, 14, 15, 30))) for _ in range(draw.randrange(3)))]:
            told = screened(person.birth_date, day, draw)
            done += [Done(one["code"], day, "sdidtk", value=one["value"]) for one in told]
    if person.pregnant_since and draw.random() < 0.7:
        first = person.pregnant_since + timedelta(draw.randrange(200))
        done += [Done("anc", first + timedelta(draw.randrange(90)), f"visit {at}", shown(draw)) for at in range(6)]
    group = "bumil" if person.pregnant_since else "nifas" if person.delivered_on else "neonatus"
    about = [one.code for one in schedule() if one.group == group] if draw.random() < 0.5 else SERVICES + GIVEN

    def no() -> NotDone:
        return NotDone(draw.choice(about), draw.choice((when(), near(draw, on))), draw.choice((None, near(draw, on))))

    said = [no() for _ in range(draw.randrange(5))]
    return person, History(tuple(done), tuple(said)), on


def people(seed: str, count: int) -> list[Asked]:
    draw = Random(seed)
    return [asked_of(draw) for _ in range(count)]


def alone(asked: Asked) -> dict[str, list[Any]]:
    return {
        one.rule.code: [
            one.state,
            one.opens,
            one.ideal,
            one.closes,
            one.why,
            one.day,
            one.service,
            one.evidence,
            one.have,
            one.again,
        ]
        for one in due(*asked)
    }


def together(found: list[ServiceColumns], told: list[Done], row: int) -> dict[str, list[Any]]:
    return {one.rule.code: _said(one, told, row) for one in found if one.state[row] != NOT_LISTED}


def _said(one: ServiceColumns, told: list[Done], row: int) -> list[Any]:
    line, service = int(one.evidence[row]), int(one.service[row])
    days = [day_of(int(column[row])) for column in (one.opens, one.ideal, one.closes)]
    given = "" if service == NO_SERVICE else one.rule.by_age[service][2]
    evidence = None if line == NO_LINE else told[line]
    why, day = WHYS[one.why[row]], day_of(int(one.day[row]))
    return [STATES[one.state[row]], *days, why, day, given, evidence, int(one.have[row]), bool(one.again[row])]


def differences(asked: Sequence[Asked]) -> list[Any]:
    found, told = due_columns(columns_of(asked)), [one for _, history, _ in asked for one in history.done]
    pairs = ((one, alone(one), together(found, told, row)) for row, one in enumerate(asked))
    return [(one, expected, said) for one, expected, said in pairs if expected != said]


def read(given: dict[str, Any]) -> Asked:
    """A case of vectors/due."""

    def day(text: str | None) -> date | None:
        return date.fromisoformat(text) if text else None

    def days(lines: list[dict[str, str]]) -> list[date]:
        return [date.fromisoformat(one["on"]) for one in lines]

    done, said = given.get("done", []), given.get("not_done", [])
    history = History(
        tuple(
            Done(one["code"], on, one.get("place", ""), count=one.get("count", 0), value=one.get("value"))
            for one, on in zip(done, days(done), strict=True)
        ),
        tuple(NotDone(one["code"], on, day(one.get("until"))) for one, on in zip(said, days(said), strict=True)),
    )
    return DuePerson(**{key: day(one) for key, one in given["person"].items()}), history, days([given])[0]


CASES = [
    read(case["given"])
    for path in sorted((Path(__file__).parents[4] / "vectors/due").glob("*.json"))
    for case in json.loads(path.read_text())["cases"]
]
DRAWN = people("around each limit", 4000)


def test_every_worked_case_is_answered_alike_in_one_population() -> None:
    assert len(CASES) > 50
    assert differences(CASES)[:1] == []


def test_people_around_each_limit_are_answered_alike_in_one_population() -> None:
    assert differences(DRAWN)[:1] == []


def test_who_stands_beside_somebody_changes_nothing_for_them() -> None:
    for one in DRAWN[:60]:
        assert differences([one]) == []
    assert differences(DRAWN[:500][::-1])[:1] == []


def test_the_drawn_people_reach_every_service_in_every_state_and_every_reason() -> None:
    """What nobody was drawn for is not held together by chance."""
    found = [one for asked in DRAWN for one in due(*asked)]
    states = {(one.rule.code, one.state) for one in found}
    wanted = {(code, state) for code in SERVICES for state in DueState} - IMPOSSIBLE
    assert wanted - states == set()
    assert {one.why for one in found} == set(REASONS)
    assert {one.service for one in found} == {"", *GIVEN}
    assert {last for _, last in TRIMESTERS.values()} <= set(DAYS)


def test_nobody_is_no_fault() -> None:
    assert [len(one.state) for one in due_columns(columns_of([]))] == [0] * len(schedule())


@pytest.mark.parametrize("person", [DuePerson(), DuePerson(birth_date=date(2027, 1, 1))], ids=["unknown", "not born"])
def test_whom_nothing_applies_to_has_nothing_listed(person: DuePerson) -> None:
    asked = [DRAWN[0], (person, History(), date(2026, 12, 31)), DRAWN[1]]
    assert differences(asked) == []
    assert all(one.state[1] == NOT_LISTED for one in due_columns(columns_of(asked)))
