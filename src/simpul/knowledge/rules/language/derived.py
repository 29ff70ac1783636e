"""How is a derived quantity of a rule written? As a sum, a product or a score, and as nothing else."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from simpul.knowledge.concepts.measures import MEASURES
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.forms.gate_schema import Check, number, read_gate
from simpul.knowledge.rules.language.definition import Derived
from simpul.knowledge.rules.language.quantities import Derivation, Item, Product, Score, Sum

ALWAYS, MAY = {"label_id", "label_en"}, {"unit", "shown", "decimals"}
KINDS = {"sum": {"divided_by"}, "product": {"under", "factor"}, "score": {"plus"}, "plus": set[str]()}
Checks = Callable[[str], Check]


def derived_of(code: str, entry: Mapping[str, Any], check_of: Checks) -> Derived:
    """
    {"sum": {name: times, ...}, "divided_by": whole number}
    {"product": [name, ...], "under": [name, ...], "factor": "1/100"}
    {"score": [item, ...], "plus": [name, ...]}   item: a name (1 where yes), or [[condition, points], ...]
    {"plus": [name, ...]}   a score of answers that are points already: one that is missing leaves it between two ends

    Raises ValueError for a name that is no number, for another kind, and for a unit that there is not.
    """
    kinds = [kind for kind in KINDS if kind in entry and not (kind == "plus" and "score" in entry)]
    if len(kinds) != 1:
        raise ValueError(f"{code} is one of {sorted(KINDS)}")
    check_fields(entry, ALWAYS | {kinds[0]}, MAY | KINDS[kinds[0]])
    derivation = _derivation(kinds[0], entry, check_of)
    unit = entry.get("unit", "1")
    shown = entry.get("shown", unit)
    if not {unit, shown} <= MEASURES.keys() or not MEASURES[unit].alike(MEASURES[shown]):
        raise ValueError(f"{code} is not in a unit and shown in one of its kind")
    return Derived(
        code=code,
        label_id=entry["label_id"],
        label_en=entry["label_en"],
        derivation=derivation,
        unit=unit,
        shown=shown,
        decimals=entry.get("decimals", 0),
    )


def _derivation(kind: str, entry: Mapping[str, Any], check_of: Checks) -> Derivation:
    match kind:
        case "sum":
            terms = tuple((_numeric(name, check_of), int(times)) for name, times in entry["sum"].items())
            return Sum(terms, int(entry.get("divided_by", 1)))
        case "product":
            over, under = (
                tuple(_numeric(name, check_of) for name in entry.get(key, ())) for key in ("product", "under")
            )
            return Product(over, under, Fraction(entry.get("factor", "1")))
        case _:
            items = tuple(_item(one, check_of) for one in entry.get("score", ()))
            return Score(items, tuple(_numeric(name, check_of) for name in entry.get("plus", ())))


def _numeric(name: str, check_of: Checks) -> str:
    if check_of(name) is not number:
        raise ValueError(f"{name} is no number")
    return name


def _item(content: object, check_of: Checks) -> Item:
    if isinstance(content, str):
        return Item(((read_gate({"is": [content, True]}, check_of), 1),))
    if not isinstance(content, list):
        raise ValueError(f"no item of a score: {content!r}")
    return Item(tuple((read_gate(gate, check_of), int(points)) for gate, points in content))
