"""By columns the engine answers of everybody what it answers of each: worked cases, and people around each limit."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.immunization import Asked, DoseReason, Given, NotDoneReason, Reason, State, evaluate, read_asked
from simpul.knowledge.immunization.columns import columns_of, evaluate_columns, opened_columns
from tests.knowledge.immunization.columns.drawn import people
from tests.knowledge.immunization.columns.said import differences

FOLDER = Path(__file__).parents[4] / "vectors/immunization"
CASES = [
    read_asked(case["given"]).asked
    for path in sorted(FOLDER.glob("*.json"))
    for case in json.loads(path.read_text())["cases"]
]
DRAWN = people("around each limit", 3000)
FIRST = (date(2025, 1, 1), "35.71")


def test_every_worked_case_is_answered_alike_in_one_population() -> None:
    assert len(CASES) >= 370
    assert differences(CASES)[:1] == []


def test_people_around_each_limit_are_answered_alike() -> None:
    assert differences(DRAWN)[:1] == []


def is_open(one: Asked) -> bool:
    opened = (State.DUE, State.LATE)
    return any(found.state in opened and not found.not_done for found in evaluate(one).next.values())


def test_whether_any_dose_is_open_is_answered_alike_whoever_is_the_oldest() -> None:
    """Of pupils and of women it is asked only where somebody is old enough."""
    each = [(one, is_open(one)) for one in (*DRAWN[::6], *CASES[::2])]
    for years in (1, 6, 8, 12, 16, 100):
        younger = [(one, found) for one, found in each if (one.as_of - one.birth_date).days < 366 * years]
        assert opened_columns(columns_of([one for one, _ in younger])).tolist() == [found for _, found in younger]
        assert {found for _, found in younger} == {True, False}


def test_who_stands_beside_somebody_changes_nothing_for_them() -> None:
    """Each alone, and everybody in another order."""
    for one in DRAWN[::60]:
        assert differences([one]) == []
    assert differences([*DRAWN[::7], *CASES[::3]][::-1])[:1] == []


def test_the_drawn_people_reach_every_state_and_every_reason() -> None:
    """What nobody was drawn for is not held together by chance."""
    found = [evaluate(one) for one in DRAWN]
    coming = [one for evaluation in found for one in evaluation.next.values()]
    reasons = Counter(one.reason for one in coming)
    doses = Counter(one.reason for evaluation in found for one in evaluation.doses)
    assert {one.state for one in coming} == set(State)
    assert {reason for reason in Reason if reasons[reason] < 20} == set()
    assert {reason for reason in DoseReason if doses[reason] < 20} == set()
    said_no = Counter(one.not_done.reason for one in coming if one.not_done)
    assert all(said_no[reason] > 50 for reason in NotDoneReason)
    assert {(one.idl, one.ibl) for one in map(evaluate, [*DRAWN, *CASES])} == {
        *((False, False), (True, False), (False, None), (True, None), (True, True))
    }


def test_nobody_is_no_fault_and_nobody_has_a_history() -> None:
    assert len(evaluate_columns(columns_of([])).idl) == 0
    assert differences([Asked(FIRST[0], Sex.FEMALE, date(2026, 1, 1), FIRST[1])]) == []


EDGES = [date(1899, 12, 31), date(1900, 1, 1), date(2024, 12, 31), date(2200, 12, 31), date(2201, 1, 1)]


@pytest.mark.parametrize("day", EDGES, ids=str)
def test_who_cannot_be_evaluated_stands_in_nobodys_way(day: date) -> None:
    """Before birth, and outside what calendars of living people hold; the day of a dose too."""
    dose = (Given("BCG", date(2025, 2, 1)), Given("MR", day))
    asked_then = Asked(FIRST[0], Sex.FEMALE, day, FIRST[1], dose)
    born_then = Asked(day, Sex.FEMALE, date(2026, 1, 1), FIRST[1], dose)
    told_then = Asked(date(1900, 1, 1), Sex.FEMALE, date(2200, 12, 31), FIRST[1], dose)
    assert differences([DRAWN[0], asked_then, born_then, told_then, DRAWN[1]]) == []
