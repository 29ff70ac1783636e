"""The card of pregnant women has every line of the paper card, and asks what belongs to this pregnancy."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.forms.definition import Filled
from simpul.knowledge.forms.facts import Facts, LastValue, Place, Role
from simpul.knowledge.forms.registry import form
from tests.knowledge.forms.life_stages import asked, fields_in, fields_of

CARD = form("posyandu_ibu_hamil", "2026.11")
ON = date(2026, 11, 24)
WOMAN = Facts(on=ON, place=Place.POSYANDU, role=Role.KADER, age_days=9000, age_months=295, sex=Sex.FEMALE,
              pregnant=True, pregnant_since=date(2026, 6, 1))  # fmt: skip

# By hand from the table of the card. What the header names of the person stands in the register.
TABLE = [
    ("header", "BB awal (kg)", 1, "prepregnancy_weight"),
    ("header", "TB (cm)", 1, "body_length"),
    ("2", "usia kehamilan, minggu", 1, "gestational_age"),
    ("3", "BB, kg", 2, "body_weight"),
    ("4", "BB sesuai kurva Buku KIA: ya (hijau), tidak (merah)", 3, "weight_curve_band"),
    ("5", "LiLA, cm", 2, "arm_circumference"),
    ("6", "LiLA: hijau, merah (KEK)", 3, "pregnancy_arm_band"),
    ("7", "TD sistol dan diastol", 2, "systolic diastolic"),
    ("8", "TD sesuai kurva Buku KIA: hijau, merah", 3, "pressure_curve_band"),
    ("9", "TBC: batuk terus-menerus", 4, "tb_cough_persistent"),
    ("10", "TBC: demam 2 minggu atau lebih", 4, "tb_fever"),
    ("11", "TBC: BB tidak naik atau turun 2 bulan", 4, "tb_weight"),
    ("12", "TBC: kontak erat pasien TBC", 4, "tb_contact"),
    ("13", "TTD/MMS diberi, tablet", 4, "ttd ttd_tablets"),
    ("14", "TTD dikonsumsi: setiap hari, tidak", 4, "ttd_daily"),
    ("15", "MT bumil KEK: komposisi, porsi", 4, "pmt_lokal supplement_composition supplement_portions"),
    ("16", "MT dikonsumsi: setiap hari, tidak", 4, "supplement_daily"),
    ("17", "kelas ibu hamil", 4, "pregnancy_class"),
    ("18", "edukasi", 5, "education_topic"),
    ("19", "rujuk: tidak, Pustu, Puskesmas, RS, alasan", 5, "referral referral_reason"),
]
HEADER = {"nama", "NIK", "tanggal lahir", "nama suami", "alamat, dusun, desa, kecamatan", "HP", "hamil anak ke",
          "jarak anak", "HPHT", "HPL"}  # fmt: skip
FOOD = {"pmt_lokal", "supplement_composition", "supplement_portions", "supplement_daily"}


def test_every_line_of_the_card_is_there_in_its_order_and_its_step() -> None:
    assert fields_of(CARD) == fields_in(TABLE)
    columns = {field.column for _, field in CARD.fields()} - {"header"} | set(CARD.from_visit)
    assert columns == {str(number) for number in range(1, 20)}
    assert set(CARD.from_record) == HEADER


def test_colours_are_read_off_by_a_worker_and_nothing_is_computed() -> None:
    read_off = {field.code for _, field in CARD.fields() if field.filled is Filled.READ_OFF}
    assert read_off == {"weight_curve_band", "pregnancy_arm_band", "pressure_curve_band"}
    assert not [field.code for _, field in CARD.fields() if field.filled is Filled.COMPUTED]


def test_a_kader_is_asked_what_nakes_are_asked_and_may_see_it() -> None:
    assert all(field.asked_by == field.shown_to == set(Role) for _, field in CARD.fields())


@pytest.mark.parametrize(("pregnant", "for_her"), [(True, True), (False, False), (None, False)])
def test_it_is_for_who_is_pregnant(pregnant: bool | None, for_her: bool) -> None:
    assert bool(asked(CARD, replace(WOMAN, pregnant=pregnant))) is for_her


@pytest.mark.parametrize("place", Place)
def test_it_is_filled_at_posyandu_pustu_and_home(place: Place) -> None:
    assert bool(asked(CARD, replace(WOMAN, place=place))) is (place is not Place.PUSKESMAS)


@pytest.mark.parametrize(
    ("since", "asked_for"),
    [(date(2026, 6, 1), False), (None, True), (ON - timedelta(days=43 * 7 + 6), True),
     (ON - timedelta(days=43 * 7), False), (ON + timedelta(days=1), True)],
)  # fmt: skip
def test_the_weeks_are_asked_only_where_they_cannot_be_counted(since: date | None, asked_for: bool) -> None:
    assert ("gestational_age" in asked(CARD, replace(WOMAN, pregnant_since=since))) is asked_for


def test_the_weeks_of_a_paper_card_are_taken_over() -> None:
    assert "gestational_age" in asked(CARD, replace(WOMAN, from_paper=True))


@pytest.mark.parametrize(("day", "again"), [("2026-05-31", True), ("2026-06-01", False), ("2026-11-01", False)])
@pytest.mark.parametrize("code", ["prepregnancy_weight", "body_length"])
def test_the_header_is_asked_once_in_a_pregnancy(code: str, day: str, again: bool) -> None:
    last = {code: LastValue(50000, date.fromisoformat(day))}
    assert (code in asked(CARD, WOMAN, last)) is again


@pytest.mark.parametrize(("band", "food"), [(1, set()), (2, FOOD)])
def test_food_is_for_who_has_a_red_arm(band: int, food: set[str]) -> None:
    assert asked(CARD, WOMAN, pregnancy_arm_band=band) & FOOD == food


@pytest.mark.parametrize(("days", "asked_for"), [(0, True), (62, True), (63, False)])
def test_whether_the_food_was_eaten_is_asked_of_who_was_given_some(days: int, asked_for: bool) -> None:
    facts = replace(WOMAN, last_given={"pmt_lokal": ON - timedelta(days=days)})
    assert ("supplement_daily" in asked(CARD, facts, pregnancy_arm_band=1)) is asked_for


@pytest.mark.parametrize(("given", "asked_for"), [({}, False), ({"ttd": 0}, False), ({"ttd": 1}, True)])
def test_tablets_are_counted_where_they_are_given(given: dict[str, int], asked_for: bool) -> None:
    assert ("ttd_tablets" in asked(CARD, WOMAN, **given)) is asked_for


@pytest.mark.parametrize(("referral", "asked_for"), [(1, False), (2, True), (3, True), (4, True)])
def test_a_referral_has_a_reason(referral: int, asked_for: bool) -> None:
    assert ("referral_reason" in asked(CARD, WOMAN, referral=referral)) is asked_for
