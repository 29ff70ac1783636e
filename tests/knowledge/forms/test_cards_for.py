"""Each person has the card of the stage of life, and a mother hers in front of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.forms import cards_for
from simpul.knowledge.forms.cards import AFTER_BIRTH, CARDS, PREGNANT
from simpul.knowledge.forms.facts import Facts, Place, Role

ON = date(2026, 11, 24)
BALITA, SCHOOL = "posyandu_bayi_balita", "posyandu_sekolah_remaja"
ADULT, LANSIA = "posyandu_dewasa", "posyandu_lansia"


def aged(months: int | None, **more: object) -> Facts:
    facts = Facts(on=ON, place=Place.POSYANDU, role=Role.KADER, age_months=months, sex=Sex.FEMALE)
    return replace(facts, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("months", "card"),
    [
        (0, BALITA), (11, BALITA), (12, BALITA), (59, BALITA), (60, BALITA), (71, BALITA),
        (72, SCHOOL), (73, SCHOOL), (179, SCHOOL), (180, SCHOOL), (215, SCHOOL),
        (216, ADULT), (217, ADULT), (719, ADULT), (720, LANSIA), (721, LANSIA), (1300, LANSIA),
    ],
)  # fmt: skip
@pytest.mark.parametrize("sex", [Sex.FEMALE, Sex.MALE, None])
def test_the_card_goes_by_age(months: int, card: str, sex: Sex | None) -> None:
    assert cards_for(aged(months, sex=sex)) == (card,)


@pytest.mark.parametrize(("months", "card"), [(215, SCHOOL), (216, SCHOOL), (227, SCHOOL), (228, ADULT)])
def test_where_adults_begin_at_19_the_card_of_adults_does_too(months: int, card: str) -> None:
    assert cards_for(aged(months), adult_from_years=19) == (card,)


@pytest.mark.parametrize(
    ("months", "cards"),
    [(130, (PREGNANT, SCHOOL)), (17 * 12, (PREGNANT, SCHOOL)), (215, (PREGNANT, SCHOOL)), (216, (PREGNANT,)),
     (30 * 12, (PREGNANT,)), (None, (PREGNANT,))],
)  # fmt: skip
def test_who_is_pregnant_has_the_card_of_pregnancy_and_a_girl_her_own_beside_it(
    months: int | None, cards: tuple[str, ...]
) -> None:
    assert cards_for(aged(months, pregnant=True, pregnant_since=date(2026, 6, 1))) == cards


def test_a_girl_of_18_keeps_her_card_where_adults_begin_at_19() -> None:
    assert cards_for(aged(220, pregnant=True), adult_from_years=19) == (PREGNANT, SCHOOL)


@pytest.mark.parametrize("pregnant", [None, False])
def test_who_is_not_known_to_be_pregnant_has_the_card_of_her_age(pregnant: bool | None) -> None:
    assert cards_for(aged(300, pregnant=pregnant)) == (ADULT,)


@pytest.mark.parametrize(
    ("born", "lives", "mother"),
    [
        (ON, True, True), (ON - timedelta(days=42), True, True), (ON - timedelta(days=43), True, True),
        (date(2024, 11, 25), True, True), (date(2024, 11, 24), True, False), (date(2024, 11, 23), True, False),
        (ON, False, True), (ON - timedelta(days=42), False, True), (ON - timedelta(days=43), False, False),
        (ON + timedelta(days=1), True, False),
    ],
)  # fmt: skip
def test_the_card_of_nifas_and_menyusui_goes_by_the_last_birth(born: date, lives: bool, mother: bool) -> None:
    """42 days after any birth; to the second birthday of a child that lives."""
    for months, own in ((300, ADULT), (200, SCHOOL)):
        found = cards_for(aged(months, last_birth=born, child_lives=lives))
        assert found == ((AFTER_BIRTH, own) if mother else (own,))


def test_who_is_pregnant_again_while_she_nurses_has_the_card_of_the_pregnancy() -> None:
    assert cards_for(aged(300, pregnant=True, last_birth=date(2026, 1, 5))) == (PREGNANT,)


def test_a_man_never_has_the_card_of_a_mother() -> None:
    assert cards_for(aged(300, sex=Sex.MALE, pregnant=True, last_birth=ON)) == (ADULT,)


def test_of_whom_nothing_is_known_there_is_no_card() -> None:
    assert cards_for(aged(None)) == ()


def test_a_day_before_the_birth_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="younger"):
        cards_for(aged(-1))
    assert len(set(CARDS.values())) == 4
