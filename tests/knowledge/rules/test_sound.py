"""Each rule that ships: every band can be reached, a worse input is never milder, two languages can be read."""

import re

import pytest

from simpul.knowledge.rules import Rule, rules
from simpul.knowledge.rules.checks import faults, searched
from simpul.knowledge.rules.language.known import KNOWN
from simpul.knowledge.rules.wording import Words
from tests.knowledge.rules.made import rule_with

RULES = list(rules().values())
MILDER = [
    {"code": "berat", "when": {"above": ["hemoglobin", 7000]}, "priority": "P1"},
    {"code": "lain", "priority": "P4"},
]
HIDDEN = [
    {"code": "rendah", "when": {"below": ["hemoglobin", 11000]}, "priority": "P2"},
    {"code": "lebih_rendah", "when": {"below": ["hemoglobin", 7000]}, "priority": "P3"},
    {"code": "cukup", "priority": "P4"},
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.edition}")
def test_a_rule_hangs_together(rule: Rule) -> None:
    assert faults(rule) == []


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.edition}")
def test_a_rule_reads_as_sentences(rule: Rule, language: str) -> None:
    words = Words(rule, language)
    said = [words.applies(), *(words.band(band) for band in rule.bands), *map(words.derived, rule.derived.values())]
    assert all("{" not in one and "None" not in one for one in said)
    assert len(set(said)) == len(said)
    assert all(f"({band.priority})" in words.band(band) for band in rule.bands)


def test_a_rule_that_is_milder_for_a_worse_value_is_found_out() -> None:
    found = faults(rule_with(MILDER, {"hemoglobin": {"worse": "down"}}))
    assert found == ["TRY: hemoglobin from 7100 to 7000 turns berat into lain"]


def test_a_band_that_another_hides_is_found_out() -> None:
    assert faults(rule_with(HIDDEN, {"hemoglobin": {}})) == ["TRY: nobody is ever lebih_rendah"]


def test_the_words_of_anaemia() -> None:
    rule = rules()["ANC-ANEMIA", "2026.11"]
    assert Words(rule, "id").applies() == "Hamil: ya"
    assert Words(rule, "id").band(rule.bands[0]) == "Hemoglobin (Hb) di bawah 7,0 g/dL: Anemia berat (P1). Rujuk."
    assert Words(rule, "en").band(rule.bands[0]) == "Haemoglobin below 7.0 g/dL: Severe anaemia (P1). Refer."
    assert "Usia kehamilan 169 hari (24+1) atau lebih" in Words(rule, "id").band(rule.bands[2])


def test_the_words_of_a_formula() -> None:
    rule = rules()["ANC-MAP", "2026.11"]
    assert (
        Words(rule, "id").derived(rule.derived["map"]) == "(Tekanan darah sistolik + 2 × Tekanan darah diastolik) / 3"
    )


@pytest.mark.parametrize(
    ("code", "band", "indonesian", "english"),
    [
        ("ANC-IMT", "kurang", "Indeks massa tubuh (IMT) di bawah 18,5 kg/m²", "Body mass index below 18.5 kg/m²"),
        ("ANC-TFU", "tidak_sesuai", "dikurangi minggu di atas 2,0 cm", "less weeks above 2.0 cm"),
        ("ANC-BB", "lebih", "Kenaikan berat badan di atas 18,0 kg", "Weight gain above 18.0 kg"),
        ("ANC-ANAK", "terlalu_banyak", "Jumlah anak: 3 atau lebih", "Number of children: 3 or more"),
        ("ANC-LETAK", "bukan_kepala", "Presentasi janin: Sungsang, Lintang atau Lainnya", "Transverse or Other"),
        ("NEO-GESTASI", "belum_pasti", "Usia kehamilan saat lahir tepat 42 minggu", "is exactly 42 weeks"),
        ("PNC-BAHAYA", "ada", "(ada salah satu dari: Perdarahan nifas", "or Body temperature above 38.0 °C"),
        ("GROW-BBTB", "obesitas", "di atas 3,00 SD", "above 3.00 SD"),
        (
            "KB-AKDR",
            "mec_3",
            "KB: masa pascapersalinan: 48 jam sampai kurang dari 4 minggu",
            "48 hours to less than 4 weeks",
        ),
    ],
)
def test_a_limit_reads_as_on_a_form(code: str, band: str, indonesian: str, english: str) -> None:
    rule = rules()[code, "2026.11"]
    when = next(one.when for one in rule.bands if one.code == band)
    assert when
    assert indonesian in Words(rule, "id").gate(when)
    assert english in Words(rule, "en").gate(when)


@pytest.mark.parametrize(
    ("code", "made", "said"),
    [
        (
            "ANC-IMT",
            "imt",
            "10000 × Berat badan (kg) / (Panjang atau tinggi badan (cm) × Panjang atau tinggi badan (cm))",
        ),
        ("ANC-TFU", "selisih", "Tinggi fundus uteri (TFU) - Usia kehamilan dalam minggu penuh"),
        ("NEO-PULANG", "sisa", "100 × Berat badan (kg) / Berat lahir (kg)"),
    ],
)
def test_a_formula_is_in_the_units_of_forms(code: str, made: str, said: str) -> None:
    rule = rules()[code, "2026.11"]
    assert Words(rule, "id").derived(rule.derived[made]) == said


def test_answers_that_are_points_are_added_up() -> None:
    rule = rules()["AKS", "2026.11"]
    assert Words(rule, "id").derived(rule.derived["skor"]).startswith("jumlah dari AKS: BAB, AKS: BAK, ")


def test_a_table_of_weeks_speaks_of_weeks_and_an_answer_that_counts_is_named() -> None:
    weeks, signs = rules()["ANC-TFU", "2026.11"], rules()["MTBS-DIARE", "2026.11"]
    assert "36 minggu bila Usia kehamilan 252 hari (36+0) atau lebih" in Words(weeks, "id").derived(
        weeks.derived["minggu"]
    )
    said = Words(signs, "id").derived(signs.derived["tanda_berat"])
    assert "1 poin bila Cubitan kulit perut: Kembali sangat lambat (lebih dari 2 detik)" in said


def test_no_limit_and_no_formula_reads_in_the_small_unit_of_a_comparison() -> None:
    """Nobody says 18500 g/m2 or 20 mm; what is kept in a small unit and typed in a larger one is told in that."""
    small = re.compile(r"\d (g/m²|mm|mg/dL)\b")
    kept = {"random_glucose", "fasting_glucose", "ogtt_1_hour", "ogtt_2_hours", "creatinine"}
    for rule in RULES:
        for language in ("id", "en"):
            words = Words(rule, language)
            said = [*(words.band(band) for band in rule.bands), *map(words.derived, rule.derived.values())]
            if not kept & rule.inputs.keys():
                assert [one for one in said if small.search(one)] == []


def test_an_age_is_spoken_of_in_the_unit_of_that_age() -> None:
    days, months = KNOWN["age_days"], KNOWN["age_months"]
    assert [days.show(one, "id") for one in (28, 183, 1826, 6939)] == [
        "28 hari", "183 hari (6,0 bulan)", "1826 hari (59,9 bulan)", "6939 hari (18,9 tahun)",
    ]  # fmt: skip
    assert [months.show(one, "en") for one in (12, 59, 216)] == ["12 months", "59 months", "216 months (18 years)"]
    assert [KNOWN["sex"].show(one, "id") for one in ("L", "P")] == ["laki-laki", "perempuan"]


def test_a_difference_reads_as_one() -> None:
    rule = rules()["NEO-SPO2", "2026.11"]
    assert any(" - " in Words(rule, "id").derived(one) for one in rule.derived.values())


def test_a_healthy_answer_behind_many_signs_is_found() -> None:
    signs = [
        f"skilas_{one}" for one in ("orientation", "recall", "mobility", "weight", "appetite", "arm", "eye", "ear")
    ]
    bands = [{"code": f"tanda_{one}", "when": {"is": [one, True]}, "priority": "P2"} for one in signs]
    rule = rule_with([*bands, {"code": "sehat", "priority": "P4"}], {one: {"worse": "up"} for one in signs})
    assert searched(rule, len(bands)) == dict.fromkeys(signs, 0)
    assert searched(rule_with(HIDDEN, {"hemoglobin": {}}), 1) is None
