"""Which visit of a pregnancy is K1 to K6? One in the first trimester, two in the second, three in the third (ANC-2).

The first visit is K1 whenever it comes, since everybody begins with it (status from memory: "K1 is the first contact");
every other visit takes the next free place of its own trimester. A fourth visit of a trimester takes none.
"""

from collections.abc import Sequence
from datetime import date

from simpul.knowledge.due.answer import Done
from simpul.knowledge.due.definition import Kind, ServiceRule, schedule
from simpul.knowledge.forms.facts import MORE_ANC
from simpul.knowledge.pregnancy.dates import PREGNANCY_DAYS, gestation_days

TRIMESTERS = {1: (0, 84), 2: (85, 168), 3: (169, PREGNANCY_DAYS)}  # days, clinical-rules ANC-1
PLACES = {1: 1, 2: 2, 3: 3}


def trimester_of(day: int) -> int:
    """The trimester of a day of pregnancy; the third lasts until the birth."""
    return next((one for one, (_, last) in TRIMESTERS.items() if day <= last), 3)


def slots(visits: Sequence[Done], since: date) -> dict[tuple[int, int], Done]:
    """visits: the oldest first, one a day at most counts. By trimester and place among its visits."""
    found: dict[tuple[int, int], Done] = {}
    taken: set[date] = set()
    for one in visits:
        if one.on in taken:
            continue
        taken.add(one.on)
        if (1, 1) not in found:
            found[1, 1] = one
            continue
        trimester = trimester_of(gestation_days(since, one.on))
        place = next((nth for nth in range(1, PLACES[trimester] + 1) if (trimester, nth) not in found), None)
        if place:
            found[trimester, place] = one
    return found


def lacking(rule: ServiceRule, done: Done | None, visits: Sequence[Done], since: date) -> tuple[str, ...]:
    """What a visit asks for that no visit of its trimester shows: whom a doctor saw a week later a doctor saw."""
    if done is None:
        return ()
    trimester = trimester_of(gestation_days(since, done.on))
    within = (one for one in visits if trimester_of(gestation_days(since, one.on)) == trimester)
    shown = {one for visit in within for one in visit.shows}
    return tuple(one for one in rule.asks if one not in shown)


def visit_on(done: Sequence[Done], since: date, on: date) -> str:
    """K1 to K6: which visit of the pregnancy one of this day is; MORE_ANC where its trimester has no place left.

    done   visits of any kind; those of the pregnancy before that day count
    since  the first day of the last period
    """
    kinds = {(one.trimester, one.nth): one for one in schedule() if one.kind is Kind.PREGNANCY_VISITS}
    today = Done(next(one.visit for one in kinds.values()), on)
    before = [one for one in done if one.code == today.code and since <= one.on < on]
    filled = slots([*sorted(before, key=lambda one: one.on), today], since)
    return next((kinds[place].code for place, one in filled.items() if one is today), MORE_ANC)
