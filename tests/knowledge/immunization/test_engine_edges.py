"""What the worked cases leave open, and what is wrong in a history: the decisions of the engine, one by one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.immunization import (
    Asked,
    DoseReason,
    Evaluation,
    Given,
    Judged,
    Kipi,
    NotDone,
    NotDoneReason,
    Precision,
    Problem,
    Reason,
    State,
    evaluate,
    read_asked,
)

BORN = date(2025, 1, 10)
CITY, BALI = "35.71", "51.71"


def child(as_of: str, *history: Given, born: date = BORN, area: str = CITY, **more: Any) -> Asked:
    return Asked(born, Sex.FEMALE, date.fromisoformat(as_of), area, history, **more)


def dose(antigen: str, day: str | None, **more: Any) -> Given:
    return Given(antigen, date.fromisoformat(day) if day else None, **more)


def of(found: Evaluation, antigen: str) -> list[Judged]:
    return [one for one in found.doses if one.antigen == antigen]


BAD = {
    "before the birth": (dose("BCG", "2025-01-09"), Problem.BEFORE_BIRTH),
    "tomorrow": (dose("BCG", "2026-01-11"), Problem.IN_FUTURE),
    "next month": (dose("BCG", "2026-02-01", precision=Precision.MONTH), Problem.IN_FUTURE),
    "a vaccine of another country": (dose("MenB", "2025-02-10"), Problem.UNKNOWN_VACCINE),
    "no vaccine at all": (dose("", "2025-02-10"), Problem.UNKNOWN_VACCINE),
    "MMR by its code": (Given(day=BORN, code=("cvx", "03")), Problem.SEVERAL_VACCINES),
    "OPV or IPV": (Given(day=BORN, code=("vg", "VG89")), Problem.SEVERAL_VACCINES),
    "BCG in a hexavalent vial": (dose("BCG", "2025-02-10", product="DPT-HB-Hib-IPV"), Problem.SEVERAL_VACCINES),
    "a school row that is not there": (dose("Td", "2025-02-10", school="BIAS-9"), Problem.UNKNOWN_VACCINE),
    "a year of another age": (dose("BCG", "0025-02-10"), Problem.OUT_OF_RANGE),
}


@pytest.mark.parametrize("name", BAD)
def test_a_wrong_line_is_named_and_changes_nothing_else(name: str) -> None:
    line, problem = BAD[name]
    good = dose("bOPV", "2025-01-12")
    found = evaluate(child("2026-01-10", good, line))
    assert [(one.problem, one.position) for one in found.troubles] == [(problem, 1)]
    assert found.next == evaluate(child("2026-01-10", good)).next


def test_nobody_is_asked_anything_before_the_birth_or_in_another_age() -> None:
    assert [one.problem for one in evaluate(child("2025-01-09")).troubles] == [Problem.BORN_LATER]
    found = evaluate(child("2025-01-10", born=date(25, 1, 10)))
    assert ([one.problem for one in found.troubles], found.next) == ([Problem.OUT_OF_RANGE], {})


def test_a_line_that_cannot_be_read_is_named_and_the_others_stand() -> None:
    told = {
        "birth_date": "2025-01-10", "sex": "P", "area": CITY, "as_of": "2025-06-10",
        "history": [
            {"antigen": "BCG", "date": "10/01/2025"},
            {"antigen": "bOPV", "date": "2025-01-12", "origin": "a friend"},
            "BCG",
            {"antigen": "BCG", "date": "2025-02-30"},
            {"antigen": ["BCG"], "date": "2025-02-10"},
            {"antigen": "BCG", "date": "2025-W07-1"},
        ],
        "kipi": [{"antigen": "BCG"}],
        "not_done": [{"antigen": ["BCG"], "date": "2025-02-10", "reason": "ditolak"}],
    }  # fmt: skip
    read = read_asked(told)
    assert [(one.about, one.position) for one in read.troubles] == [
        ("history", 0), ("history", 2), ("history", 3), ("history", 4), ("history", 5), ("not_done", 0), ("kipi", 0),
    ]  # fmt: skip
    assert read.positions == (1,)
    assert evaluate(read.asked).next["bOPV"].dose == 2


def test_two_sources_of_one_dose_count_once() -> None:
    found = evaluate(child("2025-04-01", dose("DPT-HB-Hib", "2025-03-10"), dose("DPT-HB-Hib", "2025-03-10")))
    assert [(one.number, one.reason) for one in of(found, "DPT-HB-Hib")] == [(1, None), (None, DoseReason.SAME_DAY)]
    assert found.next["DPT-HB-Hib"].dose == 2


def test_the_month_of_the_book_may_be_the_dose_of_the_register() -> None:
    month = dose("DPT-HB-Hib", "2025-03-01", precision=Precision.MONTH)
    found = evaluate(child("2025-05-20", month, dose("DPT-HB-Hib", "2025-03-10")))
    assert [one.reason for one in of(found, "DPT-HB-Hib")] == [None, DoseReason.PERHAPS_SAME]
    assert found.next["DPT-HB-Hib"].dose == 2


def test_a_dose_that_might_have_been_too_early_is_not_counted_and_says_so() -> None:
    found = evaluate(child("2026-03-10", dose("MR", None, precision=Precision.UNKNOWN)))
    [one] = of(found, "MR")
    assert (one.valid, one.reason) == (None, DoseReason.NOT_CERTAIN)
    assert found.next["MR"].dose == 1


def test_after_a_dose_without_any_day_the_age_decides_and_that_is_said() -> None:
    found = evaluate(child("2025-03-10", dose("bOPV", None, precision=Precision.UNKNOWN)))
    assert (found.next["bOPV"].dose, found.next["bOPV"].state) == (2, State.DUE)
    assert found.next["bOPV"].is_unsure


def test_a_late_dose_counts_but_not_hepatitis_b_after_the_month_of_birth() -> None:
    found = evaluate(child("2026-06-10", dose("BCG", "2026-02-10"), dose("HB", "2025-03-10")))
    assert found.next["BCG"].state is State.DONE
    assert [(one.valid, one.reason) for one in of(found, "HB")] == [(None, DoseReason.AFTER_CLOSE)]
    assert found.next["HB"].state is State.PAST


def test_a_dose_after_the_last_adds_nothing() -> None:
    found = evaluate(child("2025-06-10", dose("BCG", "2025-01-20"), dose("BCG", "2025-05-10")))
    assert [(one.number, one.reason) for one in of(found, "BCG")] == [(1, None), (None, DoseReason.AFTER_LAST)]


def test_a_repeat_is_planned_some_weeks_after_a_dose_that_does_not_count() -> None:
    found = evaluate(child("2025-03-11", dose("DPT-HB-Hib", "2025-03-01")))
    coming = found.next["DPT-HB-Hib"]
    assert (coming.dose, coming.earliest, coming.reason) == (1, date(2025, 3, 29), Reason.TOO_SOON)


def test_a_dose_too_early_does_not_spoil_the_one_after_it() -> None:
    days = ("2025-05-15", "2025-05-30", "2025-06-12")
    found = evaluate(child("2025-07-01", *(dose("DPT-HB-Hib", day) for day in days)))
    assert [one.valid for one in of(found, "DPT-HB-Hib")] == [True, False, True]


def test_three_hexavalent_doses_count_as_ipv_from_the_age_of_ipv() -> None:
    days = ("2025-12-05", "2026-01-05", "2026-02-05")
    doses = [dose("DPT-HB-Hib-IPV", day) for day in days]
    found = evaluate(child("2026-07-05", *doses, born=date(2025, 10, 5), area=BALI))
    assert (found.next["IPV"].dose, found.next["IPV"].state) == (2, State.DUE)
    assert [one.antigen for one in found.doses] == ["DPT-HB-Hib"] * 3
    two = evaluate(child("2026-02-10", *doses[:2], born=date(2025, 10, 5), area=BALI))
    assert (two.next["IPV"].dose, two.next["IPV"].product) == (1, "DPT-HB-Hib-IPV")


def test_the_same_hexavalent_dose_told_as_two_is_one_of_each() -> None:
    doses = (
        dose("DPT-HB-Hib", "2026-02-05", product="DPT-HB-Hib-IPV"),
        dose("IPV", "2026-02-05", product="DPT-HB-Hib-IPV"),
    )
    found = evaluate(child("2026-03-01", *doses, born=date(2025, 10, 5), area=BALI))
    assert [(one.antigen, one.number) for one in found.doses] == [("DPT-HB-Hib", 1), ("IPV", 1)]


def test_a_serious_event_after_a_hexavalent_dose_holds_all_that_it_counts_for() -> None:
    event = Kipi("DPT-HB-Hib-IPV", date(2025, 3, 11), is_serious=True)
    asked = child("2025-06-15", kipi=(event,))
    held = {key for key, one in evaluate(asked).next.items() if one.is_held}
    assert held == {"DPT-HB-Hib", "IPV"}
    reviewed = replace(asked, kipi=(replace(event, reviewed_on=date(2025, 6, 15)),))
    assert not any(one.is_held for one in evaluate(reviewed).next.values())


def test_a_refusal_stands_beside_what_is_due_until_a_dose_is_given() -> None:
    refused = NotDone("MR", date(2025, 10, 12), NotDoneReason.REFUSED)
    later = replace(refused, day=date(2025, 11, 3), reason=NotDoneReason.POSTPONED, agreed_on=date(2025, 12, 1))
    found = evaluate(child("2025-11-20", not_done=(later, refused)))
    assert (found.next["MR"].state, found.next["MR"].not_done) == (State.LATE, later)
    given = evaluate(child("2025-12-20", dose("MR", "2025-12-01"), not_done=(later, refused)))
    assert given.next["MR"].not_done is None


def test_ibl_is_not_decided_where_only_the_boosters_are_there() -> None:
    doses = [dose("DPT-HB-Hib", day) for day in ("2025-03-10", "2025-04-10", "2025-05-10", "2026-07-10")]
    doses += [dose("MR", day) for day in ("2025-10-10", "2026-07-10")]
    found = evaluate(child("2027-01-10", *doses))
    assert (found.idl, found.ibl) == (False, None)


def test_one_or_two_baby_doses_give_no_credit_for_tetanus() -> None:
    doses = [dose("DPT-HB-Hib", day) for day in ("2025-03-10", "2025-04-10")]
    assert evaluate(child("2025-06-10", *doses)).tetanus.status is None


PUPIL = date(2019, 3, 10)


@pytest.mark.parametrize(
    ("as_of", "school_class", "state"),
    [
        ("2026-09-01", 1, State.LATE),
        ("2027-06-30", 1, State.LATE),
        ("2027-07-15", 2, State.NOT_ASKED),
        ("2026-07-15", None, State.NOT_YET),
        ("2026-08-15", None, State.DUE),
        ("2027-02-01", None, State.LATE),
        ("2027-03-10", None, State.NOT_ASKED),
        ("2026-08-15", 99, State.DUE),
    ],
)
def test_a_school_dose_after_its_month_and_without_a_class(as_of: str, school_class: int | None, state: State) -> None:
    found = evaluate(child(as_of, born=PUPIL, school_class=school_class))
    assert found.next["MR/BIAS"].state is state


@pytest.mark.parametrize(
    ("day", "state"), [("2026-08-20", State.DONE), ("2026-07-20", State.LATE), ("2027-01-05", State.DONE)]
)
def test_a_dose_without_the_name_of_its_row_closes_it_in_the_school_year(day: str, state: State) -> None:
    found = evaluate(child("2027-02-01", dose("MR", day), born=PUPIL, school_class=1))
    assert found.next["MR/BIAS"].state is state


@pytest.mark.parametrize(
    ("years", "school_class", "state"),
    [(13, 7, State.NOT_YET), (15, 10, State.LATE), (16, 10, State.NOT_ASKED), (13, None, State.NOT_YET)],
)
def test_hpv_between_and_after_its_catch_up(years: int, school_class: int | None, state: State) -> None:
    girl = child("2026-08-10", born=date(2026 - years, 3, 10), school_class=school_class)
    assert evaluate(girl).next["HPV/1"].state is state


def test_a_girl_without_a_class_is_asked_again_at_fifteen() -> None:
    coming = evaluate(child("2026-08-10", born=date(2013, 3, 10))).next["HPV/1"]
    assert (coming.reason, coming.earliest) == (Reason.TOO_YOUNG, date(2028, 3, 10))


def test_rotavirus_is_past_when_its_interval_ends_too_late() -> None:
    days = ("2025-05-20", "2025-07-20")  # 28 days after the second: 17 August, past seven months
    found = evaluate(child("2025-07-25", *(dose("RV", day) for day in days)))
    assert found.next["RV"].state is State.PAST


def test_what_the_city_set_does_not_bring_a_vaccine_that_no_row_leaves_to_it() -> None:
    found = evaluate(child("2026-03-10", city={"JE": date(2020, 1, 1)}))
    assert found.next["JE"].state is State.NOT_ASKED
