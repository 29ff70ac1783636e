"""One person or two? Mistakes of writing, twins, newborns."""

import json
import random
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.identity.blocks import blocks_of
from simpul.knowledge.identity.closeness import closeness
from simpul.knowledge.identity.described import BirthPrecision, Described
from simpul.knowledge.identity.levels import birth_level, nik_level
from simpul.knowledge.identity.likeness import Judgement, compare
from simpul.knowledge.identity.reasons import NEWBORN_WORDS, TWIN_WORDS, WORDS
from simpul.knowledge.identity.weights import FILE, decision, millibits

CHILD = Described(
    name="Muhammad Rizky Pratama",
    sex=Sex.MALE,
    birth_date=date(2023, 3, 4),
    mother_name="Siti Aminah",
    nik="3571010403230001",
    phone="56781234",
    rt=7,
    kelurahan=2,
)
LITTLE = replace(CHILD, nik=None, phone=None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Moh. Rizki Pratama"),
        ("birth_date", date(2023, 4, 3)),
        ("birth_date", date(2023, 3, 5)),
        ("mother_name", "Siti"),
        ("rt", 8),
        ("name", "Rizky Pratama"),
    ],
)
def test_one_mistake_leaves_a_likely_pair(field: str, value: object) -> None:
    assert compare(LITTLE, replace(LITTLE, **{field: value})).judgement is Judgement.LIKELY


def test_a_stranger_is_unlikely() -> None:
    other = Described("Dewi Lestari", Sex.FEMALE, date(1990, 1, 1), mother_name="Ponirah", rt=9, kelurahan=3)
    likeness = compare(LITTLE, other)
    assert likeness.judgement is Judgement.UNLIKELY
    assert likeness.thousandths == 0


def test_a_namesake_is_not_a_likely_pair() -> None:
    other = replace(LITTLE, birth_date=date(2019, 8, 21), mother_name="Dewi", rt=30, kelurahan=9)
    assert compare(LITTLE, other).judgement is Judgement.UNLIKELY


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("with_order", [True, False])
def test_twins_are_never_a_likely_pair(seed: int, with_order: bool) -> None:
    chance = random.Random(seed)
    one, two = chance.sample(["Dina Sari", "Dini Sari", "Hasan", "Husen", "Rizki Aditya", "Rizka Aditya"], 2)
    first = replace(LITTLE, name=one, birth_order=1 if with_order else None, kk="1")
    second = replace(LITTLE, name=two, birth_order=2 if with_order else None, kk="1")
    likeness = compare(first, second)
    assert likeness.judgement is not Judgement.LIKELY
    assert TWIN_WORDS in likeness.reasons


@pytest.mark.parametrize("seed", range(20))
def test_twins_whose_names_were_swapped_are_not_a_likely_pair(seed: int) -> None:
    one, two = random.Random(seed).sample(["Dina", "Dini", "Hasan", "Husen", "Rizki", "Rizka"], 2)
    first = replace(LITTLE, name=one, birth_order=1)
    swapped = replace(LITTLE, name=one, birth_order=2)  # the second child, under the first one's name
    assert compare(first, swapped).judgement is not Judgement.LIKELY
    assert compare(replace(first, name=two), swapped).judgement is not Judgement.LIKELY


def test_twins_with_swapped_names_and_neighbouring_niks_are_not_a_likely_pair() -> None:
    other = replace(CHILD, nik="3571010403230002")
    assert compare(CHILD, other).judgement is Judgement.POSSIBLE


def test_a_newborn_named_later_is_a_likely_pair() -> None:
    newborn = Described("Bayi Ny. Siti Aminah", Sex.MALE, date(2023, 3, 4), rt=7)
    named = Described("Rizky", Sex.MALE, date(2023, 3, 4), mother_name="Siti Aminah", rt=7)
    likeness = compare(newborn, named)
    assert likeness.judgement is Judgement.LIKELY
    assert likeness.reasons[0] == NEWBORN_WORDS


def test_a_newborn_with_a_brother_of_that_day_is_left_to_a_person() -> None:
    newborn = Described("Bayi Ny. Siti Aminah", Sex.MALE, date(2023, 3, 4), rt=7)
    named = Described("Rizky", Sex.MALE, date(2023, 3, 4), mother_name="Siti Aminah", rt=7)
    assert compare(newborn, named, others_that_day=1).judgement is not Judgement.LIKELY
    assert compare(newborn, replace(named, sex=Sex.FEMALE)).judgement is not Judgement.LIKELY


def test_a_rare_name_says_more() -> None:
    shares = {"siti": 0.05, "aminah": 0.02, "wulandari": 0.0003, "xenia": 0.0002, "amina": 0.02}
    common, rare = Described("Siti Aminah"), Described("Xenia Wulandari")
    assert compare(rare, rare, shares).millibits > compare(common, common, shares).millibits + 3000


def test_it_does_not_matter_who_is_named_first() -> None:
    other = replace(CHILD, name="Rizki", birth_date=date(2023, 4, 3), nik="3571**********02", phone="1234")
    assert compare(CHILD, other) == compare(other, CHILD)


@pytest.mark.parametrize(
    ("nik", "level"),
    [
        ("3571010403230001", "same"),
        ("3571**********01", "same_place"),
        ("357101******0001", "same_visible"),
        ("3571010403230002", "neighbour"),
        ("3571010403230010", "neighbour"),
        ("3571020403230001", "neighbour"),
        ("3571010503230001", "one_digit"),
        ("3571013004230001", "different"),
        ("3578**********01", "different"),
        ("****************", ""),
        (None, ""),
    ],
)
def test_only_visible_digits_of_a_nik_are_compared(nik: str | None, level: str) -> None:
    assert nik_level(CHILD, replace(CHILD, nik=nik)) == level


def test_neighbours_in_the_register_of_niks_are_not_one_person() -> None:
    """A NIK is place, birth date and a small serial: the next one belongs to the next child of that place and day."""
    other = Described("Galang Saputra", Sex.MALE, date(2023, 3, 4), nik="3571010403230002", rt=9, kelurahan=2)
    assert compare(replace(CHILD, phone=None), other).judgement is Judgement.UNLIKELY
    namesake = replace(CHILD, birth_date=date(2023, 3, 5), nik="3571010503230001", mother_name=None, phone=None)
    assert nik_level(CHILD, namesake) == "neighbour"
    assert nik_level(CHILD, replace(namesake, nik="357101******0001")) == "same_place"


def test_a_year_alone_is_compared_with_years() -> None:
    year = replace(CHILD, birth_date=date(2023, 7, 1), birth_precision=BirthPrecision.YEAR)
    assert birth_level(CHILD, year) == "year_only"
    assert compare(CHILD, year).millibits < compare(CHILD, CHILD).millibits


def test_a_pair_with_a_mistake_in_any_field_shares_a_block() -> None:
    for change in (
        {"name": "Mohamad Riski Pratama"},
        {"birth_date": date(2023, 4, 3)},
        {"birth_date": date(2024, 3, 4)},
    ):
        assert set(blocks_of(CHILD)) & set(blocks_of(replace(CHILD, **change)))  # type: ignore[arg-type]


def test_blocks_of_nothing_are_none() -> None:
    assert blocks_of(Described("")) == ()


def test_a_record_prints_nobody() -> None:
    assert "Rizky" not in repr(CHILD)
    assert "3571" not in repr(CHILD)


def test_jaro_winkler_gives_the_published_examples() -> None:
    assert (closeness("martha", "marhta"), closeness("dwayne", "duane"), closeness("dixon", "dicksonx")) == (
        961,
        840,
        813,
    )
    assert closeness("", "") == 1000
    assert closeness("a", "") == 0


def test_weights_are_rounded_half_away_from_zero() -> None:
    assert millibits(2) == 1000
    assert millibits(0.5) == -1000


def test_every_level_with_a_weight_can_be_said() -> None:
    assert all(word and word[0].isupper() for field in WORDS.values() for word in field.values())


def test_jaro_winkler_agrees_with_another_implementation() -> None:
    vectors = json.loads((Path(__file__).parents[3] / "vectors/identity/closeness.json").read_text())
    assert len(vectors["pairs"]) == 60
    for one, two, expected in vectors["pairs"]:
        assert closeness(one, two) == closeness(two, one) == expected, (one, two)


def test_the_weights_say_where_they_come_from() -> None:
    source = tomllib.loads(FILE.read_text())["source"]
    assert source["status"] == "from-memory" or source["status"].startswith("measured on ")


def test_every_word_on_the_screen_belongs_to_a_level_with_a_weight() -> None:
    content = tomllib.loads(FILE.read_text())
    assert all(set(levels) <= set(content[field]) for field, levels in WORDS.items())
    assert decision()["likely"] > decision()["possible"]
