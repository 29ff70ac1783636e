"""What is a rule given? Concepts of the registry and what is known of the person, and of whom each is asked."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from simpul.knowledge.concepts import Concept, Kind, concepts
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.forms.gate_schema import Check, number, read_gate, value_of, word_of, yes_no
from simpul.knowledge.forms.gates import Gate
from simpul.knowledge.rules.language.definition import Input, Worse
from simpul.knowledge.rules.language.known import KNOWN, Known

NUMBERS = (Kind.QUANTITY, Kind.COUNT)


def inputs_of(content: Mapping[str, Mapping[str, Any]]) -> dict[str, Input]:
    """Of whom an input is asked is said by inputs that stand before it, so that nothing waits for itself."""
    before: dict[str, Input] = {}

    def check_of(name: str) -> Check:
        return check_of_input(before[name]) if name in before else unknown(name)

    for code, entry in content.items():
        one = _input(code, entry)
        before[code] = replace(one, when=_asked(one, entry["when"], check_of)) if "when" in entry else one
    return before | _paired(before)


def _paired(inputs: Mapping[str, Input]) -> dict[str, Input]:
    pairs = [(code, one.thing.above) for code, one in inputs.items() if one.thing.above in inputs]
    return {code: replace(inputs[code], pair=pair) for pair in pairs for code in pair}


def _input(code: str, entry: Mapping[str, Any]) -> Input:
    check_fields(entry, set(), {"worse", "optional", "when"})
    thing = KNOWN.get(code) or concepts().get(code)
    if thing is None:
        raise ValueError(f"nobody knows {code}")
    worse = Worse(entry.get("worse", ""))
    if worse is Worse.AWAY and not has_a_middle(thing):
        raise ValueError(f"{code} has no middle from which it could be away")
    return Input(code, thing, worse, bool(yes_no(entry.get("optional", False))))


def has_a_middle(thing: Concept | Known) -> bool:
    """A number of more than yes and no: it can be bad on both sides."""
    if isinstance(thing, Known):
        return not thing.words and not thing.is_yes_no
    return thing.kind in NUMBERS


def _asked(one: Input, content: object, check_of: Callable[[str], Check]) -> Gate:
    if one.optional or (isinstance(one.thing, Known) and one.thing.words):
        raise ValueError(f"{one.code} is optional or a word: it is asked of everybody")
    return read_gate(content, check_of)


def check_of_input(one: Input) -> Check:
    if not isinstance(one.thing, Known):
        return value_of(one.thing)
    if one.thing.words:
        return word_of(one.code, frozenset(one.thing.words))
    return yes_no if one.thing.is_yes_no else number


def unknown(name: str) -> Check:
    raise ValueError(f"{name} is no input, and not derived before")
