"""What is due, late, done, refused or planned: the worked checks of the sources, and the days around each limit."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.knowledge.due import Done, DuePerson, DueState, History, NotDone, ServiceDue, due
from simpul.knowledge.due.campaigns import old_enough
from simpul.knowledge.due.definition import ASKS, ScheduleError, schedule, schedule_of
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.rules.person import kpsp_form_age

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
VITAMIN_A = next(one for one in schedule() if one.code == "VITAMIN-A")


def services(person: DuePerson, on: date, *done: Done, not_done: tuple[NotDone, ...] = ()) -> dict[str, ServiceDue]:
    return {one.rule.code: one for one in due(person, History(done, not_done), on)}


def states(person: DuePerson, on: date, *done: Done) -> dict[str, str]:
    return {code: one.state.value for code, one in services(person, on, *done).items()}


def test_a_visit_on_the_fifth_day_is_kf2_and_kf1_is_missing() -> None:
    """ilp.md 15, check 6: born 1 March, visit on 6 March, today is 10 March."""
    mother = DuePerson(delivered_on=date(2026, 3, 1))
    found = states(mother, date(2026, 3, 10), Done("nifas", date(2026, 3, 6)))
    visits = {code: state for code, state in found.items() if code.startswith("KF")}
    assert visits == {"KF1": "terlambat", "KF2": "terpenuhi", "KF3": "jatuh_tempo", "KF4": "belum_waktu"}


@pytest.mark.parametrize(
    ("day", "counted"),
    [(1, "KF1"), (3, "KF1"), (4, "KF2"), (8, "KF2"), (9, "KF3"), (29, "KF3"), (30, "KF4"), (43, "KF4"), (44, "")],
)
def test_the_day_of_the_visit_says_which_it_is(day: int, counted: str) -> None:
    """clinical-rules PNC-1: born 1 May; the days of May, 43 is 12 June."""
    born, visit = date(2026, 5, 1), date(2026, 4, 30) + timedelta(day)
    found = states(DuePerson(delivered_on=born), max(visit, date(2026, 6, 12)), Done("nifas", visit))
    assert [code for code, state in found.items() if state == "terpenuhi"] == [counted] * bool(counted)


def test_a_newborn_has_three_visits_of_its_own() -> None:
    found = states(DuePerson(birth_date=date(2026, 5, 1)), date(2026, 5, 8), Done("neonatal", date(2026, 5, 2)))
    assert {code: found[code] for code in ("KN1", "KN2", "KN3")} == {
        "KN1": "terpenuhi", "KN2": "jatuh_tempo", "KN3": "belum_waktu",
    }  # fmt: skip
    assert "KN1" not in states(DuePerson(birth_date=date(2026, 5, 1)), date(2026, 5, 30))


SINCE = date(2026, 1, 1)  # HPHT: 84 days are 26 March, 168 are 18 June (clinical-rules ANC-1, A02 to A05)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 3, 26), "jatuh_tempo belum_waktu belum_waktu"),
        (date(2026, 3, 27), "terlambat jatuh_tempo belum_waktu"),
        (date(2026, 6, 18), "terlambat jatuh_tempo belum_waktu"),
        (date(2026, 6, 19), "terlambat terlambat jatuh_tempo"),
    ],
)
def test_the_trimesters_begin_and_end_on_their_days(on: date, expected: str) -> None:
    found = states(DuePerson(pregnant_since=SINCE), on)
    assert " ".join(found[code] for code in ("K1", "K2", "K4")) == expected


def test_six_visits_fill_six_places() -> None:
    days = [date(2026, 2, 1), date(2026, 4, 1), date(2026, 5, 1), date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)]
    found = states(DuePerson(pregnant_since=SINCE), date(2026, 9, 2), *(Done("anc", day) for day in days))
    assert {found[f"K{nth}"] for nth in range(1, 7)} == {"terpenuhi"}


def test_the_first_visit_is_k1_also_late_and_a_fourth_of_a_trimester_takes_no_place() -> None:
    visits = [Done("anc", date(2026, 4, day), "", frozenset(ASKS)) for day in (1, 10, 20, 30)]
    found = services(DuePerson(pregnant_since=SINCE), date(2026, 5, 1), *visits)
    assert (found["K1"].state, found["K1"].why) == (DueState.DONE, "done_late")
    assert [found[code].evidence for code in ("K1", "K2", "K3")] == visits[:3]
    assert found["K4"].state is DueState.NOT_YET


def test_two_papers_of_one_visit_are_one_visit() -> None:
    twice = (Done("anc", date(2026, 4, 1), "Pustu"), Done("anc", date(2026, 4, 1), "PMB"))
    found = states(DuePerson(pregnant_since=SINCE), date(2026, 5, 1), *twice)
    assert (found["K1"], found["K2"]) == ("terpenuhi", "jatuh_tempo")


@pytest.mark.parametrize(
    ("born", "on", "service", "state"),
    [
        (date(2025, 8, 10), date(2026, 2, 10), "vitamin_a_biru", "jatuh_tempo"),
        (date(2025, 8, 11), date(2026, 2, 10), "vitamin_a_biru", "belum_waktu"),
        (date(2025, 2, 11), date(2026, 2, 10), "vitamin_a_biru", "jatuh_tempo"),
        (date(2025, 2, 10), date(2026, 2, 10), "vitamin_a_merah", "jatuh_tempo"),
        (date(2021, 2, 11), date(2026, 2, 10), "vitamin_a_merah", "jatuh_tempo"),
        (date(2025, 7, 10), date(2026, 3, 10), "vitamin_a_biru", "terlambat"),
    ],
)
def test_vitamin_a_by_age_and_month(born: date, on: date, service: str, state: str) -> None:
    """clinical-rules GROW-11: 6 months 0 days, 5 months 29 days, 11 months 30 days, 12, 59 months, and sweeping."""
    found = services(DuePerson(birth_date=born), on)["VITAMIN-A"]
    assert (found.service, found.state.value) == (service, state)


def test_vitamin_a_ends_with_sixty_months() -> None:
    assert "VITAMIN-A" not in states(DuePerson(birth_date=date(2021, 2, 10)), date(2026, 2, 10))


def test_who_was_too_young_waits_for_the_month_in_which_the_age_is_reached() -> None:
    found = services(DuePerson(birth_date=date(2026, 3, 5)), date(2026, 8, 31))["VITAMIN-A"]
    assert (found.state, found.opens, found.closes) == (DueState.NOT_YET, date(2027, 2, 1), date(2027, 2, 28))


def test_a_capsule_counts_for_its_month_only_and_wherever_it_was_given() -> None:
    child = DuePerson(birth_date=date(2024, 1, 1))
    given_in_august = Done("vitamin_a_merah", date(2026, 9, 2), "PMB")
    assert states(child, date(2026, 11, 29), given_in_august)["VITAMIN-A"] == "terpenuhi"
    assert states(child, date(2027, 2, 1), given_in_august)["VITAMIN-A"] == "jatuh_tempo"
    assert states(child, date(2026, 11, 29), Done("vitamin_a_merah", date(2026, 4, 1)))["VITAMIN-A"] == "terlambat"


def test_who_said_no_is_not_late_and_who_was_given_a_day_waits_for_it() -> None:
    child, on = DuePerson(birth_date=date(2024, 1, 1)), date(2026, 11, 29)
    no = (NotDone("VITAMIN-A", date(2026, 8, 5)),)
    later = (NotDone("VITAMIN-A", date(2026, 8, 5), until=on),)
    assert services(child, on, not_done=no)["VITAMIN-A"].state is DueState.REFUSED
    assert services(child, on, not_done=later)["VITAMIN-A"].state is DueState.PLANNED
    assert services(child, on + timedelta(1), not_done=later)["VITAMIN-A"].state is DueState.LATE


@given(born=DAYS, on=DAYS)
def test_nothing_is_asked_twice_and_every_window_opens_before_it_closes(born: date, on: date) -> None:
    found = due(DuePerson(birth_date=born, pregnant_since=born, delivered_on=born), History(), on)
    codes = [one.rule.code for one in found]
    assert len(set(codes)) == len(codes)
    assert all(one.opens <= one.ideal <= one.closes for one in found)


@given(born=DAYS)
def test_the_day_of_an_age_is_the_first_on_which_it_is_complete(born: date) -> None:
    day = old_enough(VITAMIN_A, born)
    assert completed_months(born, day) == 6
    assert completed_months(born, day - timedelta(1)) == 5


@given(born=st.dates(date(2018, 1, 1), date(2028, 12, 31)), on=DAYS)
def test_the_screening_is_that_of_the_form_by_which_it_is_judged(born: date, on: date) -> None:
    """DEV-1, as the rule DEV-KPSP reads it: the form is that of the age whose window opened last, and then of none."""
    found = services(DuePerson(birth_date=born), on).get("KPSP")
    form = kpsp_form_age(born, on) if on >= born else 0
    assert (found is not None and found.opens <= on) == (form > 0)
    if found and form:
        assert kpsp_form_age(born, found.opens) == form
        assert kpsp_form_age(born, found.opens - timedelta(1)) != form
        assert completed_months(born, found.opens) == form - 1
        assert completed_months(born, found.closes) == form


MISTAKES: list[dict[str, object]] = [
    {"kind": "whenever"}, {"source": ""}, {"status": "sure"}, {"closes_day": -1}, {"more": 1}, {"by": []},
    {"anchor": "wedding"}, {"done_by": ["vitamin_k1"]}, {"visit": "", "done_by": ["vitamin_k2"]}, {"times": 2},
    {"visit": ""}, {"visit": "", "done_by": ["vitamin_k1"], "number": "vitamin_a_capsules"},
    {"visit": "", "done_by": ["vitamin_k1"], "number": "vitamin_k1"},
    {"late_for": {"days": 0, "status": "engineering", "source": "a test"}},
    {"late_for": {"days": 30, "status": "engineering", "source": ""}}, {"late_for": {"days": 30, "source": "a test"}},
]  # fmt: skip


AGAIN = {"days": 14, "status": "engineering", "source": "a test"}
OF_AGES: list[dict[str, object]] = [
    {"done_by": ["kpsp_yes", "kpsp_yes"]}, {"done_by": [["kpsp_yes", "kpsp_sum"]]}, {"done_by": [[]]},
    {"at_months": [6, 3]}, {"form": "kpsp_yes"}, {"form": "kpsp_form"}, {"again": AGAIN},
    {"again": AGAIN | {"when": {"all": []}}}, {"again": AGAIN | {"when": {"any": [{"is": ["kpsp_yes", 7]}]}}},
    {"again": AGAIN | {"when": {"all": [{"about": ["kpsp_yes", 7]}]}}},
    {"again": AGAIN | {"when": {"all": [{"is": ["kpsp_sum", 7]}]}}},
    {"again": AGAIN | {"days": 0, "when": {"all": [{"is": ["kpsp_yes", 7]}]}}},
]  # fmt: skip


@pytest.mark.parametrize("changed", OF_AGES, ids=str)
def test_a_screening_with_a_mistake_does_not_load(changed: dict[str, object]) -> None:
    whole = {
        "code": "X", "group": "balita", "label_id": "x", "label_en": "x", "kind": "ages", "at_months": [3, 6],
        "rounded_up_from": 16, "done_by": ["kpsp_yes"], "places": ["pustu"], "by": ["nakes"],
        "again": AGAIN | {"when": {"all": [{"is_not": ["kpsp_repeat", True]}]}},
        "status": "engineering", "source": "a test",
    }  # fmt: skip
    content = {"edition": "1", "valid_from": "2026-11-01"}
    assert schedule_of(content | {"services": [whole]})[0].judged_by == {"kpsp_repeat"}
    with pytest.raises(ScheduleError, match="X"):
        schedule_of(content | {"services": [whole | changed]})


@pytest.mark.parametrize("changed", MISTAKES, ids=lambda one: next(iter(one)))
def test_a_schedule_with_a_mistake_does_not_load(changed: dict[str, object]) -> None:
    whole = {
        "code": "X", "group": "nifas", "label_id": "x", "label_en": "x", "kind": "window", "visit": "nifas",
        "anchor": "delivery", "opens_day": 0, "closes_day": 2, "places": ["rumah"], "by": ["bidan"],
        "status": "engineering", "source": "a test",
    }  # fmt: skip
    content = {"edition": "1", "valid_from": "2026-11-01"}
    assert schedule_of(content | {"services": [whole]})[0].code == "X"
    with pytest.raises(ScheduleError, match="X"):
        schedule_of(content | {"services": [whole | changed]})
    with pytest.raises(ScheduleError, match="two services"):
        schedule_of(content | {"services": [whole, whole]})
