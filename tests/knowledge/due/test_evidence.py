"""A saved visit is evidence by its form; which visit of the schedule it is, its day says."""

from datetime import date, timedelta

import pytest

from simpul.knowledge.concepts import services
from simpul.knowledge.due import (
    Done,
    DuePerson,
    DueState,
    History,
    OnForm,
    done_of,
    due,
    findings,
    found,
    recorded_visits,
)
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.due.pregnancy import visit_on
from simpul.knowledge.forms.definition import CountsAs
from simpul.knowledge.forms.facts import ANC_VISITS, MORE_ANC
from simpul.knowledge.forms.registry import forms

HPHT = date(2026, 1, 1)


def day(of_pregnancy: int) -> date:
    return HPHT + timedelta(of_pregnancy)


def test_every_visit_of_the_schedule_has_a_form_and_every_form_a_visit_of_the_schedule() -> None:
    assert recorded_visits() == {one.visit for one in schedule()} - {""} == set(CountsAs)


def test_whatever_else_fulfils_a_service_is_asked_on_some_form_and_means_one_thing() -> None:
    asked = {one.code for form in forms().values() for _, one in form.fields()}
    assert {code for rule in schedule() for code in (*rule.shown_by, *rule.judged_by)} <= asked
    assert findings()
    assert not findings() & services().keys()


def test_visits_count_by_their_form_the_oldest_first() -> None:
    kept = [
        OnForm("nifas", date(2026, 10, 9), "Pustu Campurejo"),
        OnForm("anc", date(2026, 2, 26), "Puskesmas"),
        OnForm("posyandu_ibu_hamil", date(2026, 2, 27)),
        OnForm("", date(2026, 2, 28)),
        OnForm("a_form_of_long_ago", date(2026, 3, 1)),
    ]
    assert done_of(kept) == [
        Done("anc", date(2026, 2, 26), "Puskesmas"),
        Done("nifas", date(2026, 10, 9), "Pustu Campurejo"),
    ]


def test_a_finding_keeps_its_value_and_only_a_number_of_capsules_says_how_many() -> None:
    day = date(2026, 5, 4)
    assert found("vitamin_a_capsules", 2, day) == Done("vitamin_a_capsules", day, count=2, value=2)
    assert found("kpsp_yes", 0, day, "Pustu") == Done("kpsp_yes", day, "Pustu", count=0, value=0)
    assert found("kpsp_repeat", 0, day) is None


@pytest.mark.parametrize("code", ["anc", "nifas", "neonatal"])
def test_a_saved_form_closes_what_was_due_that_day(code: str) -> None:
    assert (code, "2026.11") in forms()
    born = date(2026, 11, 1)
    person = DuePerson(birth_date=born, pregnant_since=born, delivered_on=born)
    on = born + timedelta(10)
    states = {one.rule.code: one.state for one in due(person, History(tuple(done_of([OnForm(code, on)]))), on)}
    closed = {"anc": "K1", "nifas": "KF3", "neonatal": "KN3"}
    for kind, service in closed.items():
        assert (states[service] is DueState.DONE) is (kind == code), service


@pytest.mark.parametrize(
    ("before", "today", "visit"),
    [
        ([], 56, "K1"), ([], 84, "K1"), ([], 200, "K1"),
        ([56], 57, MORE_ANC), ([56], 85, "K2"), ([56, 85], 120, "K3"), ([56, 85, 120], 168, MORE_ANC),
        ([56], 169, "K4"), ([56, 85, 120, 169], 200, "K5"), ([56, 85, 120, 169, 200], 252, "K6"),
        ([56, 85, 120, 169, 200, 252], 266, MORE_ANC),
        ([56], 56, "K1"), ([-30], 56, "K1"), ([120], 56, "K1"),
    ],
)  # fmt: skip
def test_which_visit_of_a_pregnancy_a_day_is(before: list[int], today: int, visit: str) -> None:
    """On the day of a visit it is the same one again; what came before this pregnancy, or comes later, is no part."""
    done = [Done("anc", day(one)) for one in before] + [Done("nifas", day(1))]
    assert visit_on(done, HPHT, day(today)) == visit


def test_the_gates_know_the_visits_of_the_schedule() -> None:
    assert {one.code for one in schedule() if one.visit == "anc"} == set(ANC_VISITS)
