"""A rule with a mistake does not load, and the sentence names the rule."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge.rules import registry, rules
from simpul.knowledge.rules.language.schema import RuleError, rule_of
from simpul.knowledge.rules.language.settings import numbers
from tests.knowledge.rules.made import content

BANDS = [
    {"code": "rendah", "when": {"below": ["hemoglobin", 11000]}, "priority": "P3"},
    {"code": "cukup", "priority": "P4"},
]
WHOLE = content(BANDS, {"hemoglobin": {}})
TEXTS = ("edition", "title_id", "title_en", "source")
OF_BANDS = ("code", "label_id", "label_en", "action_id", "action_en", "source")
ASKED = {"at_least": ["systolic", 140]}
NOT = {"not": {"below": ["hemoglobin", 11000]}}


def band(**changed: Any) -> dict[str, Any]:
    return content([BANDS[0] | changed, BANDS[1]], {"hemoglobin": {}})


NOTHING = {"null": None, "blank": "  ", "a number": 5, "a list": ["x"]}
MISTAKES = {
    **{f"{name} {said}": WHOLE | {name: told} for name in TEXTS for said, told in NOTHING.items()},
    **{f"{name} of a band {said}": band(**{name: told}) for name in OF_BANDS for said, told in NOTHING.items()},
    **{f"{name} {said}": WHOLE | {name: told} for name in ("valid_from", "status") for said, told in NOTHING.items()},
    **{f"again after {days!r} days": band(recheck_days=days) for days in (-1, 1.5, "7", True, None)},
    **{f"only signed {told!r}": WHOLE | {"only_signed": told} for told in ("ya", 1, None)},
    "optional by a number": content(BANDS, {"hemoglobin": {"optional": 1}}),
    "a function that there is not": WHOLE
    | {"derived": {"x": {"label_id": "x", "label_en": "x", "function": "classify", "of": ["hemoglobin"]}}},
    "a sum that is a category": WHOLE
    | {"derived": {"x": {"label_id": "x", "label_en": "x", "sum": {"hemoglobin": 1}, "category": "berat"}}},
    "an act that is worked out": band(action_id={"score": ["hemoglobin"]}),
    "no source": {key: one for key, one in WHOLE.items() if key != "source"},
    "no edition": {key: one for key, one in WHOLE.items() if key != "edition"},
    "no first day": {key: one for key, one in WHOLE.items() if key != "valid_from"},
    "no status": {key: one for key, one in WHOLE.items() if key != "status"},
    "empty source": WHOLE | {"source": ""},
    "a status that there is not": WHOLE | {"status": "certain"},
    "a day that there is not": WHOLE | {"valid_from": "2026-02-30"},
    "a word outside the vocabulary": band(when={"roughly": ["hemoglobin", 11000]}),
    "python": band(when="hemoglobin < 11000"),
    "an input that nobody knows": content(BANDS, {"hemoglobin": {}, "mood": {}}),
    "a name that is no input": band(when={"below": ["systolic", 90]}),
    "a limit that is no number": band(when={"below": ["hemoglobin", "low"]}),
    "a half": band(when={"below": ["hemoglobin", 10.5]}),
    "a priority that there is not": band(priority="P0"),
    "a colour that there is not": band(colour="biru"),
    "ours of what is no act": band(ours=["colour"]),
    "words that rest on no input": band(rests_on=["systolic"]),
    "words that rest on all of them": band(rests_on=["hemoglobin"]),
    "a unit that there is not": WHOLE
    | {"derived": {"x": {"label_id": "x", "label_en": "x", "unit": "sendok", "sum": {"hemoglobin": 1}}}},
    "a weight shown as a length": WHOLE
    | {"derived": {"x": {"label_id": "x", "label_en": "x", "unit": "g", "shown": "cm", "sum": {"hemoglobin": 1}}}},
    "a field that there is not": WHOLE | {"eval": "1"},
    "no band for who is left": content(BANDS[:1], {"hemoglobin": {}}),
    "two bands for who is left": content([BANDS[1], BANDS[1] | {"code": "lagi"}], {"hemoglobin": {}}),
    "one code twice": content([BANDS[0], BANDS[0], BANDS[1]], {"hemoglobin": {}}),
    "mild before severe": content([BANDS[0], BANDS[0] | {"code": "p", "priority": "P1"}, BANDS[1]], {"hemoglobin": {}}),
    "a setting that there is not": band(when={"below": ["hemoglobin", {"setting": "C99"}]}),
    "health from what nobody measured": band(when=NOT) | {"inputs": {"hemoglobin": {"optional": True}}},
    "health from what was not asked": band(when=NOT) | {"inputs": {"systolic": {}, "hemoglobin": {"when": ASKED}}},
    "asked by what stands behind it": WHOLE | {"inputs": {"hemoglobin": {"when": ASKED}, "systolic": {}}},
    "asked by itself": WHOLE | {"inputs": {"hemoglobin": {"when": {"above": ["hemoglobin", 1]}}}},
    "optional and asked of some": WHOLE | {"inputs": {"systolic": {}, "hemoglobin": {"when": ASKED, "optional": True}}},
    "a word that is asked of some": content(BANDS, {"systolic": {}, "sex": {"when": ASKED}, "hemoglobin": {}}),
    "two kinds of quantity": WHOLE
    | {"derived": {"x": {"label_id": "x", "label_en": "x", "sum": {"hemoglobin": 1}, "score": []}}},
    "a yes or no with a middle": content(BANDS, {"hemoglobin": {}, "danger_cough": {"worse": "away"}}),
    "a word with a middle": content(BANDS, {"hemoglobin": {}, "sex": {"worse": "away"}}),
    "a direction that there is not": content(BANDS, {"hemoglobin": {"worse": "sideways"}}),
    "a quantity of a word": content(BANDS, {"hemoglobin": {}, "sex": {}})
    | {"derived": {"x": {"label_id": "x", "label_en": "x", "sum": {"sex": 1}}}},
}


def test_the_rule_without_a_mistake_loads() -> None:
    assert rule_of(WHOLE, numbers()).bands[0].code == "rendah"


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_rule_with_a_mistake_does_not_load(mistake: str) -> None:
    with pytest.raises(RuleError, match="TRY"):
        rule_of(MISTAKES[mistake], numbers())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace('"valid_from"', '"edition": "2026.12", "valid_from"', 1),
        lambda text: text[:-2],
        lambda text: text.replace('"source"', '"sauce"', 1),
    ],
    ids=["a field twice", "cut off", "a field of another name"],
)
def test_a_file_with_a_mistake_does_not_load_and_is_named(spoil: Callable[[str], str], tmp_path: Path) -> None:
    file = "ANC-KEK-2026.11.json"
    text = (registry.EDITIONS / file).read_text().strip()
    (tmp_path / file).write_text(spoil(text))
    with pytest.raises(RuleError, match="ANC-KEK"):
        registry._rules(tuple(numbers().items()), tmp_path)
    whole = tmp_path / "whole"
    whole.mkdir()
    (whole / file).write_text(text)
    assert list(registry._rules(tuple(numbers().items()), whole)) == [("ANC-KEK", "2026.11")]


def test_a_city_chooses_among_printed_numbers_only() -> None:
    rule = rules({"C14": 230})["ANC-KEK", "2026.11"]
    assert rule.bands[0].when
    assert rule.bands[0].when.values == (230,)
    assert rule.settings == ("C14",)
    with pytest.raises(ValueError, match="C14"):
        rules({"C14": 240})
    with pytest.raises(ValueError, match="C99"):
        rules({"C99": 1})
