"""The life line says what is known and no more."""

from datetime import date

import pytest

from simpul.interfaces.web.persons.life import life_of
from simpul.records.people.models import Person

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("born", "now", "to_come"),
    [
        (date(2026, 11, 21), "Bayi", ("Anak balita", "mulai Nov 2027")),
        (date(2025, 11, 22), "Bayi", ("Anak balita", "mulai Nov 2026")),
        (date(2025, 11, 21), "Anak balita", ("Prasekolah", "mulai Nov 2030")),
        (date(2021, 11, 21), "Prasekolah", ("Sekolah dan remaja", "mulai Nov 2027")),
        (date(2020, 11, 21), "Sekolah dan remaja", ("Dewasa", "mulai Nov 2038")),
        (date(2008, 11, 21), "Dewasa", ("Lansia", "mulai Nov 2068")),
    ],
)
def test_the_stage_of_today_and_the_one_to_come(born: date, now: str, to_come: tuple[str, str]) -> None:
    line = life_of(Person(birth_date=born), TODAY)
    assert [knot.state for knot in line] == ["done", "now", "next"]
    assert line[1].label == now
    assert (line[2].label, line[2].more) == to_come


def test_nothing_comes_after_the_last_stage() -> None:
    line = life_of(Person(birth_date=date(1966, 11, 21)), TODAY)
    assert [(knot.state, knot.label) for knot in line] == [("done", "Lahir"), ("now", "Lansia")]


def test_a_life_that_ended_has_no_now() -> None:
    line = life_of(Person(birth_date=date(2025, 1, 1), died_on=date(2025, 2, 3)), TODAY)
    assert [(knot.state, knot.more) for knot in line] == [("done", "1 Jan 2025"), ("done", "3 Feb 2025")]
