"""The card of nifas and breastfeeding women has every line of the paper card, to the second birthday of the child."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.forms.asking import fields_to_ask
from simpul.knowledge.forms.definition import Filled
from simpul.knowledge.forms.facts import Facts, LastValue, Place, Role
from simpul.knowledge.forms.registry import form
from tests.knowledge.forms.life_stages import asked, fields_in, fields_of

CARD = form("posyandu_ibu_nifas", "2026.11")
ON = date(2026, 11, 24)
MOTHER = Facts(on=ON, place=Place.POSYANDU, role=Role.KADER, age_days=9000, age_months=295, sex=Sex.FEMALE,
               last_birth=date(2026, 11, 1))  # fmt: skip

# By hand from the list of the card, in its order.
TABLE = [
    ("header", "anak ke", 1, "delivery_order"),
    ("header", "TB, dari kartu ibu hamil: tanpa TB tidak ada IMT", 1, "body_length"),
    ("BB", "BB, kg", 2, "body_weight"),
    ("BB plot", "IMT: <18,5; 18,5-24,9; 25-29,9; 30 atau lebih", 3, "nifas_bmi_band"),
    ("TD", "TD sistol dan diastol", 2, "systolic diastolic"),
    ("TD plot", "TD: hijau, merah", 3, "pressure_curve_band"),
    ("TBC 1", "batuk terus-menerus", 4, "tb_cough_persistent"),
    ("TBC 2", "demam 2 minggu atau lebih", 4, "tb_fever"),
    ("TBC 3", "BB tidak naik atau turun 2 bulan", 4, "tb_weight"),
    ("TBC 4", "kontak erat pasien TBC", 4, "tb_contact"),
    ("vitamin A", "vitamin A diberi", 4, "vitamin_a_nifas"),
    ("vitamin A kapsul", "jumlah kapsul (2)", 4, "vitamin_a_capsules"),
    ("menyusui", "menyusui", 4, "breastfeeding"),
    ("KB", "KB pasca persalinan", 4, "postpartum_contraception"),
    ("KB cara", "pil, suntik, kondom, implan, IUD, MOW, lainnya", 4, "postpartum_method"),
    ("edukasi", "edukasi", 5, "education_topic"),
    ("rujuk", "rujuk, alasan", 5, "referral referral_reason"),
]


def since(days: int) -> Facts:
    return replace(MOTHER, last_birth=ON - timedelta(days=days))


def test_every_line_of_the_card_is_there_in_its_order_and_its_step() -> None:
    assert fields_of(CARD) == fields_in(TABLE)
    assert {"tanggal persalinan", "cara persalinan", "nama", "NIK"} <= set(CARD.from_record)
    assert CARD.from_visit.keys() == {"periode", "tanggal"}


def test_the_bands_and_methods_are_those_of_the_card() -> None:
    options = {field.code: [one.code for one in field.concept.options] for _, field in CARD.fields() if field.concept}
    assert options["nifas_bmi_band"] == ["di_bawah_18_5", "18_5_sampai_24_9", "25_sampai_29_9", "30_atau_lebih"]
    assert options["postpartum_method"] == ["pil", "suntik", "kondom", "implan", "iud", "mow", "lainnya"]


def test_colours_and_bands_are_read_off_by_a_worker() -> None:
    read_off = {field.code for _, field in CARD.fields() if field.filled is Filled.READ_OFF}
    assert read_off == {"nifas_bmi_band", "pressure_curve_band"}


@pytest.mark.parametrize(
    ("born", "for_her"),
    [(ON, True), (date(2024, 11, 25), True), (date(2024, 11, 24), False), (date(2024, 11, 23), False), (None, False)],
)
def test_it_is_for_a_mother_until_her_child_is_two(born: date | None, for_her: bool) -> None:
    assert bool(asked(CARD, replace(MOTHER, last_birth=born))) is for_her


@pytest.mark.parametrize(("days", "offered"), [(0, True), (41, True), (42, True), (43, False), (400, False)])
def test_vitamin_a_is_for_nifas(days: int, offered: bool) -> None:
    assert ("vitamin_a_nifas" in asked(CARD, since(days))) is offered
    assert ("vitamin_a_capsules" in asked(CARD, since(days), vitamin_a_nifas=1)) is offered


@pytest.mark.parametrize(("answers", "asked_for"), [({}, False), ({"postpartum_contraception": 0}, False),
                                                    ({"postpartum_contraception": 1}, True)])  # fmt: skip
def test_the_method_is_asked_of_who_uses_one(answers: dict[str, int], asked_for: bool) -> None:
    assert ("postpartum_method" in asked(CARD, MOTHER, **answers)) is asked_for


@pytest.mark.parametrize(("day", "again"), [("2026-10-31", True), ("2026-11-01", False), ("2026-11-24", False)])
@pytest.mark.parametrize("code", ["delivery_order", "body_length"])
def test_the_header_is_asked_once_after_a_birth(code: str, day: str, again: bool) -> None:
    assert (code in asked(CARD, MOTHER, {code: LastValue(1520, date.fromisoformat(day))})) is again


@pytest.mark.parametrize(("days", "default"), [(0, 1), (62, 1), (63, None)])
@pytest.mark.parametrize("code", ["breastfeeding", "postpartum_contraception", "postpartum_method"])
def test_what_was_said_last_month_is_offered_again(code: str, days: int, default: int | None) -> None:
    last = {code: LastValue(1, ON - timedelta(days=days))}
    found = {one.field.code: one.default for one in fields_to_ask(CARD, MOTHER, {}, last)}
    assert found[code] == default
