"""What is answered where something is missing, impossible, optional, or decided before everything is known?"""

from fractions import Fraction

import pytest

from simpul.knowledge.rules import Answer, Priority, Refer, Rule, State, assess, rules
from tests.knowledge.rules.cases import random_cases
from tests.knowledge.rules.made import rule_with

CANNOT_BE = 10**7  # of a word no word, of a number beyond each range
WOMAN = {"sex": "P", "pregnant": 0}
SIGNS = ("danger_breathing", "danger_cough", "danger_diarrhoea")
TWO_OF_THREE = {"signs": {"label_id": "tanda", "label_en": "signs", "score": list(SIGNS)}}
REFERRED = [
    {"code": "rujuk", "when": {"at_least": ["signs", 2]}, "priority": "P1"},
    {"code": "baik", "priority": "P4"},
]


@pytest.fixture
def anaemia() -> Rule:
    return rules()["ANC-ANEMIA", "2026.11"]


def test_a_known_value_in_each_trimester(anaemia: Rule) -> None:
    first = assess(anaemia, {"pregnant": 1, "gestation_days": 84, "hemoglobin": 10900})
    second = assess(anaemia, {"pregnant": 1, "gestation_days": 85, "hemoglobin": 10900})
    assert (first.band and first.band.code, second.band and second.band.code) == ("ringan", "tidak_anemia")


def test_what_is_missing_is_named_and_no_category_is_given(anaemia: Rule) -> None:
    answer = assess(anaemia, {"pregnant": 1, "gestation_days": 100})
    assert (answer.state, answer.missing, answer.band, answer.acts) == (State.INCOMPLETE, ("hemoglobin",), None, None)


def test_what_is_certain_acts_whatever_is_missing(anaemia: Rule) -> None:
    answer = assess(anaemia, {"pregnant": 1, "hemoglobin": 6900})
    assert (answer.state, answer.missing, answer.band) == (State.INCOMPLETE, ("gestation_days",), None)
    assert answer.acts
    assert answer.acts.code == "berat"


def test_what_may_still_be_worse_is_not_said_to_be_certain(anaemia: Rule) -> None:
    assert assess(anaemia, {"pregnant": 1, "hemoglobin": 10900}).at_least is None


def test_nothing_is_certain_of_somebody_who_may_not_be_meant(anaemia: Rule) -> None:
    answer = assess(anaemia, {"gestation_days": 100, "hemoglobin": 6900})
    assert (answer.state, answer.missing, answer.acts) == (State.INCOMPLETE, ("pregnant",), None)


def test_of_somebody_who_is_not_meant_nothing_is_asked(anaemia: Rule) -> None:
    assert assess(anaemia, {"pregnant": 0, "hemoglobin": 1}).state is State.NOT_APPLICABLE


@pytest.mark.parametrize(("lowest", "highest"), [(2999, 22001), (-5, 10**9)])
def test_a_value_that_cannot_be_is_measured_again(anaemia: Rule, lowest: int, highest: int) -> None:
    for value in (lowest, highest):
        answer = assess(anaemia, {"pregnant": 1, "gestation_days": 100, "hemoglobin": value})
        assert (answer.state, answer.again, answer.acts) == (State.MEASURE_AGAIN, ("hemoglobin",), None)


def test_a_date_that_cannot_be_is_asked_for_again(anaemia: Rule) -> None:
    answer = assess(anaemia, {"pregnant": 1, "gestation_days": 400, "hemoglobin": 11000})
    assert answer.again == ("gestation_days",)


@pytest.mark.parametrize(
    ("given", "state", "acts", "missing"),
    [
        ((1, 1, None), State.INCOMPLETE, "rujuk", SIGNS[2:]),
        ((0, 0, None), State.INCOMPLETE, None, SIGNS[2:]),
        ((1, None, None), State.INCOMPLETE, None, SIGNS[1:]),
        ((1, 0, 1), State.ASSESSED, "rujuk", ()),
        ((1, 0, 0), State.ASSESSED, "baik", ()),
    ],
)
def test_a_count_decides_as_soon_as_it_can(
    given: tuple[int | None, ...], state: State, acts: str | None, missing: tuple[str, ...]
) -> None:
    rule = rule_with(REFERRED, {sign: {"worse": "up"} for sign in SIGNS}, derived=TWO_OF_THREE)
    answer = assess(rule, {sign: one for sign, one in zip(SIGNS, given, strict=True) if one is not None})
    assert (answer.state, answer.acts and answer.acts.code, answer.missing) == (state, acts, missing)


def test_an_optional_sign_that_nobody_looked_for_is_no_sign() -> None:
    rule = rule_with(REFERRED, {sign: {"optional": True} for sign in SIGNS}, derived=TWO_OF_THREE)
    answer = assess(rule, {SIGNS[0]: 1})
    assert (answer.state, answer.band and answer.band.code) == (State.ASSESSED, "baik")


def test_a_formula_is_compared_exactly() -> None:
    rule = rules()["ANC-MAP", "2026.11"]
    just, above = (assess(rule, {"pregnant": 1, "systolic": 120, "diastolic": low}) for low in (75, 76))
    assert (just.band and just.band.code, above.band and above.band.code) == ("sampai_90", "di_atas_90")
    assert above.derived["map"].low == Fraction(272, 3)


def test_a_product_divides_by_nothing_that_is_zero() -> None:
    index = {"label_id": "i", "label_en": "i", "product": ["body_weight"], "under": ["ttd_tablets", "ttd_tablets"]}
    high = {"code": "tinggi", "when": {"above": ["index", 5]}, "priority": "P2"}
    bands = [high, {"code": "rendah", "priority": "P4"}]
    rule = rule_with(bands, {"body_weight": {}, "ttd_tablets": {}}, derived={"index": index})
    assert assess(rule, {"body_weight": 50000, "ttd_tablets": 100}).band is rule.bands[1]
    assert assess(rule, {"body_weight": 50001, "ttd_tablets": 100}).band is rule.bands[0]


def test_words_stand_for_themselves() -> None:
    bands = [{"code": "perempuan", "when": {"is": ["sex", "P"]}, "priority": "P3"}, {"code": "lain", "priority": "P4"}]
    rule = rule_with(bands, {"sex": {}})
    assert [assess(rule, {"sex": one}).state for one in ("P", "L", "X")] == ["dinilai", "dinilai", "ukur_ulang"]
    assert assess(rule, {"sex": "P"}).band is rule.bands[0]


def test_what_is_not_asked_of_somebody_is_neither_required_nor_looked_at() -> None:
    fit = rules()["PRE-LAYAK", "2026.11"]
    known = WOMAN | {"age_years": 24, "body_mass_index": 21000, "arm_circumference": 250, "hemoglobin": 12500}
    known |= {"chronic_disease": 0, "genital_infection": 0}
    gap = {"number_of_children": 1, "birth_interval": 10, "past_complication": 0}
    answers = [assess(fit, known | more) for more in ({"previous_births": 0}, {"previous_births": 0, **gap})]
    assert [answer.band and answer.band.code for answer in answers] == ["layak", "layak"]
    born = assess(fit, known | gap | {"previous_births": 1})
    assert born.band
    assert born.band.code == "tidak_layak_4t"


def test_what_asks_for_it_is_missing_while_nobody_knows_whether_it_is_asked() -> None:
    fit = rules()["PRE-LAYAK", "2026.11"]
    answer = assess(fit, WOMAN | {"chronic_disease": 0, "number_of_children": 5, "age_years": 38})
    assert answer.at_least
    assert "previous_births" in answer.missing
    assert "number_of_children" not in answer.missing


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: f"{rule.code}-{rule.edition}")
def test_what_cannot_be_takes_nothing_away_of_what_is_certain_without_it(rule: Rule) -> None:
    """Nobody is told something milder for it than for an input that nobody measured, and nobody that all is well."""
    for values in random_cases(rule, 60):
        for code in rule.inputs:
            without = assess(rule, {name: one for name, one in values.items() if name != code})
            spoiled = assess(rule, values | {code: CANNOT_BE})
            if code in spoiled.again:
                assert (spoiled.state, spoiled.band) == (State.MEASURE_AGAIN, None)
                assert not (spoiled.acts and spoiled.acts.priority is Priority.P4)
                assert _acts(spoiled) == _acts(without), (code, values)


def _acts(answer: Answer) -> tuple[Priority, Refer] | None:
    """Whom somebody acts on, how soon and where; None of who is well or of whom nothing is certain."""
    band = answer.acts
    return (band.priority, band.refer) if band and band.priority is not Priority.P4 else None
