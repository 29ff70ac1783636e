"""The card of school age and adolescents has every line of the paper card; by age, sex, class and risk it asks less."""

from dataclasses import replace
from datetime import date

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.forms.asking import Hidden, Why, fields_to_ask
from simpul.knowledge.forms.definition import Filled
from simpul.knowledge.forms.facts import Facts, LastValue, Place, Role
from simpul.knowledge.forms.registry import form
from tests.knowledge.forms.life_stages import asked, at_age, fields_in, fields_of

CARD = form("posyandu_sekolah_remaja", "2026.11")
ON = date(2026, 11, 24)
GIRL = Facts(on=ON, place=Place.POSYANDU, role=Role.KADER, age_days=4800, age_months=160, sex=Sex.FEMALE)
BOY = replace(GIRL, sex=Sex.MALE)

# By hand from the list of the card, in its order. The items of the histories are those of the card of adults.
TABLE = [
    ("header", "sekolah dan kelas, atau tidak sekolah", 1, "in_school school_name school_class"),
    ("header", "riwayat keluarga", 1, "family_hypertension family_diabetes family_stroke family_heart family_asthma "
                                      "family_cancer family_cholesterol"),
    ("header", "riwayat diri", 1, "own_hypertension own_diabetes own_stroke own_heart own_asthma own_cancer "
                                  "own_cholesterol"),
    ("header", "merokok; gula, garam, lemak", 1, "smoking much_sugar much_salt much_fat"),
    ("BB", "BB, kg", 2, "body_weight"),
    ("TB", "TB, cm", 2, "body_length"),
    ("IMT/U", "SK, K, N, G, O; kelas bagi nakes", 3, "card_bmi_band bmi_for_age_class"),
    ("LP", "lingkar perut, cm", 2, "waist_circumference"),
    ("TD", "mmHg", 2, "systolic diastolic"),
    ("TD status", "rendah, normal, tinggi", 3, "pressure_class"),
    ("GDS", "mg/dL", 2, "random_glucose"),
    ("GDS status", "rendah, normal, tinggi", 3, "glucose_class"),
    ("Hb", "g/dL", 2, "hemoglobin"),
    ("anemia", "ya, tidak", 3, "anaemia"),
    ("mata kanan", "hitung jari", 2, "eye_right"),
    ("mata kiri", "hitung jari", 2, "eye_left"),
    ("telinga kanan", "tes bisik", 2, "ear_right"),
    ("telinga kiri", "tes bisik", 2, "ear_left"),
    ("TBC 1", "batuk terus-menerus", 4, "tb_cough_persistent"),
    ("TBC 2", "demam 2 minggu atau lebih", 4, "tb_fever"),
    ("TBC 3", "BB tidak naik atau turun 2 bulan", 4, "tb_weight"),
    ("TBC 4", "kontak erat pasien TBC", 4, "tb_contact"),
    ("jiwa 1", "kurang bersemangat, 0 sampai 3", 4, "jiwa_1"),
    ("jiwa 2", "murung, tertekan, putus asa, 0 sampai 3", 4, "jiwa_2"),
    ("jiwa 3", "gugup, cemas, gelisah, 0 sampai 3", 4, "jiwa_3"),
    ("jiwa 4", "sulit mengendalikan khawatir, 0 sampai 3", 4, "jiwa_4"),
    ("TTD diberi", "ya, tidak", 4, "ttd"),
    ("TTD diminum", "ya, tidak", 4, "ttd_taken"),
    ("edukasi", "edukasi", 5, "education_topic"),
    ("rujuk", "rujuk, alasan", 5, "referral referral_reason"),
]  # fmt: skip
PRESSURE, GLUCOSE = {"systolic", "diastolic", "pressure_class"}, {"random_glucose", "glucose_class"}
BLOOD, IRON = {"hemoglobin", "anaemia"}, {"ttd", "ttd_taken"}


def test_every_line_of_the_card_is_there_in_its_order_and_its_step() -> None:
    assert fields_of(CARD) == fields_in(TABLE)
    assert set(CARD.from_record) == {"nama", "NIK", "tanggal lahir", "jenis kelamin", "orang tua", "alamat"}
    assert CARD.from_visit.keys() == {"tanggal"}


def test_classes_of_the_card_are_read_off_and_the_class_of_a_z_score_is_for_nakes() -> None:
    filled = {field.code: field for _, field in CARD.fields()}
    read_off = {code for code, field in filled.items() if field.filled is Filled.READ_OFF}
    assert read_off == {"card_bmi_band", "pressure_class", "glucose_class", "anaemia"}
    assert filled["bmi_for_age_class"].filled is Filled.COMPUTED
    assert filled["bmi_for_age_class"].asked_by == filled["bmi_for_age_class"].shown_to == {Role.NAKES}


@pytest.mark.parametrize(
    ("months", "for_them"), [(71, False), (72, True), (73, True), (215, True), (216, True), (227, True), (228, False)]
)
def test_it_is_from_six_years_until_a_person_is_an_adult_by_any_source(months: int, for_them: bool) -> None:
    assert bool(asked(CARD, at_age(GIRL, months))) is for_them


@pytest.mark.parametrize(("months", "wanted"), [(72, False), (179, False), (180, True), (181, True)])
@pytest.mark.parametrize("code", sorted(PRESSURE | GLUCOSE))
def test_pressure_and_glucose_are_asked_from_15_years(code: str, months: int, wanted: bool) -> None:
    known = {one: LastValue(0, ON) for one in ("own_hypertension", "own_diabetes")}
    found = asked(CARD, at_age(BOY, months), known, card_bmi_band=3, pressure_class=2)
    assert (code in found) is wanted


@pytest.mark.parametrize(
    ("answers", "pressure", "glucose"),
    [
        ({"card_bmi_band": 5}, True, True), ({"card_bmi_band": 4}, False, False),
        ({"own_hypertension": 1}, True, False), ({"own_diabetes": 1}, True, True),
        ({"pressure_class": 3}, False, True), ({"pressure_class": 2}, False, False),
    ],
)  # fmt: skip
def test_who_is_younger_is_asked_where_at_risk(answers: dict[str, int], pressure: bool, glucose: bool) -> None:
    healthy = {"own_hypertension": 0, "own_diabetes": 0, "card_bmi_band": 3, "pressure_class": 2}
    found = asked(CARD, at_age(BOY, 120), None, **{**healthy, **answers})
    assert ("systolic" in found, "random_glucose" in found) == (pressure, glucose)


def test_a_risk_that_was_told_last_year_is_still_known() -> None:
    last = {"own_diabetes": LastValue(1, date(2026, 2, 1))}
    assert asked(CARD, at_age(BOY, 120), last) >= PRESSURE | GLUCOSE


@pytest.mark.parametrize(
    ("months", "wanted"),
    [(143, False), (144, True), (155, True), (156, False), (179, False), (180, True), (191, True), (192, False)],
)
@pytest.mark.parametrize("code", sorted(BLOOD))
def test_haemoglobin_is_for_girls_of_12_and_15(code: str, months: int, wanted: bool) -> None:
    assert (code in asked(CARD, at_age(GIRL, months), None, school_class=8)) is wanted
    assert code not in asked(CARD, at_age(BOY, months), None, school_class=8)


@pytest.mark.parametrize(
    ("year", "wanted"), [(6, False), (7, True), (8, False), (9, False), (10, True), (11, False), (12, False)]
)
def test_haemoglobin_is_for_girls_in_class_7_and_10(year: int, wanted: bool) -> None:
    assert (asked(CARD, at_age(GIRL, 160), None, school_class=year) & BLOOD == BLOOD) is wanted
    last = {"school_class": LastValue(year, date(2026, 8, 1))}
    assert (asked(CARD, at_age(GIRL, 160), last) & BLOOD == BLOOD) is wanted
    assert not asked(CARD, at_age(BOY, 160), None, school_class=year) & BLOOD


@pytest.mark.parametrize(
    ("months", "year", "wanted"),
    [(119, 7, False), (120, 6, False), (120, 7, True), (143, 6, False), (143, 7, True), (144, 6, True), (144, 7, True)],
)
def test_iron_is_for_girls_of_class_7_or_12_years(months: int, year: int, wanted: bool) -> None:
    assert (asked(CARD, at_age(GIRL, months), None, school_class=year) & IRON == IRON) is wanted
    assert not asked(CARD, at_age(BOY, months), None, school_class=year) & IRON


@pytest.mark.parametrize(("last", "again"), [("2025-12-24", False), ("2025-11-24", True), ("2025-10-24", True)])
@pytest.mark.parametrize("code", ["hemoglobin", "random_glucose", "jiwa_1", "jiwa_4", "smoking", "own_stroke"])
def test_yearly_is_asked_after_12_months(code: str, last: str, again: bool) -> None:
    found = asked(CARD, at_age(GIRL, 181), {code: LastValue(1, date.fromisoformat(last))})
    assert (code in found) is again


@pytest.mark.parametrize(("last", "again"), [("2026-06-24", False), ("2026-05-24", True), ("2026-04-24", True)])
@pytest.mark.parametrize("code", ["eye_right", "eye_left", "ear_right", "ear_left", "in_school", "school_class"])
def test_six_monthly_is_asked_after_6_months(code: str, last: str, again: bool) -> None:
    found = asked(CARD, GIRL, {"in_school": LastValue(1, ON)} | {code: LastValue(1, date.fromisoformat(last))})
    assert (code in found) is again


@pytest.mark.parametrize("role", Role)
def test_answers_of_the_mind_are_asked_by_all_shown_to_nakes_and_never_a_default(role: Role) -> None:
    last = {f"jiwa_{n}": LastValue(3, date(2025, 1, 1)) for n in (1, 2, 3, 4)}
    found = [one for one in fields_to_ask(CARD, replace(GIRL, role=role), {}, last) if one.field.code in last]
    assert [(one.hidden, one.default) for one in found] == [(None, None)] * 4
    assert all(one.field.shown_to == {Role.NAKES} and one.field.asked_by == set(Role) for one in found)


def test_a_child_of_whom_no_class_is_known_is_asked_by_age() -> None:
    found = {one.field.code: one.hidden for one in fields_to_ask(CARD, at_age(GIRL, 160), {}, {})}
    assert found["hemoglobin"] == Hidden(Why.UNKNOWN, ("known.school_class",))
    assert found["ttd"] is None
