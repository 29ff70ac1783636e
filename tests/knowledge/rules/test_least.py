"""What is told of a band while a worse one may still come out: no word denies what is missing, nobody is sent home."""

import json
import re
from typing import Any

import pytest

from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Rule, State, assess, rules
from simpul.knowledge.rules.bundle import rule_json
from simpul.knowledge.rules.language.least import COMPLETE
from simpul.knowledge.rules.language.schema import RuleError, rule_of
from simpul.knowledge.rules.registry import EDITIONS
from simpul.knowledge.rules.telling import kader_sentence, sentence
from tests.knowledge.rules.cases import random_cases
from tests.knowledge.rules.made import content, rule_with

RULES = list(rules().values())
DENIES = re.compile(
    r"\b(tanpa|bukan|tidak|belum|bebas|normal|baik|sesuai|cukup|tunggal"
    r"|no|not|without|none|neither|free|single|fit)\b",
    re.IGNORECASE,
)
# Read one by one: what these words deny was found, or is not asked for.
FOUND = {
    ("ANC-GDS", "dm_gestasi"): "our notes hold no action",
    ("ANC-TTGO", "dm_gestasi"): "our notes hold no action",
    ("ANC-UMUR", "terlalu_tua"): "our notes hold no action",
    ("NEO-GESTASI", "blb"): "our notes hold no action",
    ("NEO-GESTASI", "belum_pasti"): "the number of weeks is known",
    ("DM-GDS", "belum_pasti"): "the only number is known",
    ("DEV-KPSP", "formulir_lain"): "both forms are known",
    ("GROW-2T", "tidak_naik"): "the gain is known",
    ("GROW-CACING", "hamil"): "the pregnancy is known",
    ("GROW-LAPOR", "t"): "the gain is known",
    ("GROW-LAPOR", "ukur_ulang"): "the weight is known",
    ("GROW-BERAT", "di_atas_garis_oranye"): "the band of a length that was not measured",
    ("HT-KONTROL", "tidak_terkendali"): "one number of 140/90 is known",
    ("HT-KONTROL", "belum_pernah"): "that none was recorded is known",
    ("HT-KONTROL", "tidak_kontrol"): "the days are known",
    ("INC-TANDA", "bukan_kepala"): "the presentation is known",
    ("INC-KPD", "tidak_jelas"): "says what was answered",
    ("INC-TBJ", "bukan_poned"): "one reason against PONED is known",
    ("KB-DMPA", "mec_4"): "a criterion that forbids it is known",
    ("KB-IMPLAN", "mec_4"): "a criterion that forbids it is known",
    ("KB-KOMBINASI", "mec_4"): "a criterion that forbids it is known",
    ("MTBM-IKTERUS", "ikterus"): "jaundice is one answer, and the age is known",
    ("PRE-LAYAK", "tidak_layak_4t"): "a reason against it is known",
    ("PRE-LAYAK", "dengan_pengawasan"): "says that she may not be fit",
    ("TD-DEWASA", "normal_tinggi"): "above normal",
}


def test_no_word_of_a_lower_end_denies_what_is_missing() -> None:
    denying = {(rule.code, band.code) for rule in RULES for band in rule.bands if DENIES.search(_words(band.least))}
    assert denying == FOUND.keys()


def _words(band: Any) -> str:
    return " ".join((band.label_id, band.label_en, band.action_id, band.action_en)) if band else ""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.edition}")
def test_whoever_may_still_be_worse_is_told_the_words_of_a_lower_end(rule: Rule) -> None:
    """Told by other means than the evaluator's: somebody is worse by it once what is missing is added."""
    own = {band.code: band for band in rule.bands}
    complete = [values for values in random_cases(rule, 120) if assess(rule, values).band]
    for values in complete:
        worst = assess(rule, values).band
        for left_out in rule.inputs:
            fewer = {code: one for code, one in values.items() if code != left_out}
            least = assess(rule, fewer).at_least
            if least and worst and rule.bands.index(worst) < rule.bands.index(own[least.code]):
                assert least is own[least.code].least, fewer
                assert least.recheck_days is None


# fmt: off
SAID: list[tuple[str, dict[str, FactValue], str, str]] = [
    ("GROW-BERAT", {"age_days": 600, "z_weight_for_age": -425}, "Berat sangat kurang", "juga pendek dirujuk"),
    ("GROW-BERAT", {"age_days": 600, "z_weight_for_age": -250}, "Berat kurang", "juga pendek dirujuk"),
    ("MTBS-GIZI", {"age_months": 20, "age_days": 600, "arm_circumference": 120}, "Gizi kurang",
     "gizi buruk lebih mendesak"),
    ("GROW-GIZI", {"age_days": 600, "arm_circumference": 110}, "Gizi buruk", "Bila ada komplikasi"),
    ("MTBS-GIZI", {"age_months": 20, "age_days": 600, "arm_circumference": 110}, "Gizi buruk", "Bila ada komplikasi"),
    ("INC-TBJ", {"pregnant": 1, "estimated_birth_weight": 2300},
     "Taksiran berat 2000 sampai di bawah 2500 gram", "ada penyulit ibu: rujuk sekarang"),
    ("INC-KPD", {"labour_membranes": 4, "pregnant": 1}, "Ketuban pecah saat bersalin", "demam atau sudah lama dirujuk"),
    ("MTBS-BATUK", {"age_months": 20, "sick_cough": 1, "cough_days": 20}, "Batuk 14 hari atau lebih", "Hitung napas"),
    ("ANC-PE", {"pregnant": 1, "gestation_days": 200, "systolic": 145, "urine_protein": 3}, "Pre-eklampsia",
     "yang berat diberi MgSO4"),
    ("TB-KARTU", {"age_months": 200, "tb_contact": 1}, "Kontak erat pasien TBC", "Tanyakan semua gejala TBC"),
    ("TD-DEWASA", {"age_years": 40, "pregnant": 0, "systolic": 135}, "Tekanan darah di atas normal", "Lengkapi dulu"),
    ("TD-DEWASA", {"age_years": 40, "pregnant": 0, "systolic": 165},
     "Tekanan darah setinggi hipertensi derajat 2", "dirujuk pada hari yang sama"),
    ("HT-KONTROL", {"own_hypertension": 1, "age_years": 56, "pregnant": 0, "pressure_on_record": 1,
                    "days_since_pressure": 32},
     "Tidak kontrol tekanan darah", "Petugas Pustu melakukan kunjungan rumah. Ukur tekanan darah"),
]
# fmt: on


@pytest.mark.parametrize(("code", "given", "label", "action"), SAID, ids=[f"{one[0]} {one[2]}" for one in SAID])
def test_what_is_said_of_somebody_of_whom_little_is_known(
    code: str, given: dict[str, FactValue], label: str, action: str
) -> None:
    answer = assess(rules()[code, "2026.11"], given)
    assert (answer.state, answer.band) == (State.INCOMPLETE, None)
    assert sentence(answer).endswith(f"Sudah pasti sedikitnya {label}.")
    assert answer.acts
    assert action in answer.acts.action_id


def test_a_band_that_can_not_become_worse_keeps_its_words() -> None:
    """Complications and the weight are known; the z-score that is missing cannot make it worse."""
    known = {"age_days": 600, "arm_circumference": 110, "body_weight": 7000, "nutrition_complication": 0}
    rule = rules()["GROW-GIZI", "2026.11"]
    answer = assess(rule, known)
    assert (answer.missing, answer.at_least and answer.at_least.label_id) == (
        ("z_weight_for_length",), "Gizi buruk tanpa komplikasi",
    )  # fmt: skip


def test_a_lower_end_without_a_problem_says_nothing_to_anybody() -> None:
    answer = assess(rules()["TD-DEWASA", "2026.11"], {"age_years": 40, "pregnant": 0, "systolic": 125})
    assert (answer.acts, kader_sentence(answer)[0]) == (None, None)


BANDS = [
    {"code": "rujuk", "when": {"at_least": ["systolic", 180]}, "priority": "P1"},
    {"code": "periksa", "when": {"at_least": ["diastolic", 90]}, "priority": "P3"},
    {"code": "baik", "priority": "P4"},
]
WORDS = {"label_id": "sedikitnya", "label_en": "at least", "action_id": "ukur", "action_en": "measure"}
INPUTS: dict[str, Any] = {"systolic": {}, "diastolic": {}}


def test_what_is_done_in_a_mild_band_waits_until_all_is_known() -> None:
    plain = assess(rule_with(BANDS, INPUTS), {"diastolic": 95}).acts
    own = assess(rule_with([BANDS[0], BANDS[1] | {"at_least": WORDS}, BANDS[2]], INPUTS), {"diastolic": 95}).acts
    assert plain
    assert own
    assert (plain.action_id, plain.action_en) == (COMPLETE["action_id"], COMPLETE["action_en"])
    assert (own.label_id, own.action_en) == ("sedikitnya", "measure")


@pytest.mark.parametrize(
    ("place", "words"),
    [(0, WORDS), (2, WORDS), (1, {}), (1, {"label_id": "sedikitnya"}), (1, WORDS | {"refer": "fkrtl"})],
)
def test_words_that_would_never_be_told_or_are_half_do_not_load(place: int, words: dict[str, str]) -> None:
    bands = [band | ({"at_least": words} if at == place else {}) for at, band in enumerate(BANDS)]
    with pytest.raises(RuleError):
        rule_of(content(bands, INPUTS), {})


def test_a_phone_gets_the_words() -> None:
    name = "GROW-GIZI-2026.11"
    written = {one["code"]: one for one in json.loads((EDITIONS / f"{name}.json").read_text())["bands"]}
    words = written["rawat_gizi_buruk"]["at_least"]
    sent = next(one for one in rule_json(rules()["GROW-GIZI", "2026.11"])["bands"] if one["code"] == "rawat_gizi_buruk")
    assert sent["at_least"]["label"] == [words["label_id"], words["label_en"]]
    assert sent["at_least"]["action"] == [words["action_id"], words["action_en"]]
