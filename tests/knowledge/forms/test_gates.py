"""A gate holds, does not hold, or cannot be said; a gate outside the vocabulary does not load."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.knowledge.concepts import concept, service
from simpul.knowledge.forms.gate_schema import gate_of
from simpul.knowledge.forms.gates import Gate, Op, holds, unknown_facts

VECTORS = json.loads((Path(__file__).parents[3] / "vectors/forms/gates.json").read_text())
ASKED = (*map(concept, ("body_weight", "referral", "tb_cough", "illness_signs", "last_period")), service("pmt_lokal"))
BEFORE = {one.code: one for one in ASKED}


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: json.dumps([case["gate"], case["facts"]]))
def test_a_gate_is_answered(case: dict[str, Any]) -> None:
    assert holds(gate_of(case["gate"], {}), case["facts"].get) is case["holds"]


def test_the_vectors_know_every_operator() -> None:
    def operators(gate: Gate) -> set[Op]:
        return {gate.op} | {op for part in gate.parts for op in operators(part)}

    assert {op for case in VECTORS["cases"] for op in operators(gate_of(case["gate"], {}))} == set(Op)


def test_it_says_which_facts_would_have_to_be_known() -> None:
    gate = gate_of({"all": [{"is": ["sex", "P"]}, {"not": {"below": ["age_months", 6]}}, {"missing": "pregnant"}]}, {})
    assert unknown_facts(gate, {"sex": "P"}.get) == {"age_months"}
    either = gate_of(
        {"any": [{"is": ["sex", "L"]}, {"all": [{"missing": "pregnant"}, {"below": ["age_months", 6]}]}]}, {}
    )
    assert unknown_facts(either, {"sex": "P"}.get) == {"age_months"}
    assert unknown_facts(either, {"sex": "L"}.get) == set()


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ({"in": ["answer.referral", ["pustu", "rs"]]}, (2, 4)),
        ({"is": ["answer.tb_cough", True]}, (1,)),
        ({"is": ["answer.pmt_lokal", False]}, (0,)),
        ({"at_least": ["answer.body_weight", 2500]}, (2500,)),
        ({"missing": "answer.illness_signs"}, ()),
        ({"missing": "answer.last_period"}, ()),
        ({"is": ["local_vaccine.JE", True]}, (1,)),
        ({"below": ["days_since.pmt_lokal", 28]}, (28,)),
    ],
)
def test_an_answer_is_compared_as_it_is_kept(written: dict[str, Any], values: tuple[int, ...]) -> None:
    assert gate_of(written, BEFORE).values == values


@pytest.mark.parametrize(
    "written",
    [
        {},
        "age_months",
        {"all": [], "any": []},
        {"all": [{"is": ["sex", "P"]}]},
        {"all": {"is": ["sex", "P"]}},
        {"not": [{"is": ["sex", "P"]}]},
        {"equals": ["sex", "P"]},
        {"is": ["sex"]},
        {"is": ["sex", "F"]},
        {"is": ["colour", "red"]},
        {"is": ["pregnant", 1]},
        {"in": ["month", 2]},
        {"in": ["month", []]},
        {"in": ["month", ["Februari"]]},
        {"at_least": ["sex", 1]},
        {"at_least": ["age_months", "6"]},
        {"at_least": ["age_months", 6.5]},
        {"at_least": ["age_months", True]},
        {"at_least": ["answer.referral", 2]},
        {"at_least": ["pregnant", True]},
        {"below": ["answer.tb_cough", True]},
        {"missing": "answer.body_length"},
        {"missing": "answer."},
        {"is": ["answer.referral", "surabaya"]},
        {"is": ["answer.referral", 2]},
        {"is": ["answer.illness_signs", "pilek"]},
        {"is": ["answer.last_period", 20260325]},
        {"is": ["months_since.body_weight", 2]},
        {"is": ["local_vaccine.", True]},
        {"is": ["local_vaccine.XX", True]},
    ],
    ids=json.dumps,
)
def test_what_is_not_in_the_vocabulary_does_not_load(written: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        gate_of(written, BEFORE)


def test_a_word_is_never_compared_as_a_number() -> None:
    with pytest.raises(TypeError, match="is no number"):
        holds(Gate(Op.AT_LEAST, fact="age_months", values=(6,)), {"age_months": "6"}.get)


LEAVES = st.sampled_from([Gate(Op.IS, fact=name, values=(1,)) for name in "abc"])
GATES = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.builds(Gate, st.sampled_from([Op.ALL, Op.ANY]), st.lists(parts, min_size=2, max_size=3).map(tuple)),
        st.builds(Gate, st.just(Op.NOT), st.tuples(parts)),
    ),
    max_leaves=8,
)


KNOWN = st.dictionaries(st.sampled_from("abc"), st.integers(0, 1))


@given(GATES, KNOWN, KNOWN)
def test_what_was_said_stays_said_when_more_becomes_known(
    gate: Gate, known: dict[str, int], more: dict[str, int]
) -> None:
    before = holds(gate, known.get)
    if before is not None:
        assert holds(gate, {**more, **known}.get) is before
