"""The card of the elderly is the card of adults without contraception, with AKS, SKILAS and Covid-19 beside it."""

from dataclasses import replace
from datetime import date

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import concept
from simpul.knowledge.forms.definition import Filled
from simpul.knowledge.forms.facts import Facts, LastValue, Place, Role
from simpul.knowledge.forms.registry import form
from tests.knowledge.forms.life_stages import asked, at_age, fields_in, fields_of
from tests.knowledge.forms.test_card_dewasa import (
    ASKED,
    CLOSING,
    HEADER,
    MEASURED,
    MIND,
    MONTHLY,
    PUMA,
    SIX_MONTHLY,
    YEARLY,
)

CARD = form("posyandu_lansia", "2026.11")
ON = date(2026, 11, 24)
MAN = Facts(on=ON, place=Place.POSYANDU, role=Role.KADER, age_days=25000, age_months=821, sex=Sex.MALE)

# By hand: the most of each item is that of the instrument, together 20.
AKS = {"bowel": 2, "bladder": 2, "grooming": 1, "toilet": 2, "feeding": 2, "transfer": 3, "walking": 3, "dressing": 2,
       "stairs": 2, "bathing": 1}  # fmt: skip
SKILAS = [
    ("orientation", "kognitif: orientasi waktu dan tempat"), ("recall", "kognitif: ulang tiga kata"),
    ("mobility", "mobilisasi: keterbatasan"), ("chair", "mobilisasi: berdiri dari kursi 5 kali, 14 detik"),
    ("weight", "malnutrisi: BB turun >3 kg dalam 3 bulan, pakaian longgar"), ("appetite", "malnutrisi: nafsu makan"),
    ("arm", "malnutrisi: LiLA <21"), ("eye", "penglihatan: masalah mata"), ("eye_test", "penglihatan: tes melihat"),
    ("ear", "pendengaran: tes bisik"), ("sad", "depresi: sedih, tertekan, putus asa"),
    ("interest", "depresi: kurang minat"),
]  # fmt: skip
OWN = [
    *[(f"AKS {n}", code, 4, f"aks_{code}") for n, code in enumerate(AKS, 1)],
    ("AKS skor", "0 sampai 20", 4, "aks_total"),
    ("AKS tingkat", "M, R, S, B, T", 4, "aks_class"),
    *[(f"SKILAS {n}", words, 4, f"skilas_{code}") for n, (code, words) in enumerate(SKILAS, 1)],
    ("Covid-19", "imunisasi, ya, tidak", 4, "covid_vaccine"),
]
TABLE = [*HEADER, *MEASURED, *ASKED, *MIND, *OWN, *CLOSING]


def test_every_line_of_the_card_is_there_in_its_order_and_its_step() -> None:
    assert fields_of(CARD) == fields_in(TABLE)
    assert "contraception" not in {field.code for _, field in CARD.fields()}
    assert "status kawin" in CARD.from_record


@pytest.mark.parametrize(("code", "most"), AKS.items())
def test_an_item_of_aks_goes_from_zero_to_its_most(code: str, most: int) -> None:
    limits = concept(f"aks_{code}").ranges[0]
    assert (limits.lowest, limits.highest) == (0, most)


def test_the_score_of_aks_is_the_sum_of_its_items_at_most() -> None:
    assert sum(AKS.values()) == concept("aks_total").ranges[0].highest == 20
    assert [one.code for one in concept("aks_class").options] == ["M", "R", "S", "B", "T"]


@pytest.mark.parametrize(("months", "for_them"), [(719, False), (720, True), (721, True), (1300, True)])
def test_it_is_from_60_years(months: int, for_them: bool) -> None:
    assert bool(asked(CARD, at_age(MAN, months))) is for_them


@pytest.mark.parametrize("code", [code for _, _, code in fields_in(OWN)])
@pytest.mark.parametrize(
    ("last", "wanted"), [("2025-12-24", False), ("2025-11-25", False), ("2025-11-24", True), ("2025-10-24", True)]
)
def test_aks_skilas_and_covid_are_asked_after_12_months(code: str, last: str, wanted: bool) -> None:
    found = asked(CARD, MAN, {code: LastValue(1, date.fromisoformat(last))})
    assert (code in found) is wanted


@pytest.mark.parametrize("code", [*MONTHLY, *SIX_MONTHLY, *YEARLY])
def test_the_rhythm_is_that_of_adults(code: str) -> None:
    adult = {field.code: field.how_often for _, field in form("posyandu_dewasa", "2026.11").fields()}
    own = {field.code: field.how_often for _, field in CARD.fields()}
    assert own[code] is adult[code]


def test_everybody_of_this_age_is_asked_puma_and_has_the_arm_measured() -> None:
    for sex in Sex:
        found = asked(CARD, replace(MAN, sex=sex))
        assert set(PUMA) <= found
        assert "arm_circumference" in found


def test_what_is_read_off_is_said_to_be() -> None:
    read_off = {field.code for _, field in CARD.fields() if field.filled is Filled.READ_OFF}
    assert {"aks_total", "aks_class", "puma_total", "puma_band", "card_bmi_band"} <= read_off
    assert not {code for code in read_off if code.startswith("skilas")}


@pytest.mark.parametrize("code", ["skilas_sad", "skilas_interest", "jiwa_1", "srq20_item_17"])
def test_depression_is_written_by_a_kader_and_read_by_nakes(code: str) -> None:
    field = next(field for _, field in CARD.fields() if field.code == code)
    assert (field.asked_by, field.shown_to) == (set(Role), {Role.NAKES})
