"""Each rule that ships: every band can be reached, a worse input is never milder, two languages can be read."""

import pytest

from simpul.knowledge.rules import Rule, rules
from simpul.knowledge.rules.checks import faults, searched
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
    assert Words(rule, "id").derived(rule.derived["map"]) == "(Tekanan darah sistolik + 2 Tekanan darah diastolik) / 3"


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
