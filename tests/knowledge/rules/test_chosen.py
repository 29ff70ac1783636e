"""Where two sources print two numbers, a rule follows the one that the city chose (worked check 12 of ilp.md 15)."""

import pytest

from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import assess, rules

CARD = {"tb_cough_persistent": 0, "tb_fever": 0, "tb_weight": 0, "tb_contact": 0}
BALITA = {"tb_cough": 0, "tb_fever": 0, "tb_weight": 0, "tb_malaise": 0}
ADULT = dict.fromkeys(
    ("tb_cough", "tb_cough_short", "tb_appetite", "tb_weight_loss", "tb_weakness", "tb_night_sweat", "tb_blood",
     "tb_breathless"), 0)  # fmt: skip
SIX = {"sex": "L", "age_years": 62, "puma_smoking": 2, "puma_breathless": 1, "puma_phlegm": 0, "puma_cough": 1,
       "puma_spirometry": 0}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "given", "by_decree", "by_card"),
    [
        ("TB-BALITA", BALITA | {"age_months": 30, "tb_cough": 1}, "terduga", "terduga"),
        ("TB-BALITA", BALITA | {"age_months": 30, "tb_malaise": 1}, "terduga", "terduga"),
        ("TB-KARTU", CARD | {"age_months": 300, "tb_fever": 1}, "terduga", "di_bawah_batas"),
        ("TB-KARTU", CARD | {"age_months": 300, "tb_fever": 1, "tb_contact": 1}, "terduga", "terduga"),
        ("TB-KARTU", CARD | {"age_months": 300, "tb_contact": 1}, "kontak_erat", "kontak_erat"),
        ("TB-KARTU", CARD | {"age_months": 180, "tb_cough_persistent": 1}, "terduga", "terduga"),
        ("TB-KARTU", CARD | {"age_months": 179, "tb_cough_persistent": 1}, "terduga", "terduga"),
        ("TB-KARTU", CARD | {"age_months": 179, "tb_weight": 1}, "terduga", "terduga"),
        ("TB-KARTU", CARD | {"age_months": 180, "tb_weight": 1}, "terduga", "di_bawah_batas"),
        ("TB-DEWASA", ADULT | {"age_years": 44, "tb_blood": 1}, "gejala_lain", "gejala_lain"),
        ("TB-DEWASA", ADULT | {"age_years": 44, "tb_weakness": 1}, "gejala_lain", "di_bawah_batas"),
        ("TB-DEWASA", ADULT | {"age_years": 44, "tb_weakness": 1, "tb_blood": 1}, "gejala_lain", "gejala_lain"),
        ("TB-DEWASA", ADULT | {"age_years": 44, "tb_cough": 1}, "terduga", "terduga"),
    ],
)
def test_how_many_signs_of_tuberculosis_are_told(
    rule: str, given: dict[str, FactValue], by_decree: str, by_card: str
) -> None:
    bands = [assess(rules({"ILP-4": number})[rule, "2026.11"], given).band for number in (1, 2)]
    assert [band.code for band in bands if band] == [by_decree, by_card]


@pytest.mark.parametrize(("number", "band"), [(6, "risiko_tinggi"), (7, "risiko_rendah")])
def test_from_which_score_of_puma_the_risk_is_high(number: int, band: str) -> None:
    found = assess(rules({"C3": number})["PUMA", "2026.11"], SIX).band
    assert found is not None
    assert found.code == band


@pytest.mark.parametrize(("number", "band"), [(6, "berpotensi"), (7, "di_bawah_batas")])
def test_from_how_many_answers_of_srq_20_somebody_is_looked_into(number: int, band: str) -> None:
    """Item 17 is acted on whatever the number is."""
    rule = rules({"C4": number})["JIWA-SRQ20", "2026.11"]
    given: dict[str, FactValue] = {"age_years": 31, "srq20_total": 6}
    found = [assess(rule, {**given, "srq20_item_17": item}).band for item in (0, 1)]
    assert [one.code for one in found if one] == [band, "butir_17"]
