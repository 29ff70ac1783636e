"""Columns that exclude each other are found from what they count, and nobody is ever counted by two of them."""

import random
from itertools import chain

from simpul.foundation.sex import Sex
from simpul.knowledge.growth import GainStatus, KmsBand
from simpul.knowledge.recap import Column, Known, excluding, judge, sheets
from simpul.knowledge.recap.reading import CATEGORIES

COLUMNS = [column for sheet in sheets() for column in sheet.columns]
CONCEPTS = sorted(set(chain.from_iterable(column.count.concepts for column in COLUMNS)))


def test_the_sets_of_the_four_sheets() -> None:
    found = {" ".join(column.code for column in one) for one in excluding()}
    assert {
        "dewasa_bmi_sk dewasa_bmi_k dewasa_bmi_n dewasa_bmi_g dewasa_bmi_o",
        "lansia_aks_m lansia_aks_r lansia_aks_s lansia_aks_b lansia_aks_t",
        "remaja_pressure_rendah remaja_pressure_normal remaja_pressure_tinggi",
        "dewasa_glucose_rendah dewasa_glucose_normal dewasa_glucose_tinggi",
        "anak_weight_good anak_weight_bad",
        "ibu_ttd_daily ibu_ttd_not_daily",
        "nifas_contraception nifas_no_contraception",
        "dewasa_mind_low dewasa_mind_high",
        "remaja_mind_low remaja_mind_high",
        "lansia_skilas_eye lansia_skilas_eye_no",
        "dewasa_waist_male dewasa_waist_female",
    } <= found
    assert not any("anak_gained" in one for one in found)  # gained, and above the orange line: counted in both
    assert len(found) == 32


def test_no_column_stands_in_two_sets() -> None:
    codes = [column.code for one in excluding() for column in one]
    assert len(codes) == len(set(codes))


def a_person(chance: random.Random) -> tuple[Sex, Known]:
    """Anything that a month could hold of one person, blanks among it."""
    answers = {code: chance.choice((0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6)) for code in CONCEPTS if chance.random() < 0.7}
    growth = {index: chance.choice(list(words)) for index, words in CATEGORIES.items() if chance.random() < 0.7}
    weighing = (chance.choice(list(GainStatus)), chance.choice(list(KmsBand))) if chance.random() < 0.7 else None
    return chance.choice(list(Sex)), Known(answers=answers, growth=growth, weighing=weighing)


def counts_in(column: Column, sex: Sex, known: Known) -> bool:
    return column.sex in (None, sex) and judge(column.count, known) is True


def test_nobody_is_counted_by_two_columns_of_a_set_and_every_column_counts_somebody() -> None:
    chance, counted = random.Random(1), set[str]()
    for _ in range(400):
        sex, known = a_person(chance)
        for one in excluding():
            found = [column.code for column in one if counts_in(column, sex, known)]
            assert len(found) <= 1
            counted |= set(found)
    assert counted == {column.code for one in excluding() for column in one}
