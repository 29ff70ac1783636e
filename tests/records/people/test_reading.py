"""Who is found, by whom, and in which order: every read takes the work area first."""

from datetime import date
from typing import Any

import pytest

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.people import actions
from simpul.records.people.models import Person
from simpul.records.people.queries import get_person, people_by_id, records, residents
from simpul.records.people.register import born_between
from simpul.records.people.search import SEARCH_LIMIT, find_by_name, search_mark
from tests.cast import NAMES, NOW, TODAY, Cast
from tests.records.households.house import city, inside
from tests.records.people.acting import by, enter


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("kader", NAMES[:2]),
        ("neighbour_kader", NAMES[2:3]),
        ("bidan", NAMES[:3]),
        ("kader_pustu", NAMES[:3]),
        ("dokter", NAMES[:3]),
        ("other_bidan", NAMES[3:]),
        ("kepala", ()),
        ("surveilans", ()),
        ("lurah", ()),
        ("dinkes", ()),
        ("admin", ()),
    ],
)
def test_whom_each_of_the_cast_may_name(cast: Cast, part: str, names: tuple[str, ...]) -> None:
    with inside(cast, part) as area:
        assert {one.name for one in residents(area)} == {one.name for one in records(area)} == set(names)
        ids = [cast.mother.pk, cast.balita.pk, cast.neighbour.pk, cast.other_balita.pk, new_id()]
        assert {one.name for one in people_by_id(area, ids).values()} == set(names)
        assert {one.name for one in (get_person(area, one) for one in ids) if one} == set(names)
        assert {one.name for one in find_by_name(area, "pemeran")} == set(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("galang", ["Galang Aji", "Galang Wira", "Bagas Galang"]),  # the start of a name before its inside
        ("GALANG", ["Galang Aji", "Galang Wira", "Bagas Galang"]),
        ("  galang   aji ", ["Galang Aji"]),
        ("aji galang", ["Galang Aji"]),  # the words in any order
        ("alang", ["Bagas Galang", "Galang Aji", "Galang Wira"]),
        ("aj", ["Galang Aji"]),  # too short for a trigram
        ("ng", ["Bagas Galang", "Galang Aji", "Galang Wira"]),
        ("ji ng", ["Galang Aji"]),
        ("ji ir", []),
        ("g", []),
        ("", []),
        ("_", []),
        ("galang_", ["Galang Aji", "Galang Wira", "Bagas Galang"]),
        ("galang%wira", ["Galang Wira"]),
        ("\0galang\r\n", ["Galang Aji", "Galang Wira", "Bagas Galang"]),
        ("galang " * 200, ["Bagas Galang", "Galang Aji", "Galang Wira"]),
        ("' OR 1=1 --", []),
        ("{{ galang }}", ["Galang Aji", "Galang Wira", "Bagas Galang"]),
    ],
)
def test_part_of_a_name_finds_its_people(cast: Cast, text: str, names: list[str]) -> None:
    for name in ("Galang Wira", "Galang Aji", "Bagas Galang"):
        enter(cast, name=name)
    with inside(cast) as area:
        assert [one.name for one in find_by_name(area, text)] == names


def test_a_list_is_cut_and_says_so_by_its_length(cast: Cast) -> None:
    for number in range(SEARCH_LIMIT + 2):
        enter(cast, name=f"Galang {'ABCDEFGH'[number % 8]}{'ABCDEFGH'[number // 8]}")
    with inside(cast) as area:
        found = find_by_name(area, "galang")
        assert len({one.pk for one in found}) == len(found) == SEARCH_LIMIT


ENDED: dict[str, Any] = {
    "died": lambda cast, one: actions.record_death(**by(cast, person=one, died_on=TODAY, today=TODAY)),
    "left": lambda cast, one: actions.record_left(**by(cast, person=one, day=TODAY, today=TODAY, elsewhere="Blitar")),
    "wrong": lambda cast, one: actions.mark_wrong_entry(**by(cast, person=one, reason="keliru", now=NOW)),
}


@pytest.mark.parametrize(("how", "asked"), [("died", True), ("left", True), ("wrong", False)])
def test_who_is_no_more_is_found_when_asked_for_and_a_wrong_entry_never(cast: Cast, how: str, asked: bool) -> None:
    made = enter(cast, name="Galang Aji")
    with city():
        ENDED[how](cast, made)
    for text in ("galang", "aji", "ji"):
        with inside(cast) as area:
            assert find_by_name(area, text) == []
            assert find_by_name(area, text, ended=True) == ([made] if asked else [])


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (date(2024, 2, 29), date(2024, 2, 29), ["Aji", "Bagas"]),
        (date(2024, 2, 28), date(2024, 2, 28), []),
        (date(2024, 2, 1), date(2024, 3, 1), ["Aji", "Bagas", "Wira"]),
        (date(2024, 3, 1), date(2024, 2, 1), []),
        (date(1, 1, 1), date(9999, 12, 31), ["Aji", "Bagas", "Wira", NAMES[1], NAMES[0], NAMES[2]]),
    ],
)
def test_who_was_born_between_two_days_stands_in_the_order_of_the_register(
    cast: Cast, first: date, last: date, names: list[str]
) -> None:
    for name, born in (("Wira", date(2024, 3, 1)), ("Bagas", date(2024, 2, 29)), ("Aji", date(2024, 2, 29))):
        enter(cast, name=name, birth_date=born)
    rt = [one.pk for one in cast.campurejo.rt]
    with inside(cast) as area:
        assert [one.name for one in born_between(area, rt, first, last)] == names
    with inside(cast, "other_bidan") as area:
        assert born_between(area, rt, first, last) == [], "RT of others have nobody for them"


def test_a_mark_of_a_search_is_keyed_and_the_same_for_the_same_text(cast: Cast) -> None:
    one, again, other = search_mark("galang aji"), search_mark("galang aji"), search_mark("galang ajii")
    assert one == again != other
    assert "galang" not in one
    with city():
        assert not Person.objects.filter(nik_index=bytes.fromhex(one.split(":")[1])).exists()


def test_of_twins_each_is_found(cast: Cast) -> None:
    for order, name in enumerate(("Galang Satu", "Galang Dua"), start=1):
        enter(cast, name=name, sex=Sex.MALE, mother=cast.mother, about=actions.About(birth_order=order))
    with inside(cast) as area:
        assert {one.birth_order for one in find_by_name(area, "galang")} == {1, 2}
