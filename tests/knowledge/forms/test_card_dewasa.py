"""The card of adults has every line of the paper card, in its rhythm: monthly, six-monthly, yearly."""

from dataclasses import replace
from datetime import date

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.forms.asking import Hidden, Why, fields_to_ask
from simpul.knowledge.forms.definition import Filled
from simpul.knowledge.forms.facts import Facts, LastValue, Place, Role
from simpul.knowledge.forms.registry import form
from tests.knowledge.forms.life_stages import asked, at_age, fields_in, fields_of

CARD = form("posyandu_dewasa", "2026.11")
ON = date(2026, 11, 24)
WOMAN = Facts(on=ON, place=Place.POSYANDU, role=Role.KADER, age_days=15000, age_months=490, sex=Sex.FEMALE)
MAN = replace(WOMAN, sex=Sex.MALE)

# By hand from the list of the card, in its order. PUMA 1 and 2, sex and age, are known.
ILLNESSES = ("hypertension", "diabetes", "stroke", "heart", "asthma", "cancer", "cholesterol")
HEADER = [
    ("header", "pekerjaan", 1, "occupation"),
    ("header", "riwayat keluarga: HT, DM, stroke, jantung, asma, kanker, kolesterol", 1,
     " ".join(f"family_{one}" for one in ILLNESSES)),
    ("header", "riwayat diri: HT, DM, stroke, jantung, asma, kanker, kolesterol", 1,
     " ".join(f"own_{one}" for one in ILLNESSES)),
    ("header", "merokok; konsumsi tinggi gula, garam, lemak", 1, "smoking much_sugar much_salt much_fat"),
]  # fmt: skip
MEASURED = [
    ("BB", "BB, kg", 2, "body_weight"),
    ("TB", "TB, cm", 2, "body_length"),
    ("IMT", "IMT, kg/m²", 3, "body_mass_index"),
    ("IMT status", "SK, K, N, G, O", 3, "card_bmi_band"),
    ("LP", "lingkar perut, cm", 2, "waist_circumference"),
    ("LP status", "L >90, P >80", 3, "waist_above"),
    ("LiLA", "LiLA, cm", 2, "arm_circumference"),
    ("TD", "mmHg", 2, "systolic diastolic"),
    ("TD status", "rendah, normal, tinggi", 3, "pressure_class"),
    ("GDS", "mg/dL", 2, "random_glucose"),
    ("GDS status", "rendah, normal, tinggi", 3, "glucose_class"),
    ("kolesterol", "mg/dL", 2, "total_cholesterol"),
    ("kolesterol status", "normal, tinggi", 3, "cholesterol_class"),
    ("mata kanan", "hitung jari", 2, "eye_right"),
    ("mata kiri", "hitung jari", 2, "eye_left"),
    ("telinga kanan", "tes bisik", 2, "ear_right"),
    ("telinga kiri", "tes bisik", 2, "ear_left"),
]
ASKED = [
    ("PUMA 3", "bungkus-tahun", 4, "puma_smoking"),
    ("PUMA 4", "napas pendek saat berjalan cepat", 4, "puma_breathless"),
    ("PUMA 5", "dahak", 4, "puma_phlegm"),
    ("PUMA 6", "batuk", 4, "puma_cough"),
    ("PUMA 7", "pernah diminta spirometri", 4, "puma_spirometry"),
    ("PUMA skor", "0 sampai 9", 4, "puma_total"),
    ("PUMA hasil", "<6, 6 atau lebih", 4, "puma_band"),
    ("TBC 1", "batuk 2 minggu atau lebih", 4, "tb_cough"),
    ("TBC 2", "batuk kurang dari 2 minggu", 4, "tb_cough_short"),
    ("TBC 3", "nafsu makan turun", 4, "tb_appetite"),
    ("TBC 4", "BB turun", 4, "tb_weight_loss"),
    ("TBC 5", "lemah, letih", 4, "tb_weakness"),
    ("TBC 6", "keringat malam tanpa aktivitas", 4, "tb_night_sweat"),
    ("TBC 7", "batuk darah", 4, "tb_blood"),
    ("TBC 8", "sesak", 4, "tb_breathless"),
]
CONTRACEPTION = [("kontrasepsi", "ya, tidak (PUS)", 4, "contraception")]
MIND = [
    *[(f"jiwa {n}", "0 sampai 3", 4, f"jiwa_{n}") for n in (1, 2, 3, 4)],
    ("SRQ-20 jumlah", "0 sampai 20", 4, "srq20_total"),
    ("SRQ-20 butir 17", "ya, tidak", 4, "srq20_item_17"),
]
CLOSING = [
    ("edukasi", "edukasi", 5, "education_topic"),
    ("rujuk", "rujuk, alasan", 5, "referral referral_reason"),
]
TABLE = [*HEADER, *MEASURED, *ASKED, *CONTRACEPTION, *MIND, *CLOSING]

MONTHLY = ["body_weight", "card_bmi_band", "waist_circumference", "waist_above", "systolic", "diastolic",
           "pressure_class"]  # fmt: skip
SIX_MONTHLY = ["eye_right", "eye_left", "ear_right", "ear_left"]
PUMA = ["puma_smoking", "puma_breathless", "puma_phlegm", "puma_cough", "puma_spirometry", "puma_total", "puma_band"]
YEARLY = ["body_length", "random_glucose", "glucose_class", "total_cholesterol", "cholesterol_class", *PUMA,
          "jiwa_1", "jiwa_2", "jiwa_3", "jiwa_4", "srq20_total", "srq20_item_17"]  # fmt: skip


def again(code: str, last: str, facts: Facts = WOMAN) -> bool:
    return code in asked(CARD, facts, {code: LastValue(1, date.fromisoformat(last))})


def test_every_line_of_the_card_is_there_in_its_order_and_its_step() -> None:
    assert fields_of(CARD) == fields_in(TABLE)
    assert set(CARD.from_record) == {"nama", "NIK", "tanggal lahir", "alamat, dusun/RT/RW, kecamatan, desa", "HP",
                                     "status kawin", "PUMA 1 jenis kelamin", "PUMA 2 umur"}  # fmt: skip
    assert CARD.from_visit.keys() == {"tanggal"}


def test_no_class_is_computed_and_the_index_of_body_mass_is() -> None:
    filled = {field.code: field.filled for _, field in CARD.fields()}
    assert {code for code, how in filled.items() if how is Filled.COMPUTED} == {"body_mass_index"}
    assert {code for code, how in filled.items() if how is Filled.READ_OFF} == {
        "card_bmi_band", "waist_above", "pressure_class", "glucose_class", "cholesterol_class", "puma_total",
        "puma_band",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("months", "for_them"), [(215, False), (216, True), (217, True), (719, True), (720, False), (721, False)]
)
def test_it_is_from_18_to_59_years(months: int, for_them: bool) -> None:
    assert bool(asked(CARD, at_age(WOMAN, months))) is for_them


@pytest.mark.parametrize("code", MONTHLY)
@pytest.mark.parametrize(("last", "wanted"), [("2026-11-01", False), ("2026-10-31", True), ("2025-11-24", True)])
def test_monthly_is_asked_once_in_a_month(code: str, last: str, wanted: bool) -> None:
    assert again(code, last) is wanted


@pytest.mark.parametrize("code", SIX_MONTHLY)
@pytest.mark.parametrize(
    ("last", "wanted"), [("2026-06-24", False), ("2026-05-25", False), ("2026-05-24", True), ("2026-04-24", True)]
)
def test_six_monthly_is_asked_after_6_months(code: str, last: str, wanted: bool) -> None:
    assert again(code, last) is wanted


@pytest.mark.parametrize("code", YEARLY)
@pytest.mark.parametrize(
    ("last", "wanted"), [("2025-12-24", False), ("2025-11-25", False), ("2025-11-24", True), ("2025-10-24", True)]
)
def test_yearly_is_asked_after_12_months(code: str, last: str, wanted: bool) -> None:
    assert again(code, last) is wanted


@pytest.mark.parametrize(("months", "wanted"), [(479, False), (480, True), (481, True)])
def test_puma_is_from_40_years(months: int, wanted: bool) -> None:
    found = asked(CARD, at_age(MAN, months))
    assert {code for code in PUMA if code in found} == (set(PUMA) if wanted else set())


def test_the_arm_is_measured_of_women() -> None:
    assert "arm_circumference" in asked(CARD, WOMAN)
    assert "arm_circumference" not in asked(CARD, MAN)


@pytest.mark.parametrize(("married", "wanted"), [(True, True), (None, True), (False, False)])
@pytest.mark.parametrize("facts", [WOMAN, MAN], ids=["woman", "man"])
def test_contraception_is_asked_of_couples_and_of_whom_it_is_not_known(
    facts: Facts, married: bool | None, wanted: bool
) -> None:
    assert ("contraception" in asked(CARD, replace(facts, married=married))) is wanted


@pytest.mark.parametrize("code", [code for _, _, code in fields_in(HEADER)])
@pytest.mark.parametrize(("last", "default"), [("2025-11-24", 1), ("2024-09-15", 1), ("2024-09-14", None)])
def test_the_header_is_offered_again_as_it_was(code: str, last: str, default: int | None) -> None:
    before = {code: LastValue(1, date.fromisoformat(last))}
    found = {one.field.code: one for one in fields_to_ask(CARD, WOMAN, {}, before)}
    assert (found[code].default, found[code].hidden) == (default, None)
    assert not again(code, "2025-11-25")


def test_a_kader_fills_all_of_it() -> None:
    by_role = [asked(CARD, replace(WOMAN, role=role)) for role in Role]
    assert by_role[0] == by_role[1]


def test_of_a_paper_card_the_index_is_taken_over() -> None:
    hidden = {one.field.code: one.hidden for one in fields_to_ask(CARD, WOMAN, {}, {})}
    assert hidden["body_mass_index"] == Hidden(Why.COMPUTED)
    assert "body_mass_index" in asked(CARD, replace(WOMAN, from_paper=True))
