"""An unrelated visit never loses a service, nor fulfils one: what was done and is no evidence of a service leaves its
state, its window and its evidence as they were, whoever it is and whenever it was; one by one and by columns.

What is evidence of a service is read from services.json itself. The same people and entries on every run.
"""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from simpul.knowledge.concepts import concepts, services
from simpul.knowledge.due import Done, DuePerson, DueState, History, NotDone, due
from simpul.knowledge.due.columns import columns_of, due_columns
from simpul.knowledge.due.definition import ASKS, FILE
from tests.knowledge.due.cases import screened
from tests.knowledge.due.columns.test_agree import Asked, together

ON = date(2026, 8, 20)  # in a month of distribution
HOW_MANY = 250


def _days_ago(first: int, last: int, draw: Random) -> date:
    return ON - timedelta(draw.randrange(first, last + 1))


def _after_birth(draw: Random) -> DuePerson:
    return DuePerson(birth_date=date(1998, 3, 5), delivered_on=_days_ago(0, 42, draw))


KINDS: dict[str, Callable[[Random], DuePerson]] = {
    "pregnant": lambda draw: DuePerson(date(1998, 3, 5), pregnant_since=_days_ago(20, 279, draw)),
    "after birth": _after_birth,
    "newborn": lambda draw: DuePerson(birth_date=_days_ago(0, 28, draw)),
    "infant": lambda draw: DuePerson(birth_date=_days_ago(60, 364, draw)),
    "under five": lambda draw: DuePerson(birth_date=_days_ago(366, 1825, draw)),
}


def evidence_of(rule: dict[str, Any]) -> set[str]:
    """Every code that a service can rest on, by the words of the file."""
    parts = [[one] if isinstance(one, str) else one for one in rule.get("done_by", [])]
    by_age = [code for _, _, code in rule.get("by_age", [])]
    tests = [told for one in rule.get("again", {}).get("when", {}).get("all", []) for told in one.values()]
    named = {rule.get("visit"), rule.get("number"), rule.get("form"), *by_age, *(code for code, _ in tests)}
    return {code for code in (*named, *(code for those in parts for code in those)) if code}


EVIDENCE: dict[str, set[str]] = {one["code"]: evidence_of(one) for one in json.loads(FILE.read_text())["services"]}
ANY_EVIDENCE = sorted(set().union(*EVIDENCE.values()))
VOCABULARY = sorted({*services(), *concepts(), *ANY_EVIDENCE, "no code of ours"})


def an_entry(code: str, since: date, draw: Random) -> Done:
    """Anywhere in time, also to come."""
    day = since + timedelta(draw.randrange((ON - since).days + 60))
    shows = frozenset(one for one in ASKS if draw.random() < 0.5)
    return Done(code, day, draw.choice("abc"), shows, draw.choice((0, 1, 2)), draw.choice((None, 0, 1, 7, 9)))


def drawn(kind: str, draw: Random) -> tuple[Asked, Asked, str]:
    """Somebody with a history, the same with one entry more, and the code of that entry."""
    person = KINDS[kind](draw)
    since = max(day for day in (person.birth_date, person.pregnant_since, person.delivered_on) if day)
    listed = [one.rule.code for one in due(person, History(), ON)]
    often = draw.choice((1, 1, 4))
    wanted = [code for one in listed if draw.random() < 0.6 for code in sorted(EVIDENCE[one]) * often]
    told = [an_entry(code, since, draw) for code in wanted if draw.random() < 0.9]
    if told and draw.random() < 0.5:  # so that several that stand together do so
        told = [Done(one.code, told[0].on, one.place, one.shows, one.count, one.value) for one in told]
    if person.birth_date and draw.random() < 0.5:
        day = _days_ago(0, 60, draw)
        told += [Done(one["code"], day, value=one["value"]) for one in screened(person.birth_date, day, draw)]
    said = [NotDone(one, _days_ago(0, 30, draw)) for one in listed if draw.random() < 0.1]
    of_others = [code for code in ANY_EVIDENCE if any(code not in EVIDENCE[one] for one in listed)]
    more = an_entry(draw.choice((draw.choice(of_others), draw.choice(VOCABULARY))), since, draw)
    at = draw.randrange(len(told) + 1)
    before, after = (History(tuple(those), tuple(said)) for those in (told, [*told[:at], more, *told[at:]]))
    return (person, before, ON), (person, after, ON), more.code


def people(kind: str) -> list[tuple[Asked, Asked, str]]:
    draw = Random(f"unrelated, {kind}")
    return [drawn(kind, draw) for _ in range(HOW_MANY)]


def others(code: str) -> list[str]:
    """The services that such an entry is no evidence of."""
    return [one for one, evidence in EVIDENCE.items() if code not in evidence]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_evidence_of_a_service_leaves_it_as_it_was(kind: str) -> None:
    for before, after, code in people(kind):
        was, now = ({one.rule.code: one for one in due(*asked)} for asked in (before, after))
        for service in others(code):
            assert now.get(service) == was.get(service), (code, before)


@pytest.mark.parametrize("kind", KINDS)
def test_nor_is_it_otherwise_by_columns(kind: str) -> None:
    drawn_ = people(kind)
    said = []
    for those in ([before for before, _, _ in drawn_], [after for _, after, _ in drawn_]):
        found, told = due_columns(columns_of(those)), [one for _, history, _ in those for one in history.done]
        said.append([together(found, told, row) for row in range(len(those))])
    for was, now, (before, _, code) in zip(*said, drawn_, strict=True):
        for service in others(code):
            assert now.get(service) == was.get(service), (code, before)


def test_the_people_have_every_service_open_and_done_beside_an_unrelated_entry() -> None:
    """What is nobody's cannot be lost."""
    found: Counter[tuple[str, bool]] = Counter()
    for kind in KINDS:
        for before, _, code in people(kind):
            listed = [one for one in due(*before) if one.rule.code in others(code)]
            found.update((one.rule.code, one.state is DueState.DONE) for one in listed)
    assert {one for one in EVIDENCE for done in (True, False) if found[one, done] < 5} == set()
