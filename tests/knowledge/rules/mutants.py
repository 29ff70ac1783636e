"""Every way in which the file of a rule could be slightly wrong: what hand-made vectors must find out.

Each number of a condition one step lower and higher, each comparison swapped with its neighbour, each part of `all`, of
`any` and of a list of answers left out, each `not` lost, each band but the last left out; of a quantity that is worked
out each point, term and divisor one lower and higher, each row and each answer that counts left out.

And of what is done in a band (`acting_mutants`): another priority, place, number of days, colour or action, another
number in the action, and that something is ours or is not.
"""

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd
from typing import Any

from simpul.knowledge.concepts import Concept
from simpul.knowledge.rules import Colour, Priority, Refer, Rule
from simpul.knowledge.rules.language.quantities import Sum
from simpul.knowledge.rules.language.schema import RuleError, rule_of
from simpul.knowledge.rules.language.settings import numbers, settings
from simpul.knowledge.rules.registry import EDITIONS

Json = Any
Place = tuple[str | int, ...]
NEIGHBOUR = {"below": "at_most", "at_most": "below", "above": "at_least", "at_least": "above"}
ANY_NUMBER = re.compile(r"\d+")
OURS = ("priority", "refer", "recheck_days")
HELD = ("applies", "inputs", "derived", "bands")  # the parts of a file in which conditions stand


@dataclass(frozen=True, slots=True)
class Mutant:
    """name  where in the file, and what was done there
    rule  None where the file does not load any more
    """

    name: str
    rule: Rule | None


def mutants(rule: Rule) -> Iterator[Mutant]:
    for name, content in changed_files(rule):
        yield Mutant(name, _loaded(content, numbers()))


def acting_mutants(rule: Rule) -> Iterator[tuple[str, list[tuple[dict[str, int], Rule]]]]:
    """(name, the rule as it then is under each number that a city can choose); none where the file does not load."""
    content = json.loads((EDITIONS / f"{rule.code}-{rule.edition}.json").read_text())
    choices = [{code: one.value} for code in rule.settings for one in settings()[code].choices] or [{}]
    for at, band in enumerate(content["bands"]):
        for said, changed in _other_acts(band, content["bands"]):
            loaded = [(one, _loaded(_put(content, ("bands", at), changed), numbers(one))) for one in choices]
            yield f"{band['code']}: {said}", [(one, made) for one, made in loaded if made]


def _other_acts(band: Json, bands: list[Json]) -> Iterator[tuple[str, Json]]:
    for key, kinds in (("priority", Priority), ("refer", Refer), ("colour", Colour)):
        others = [one.value for one in kinds if one.value != band[key]]
        yield from ((f"{key} {one}", band | {key: one}) for one in others if _is_told(key, one, band[key]))
    days = band.get("recheck_days")
    here = numbers()[days["setting"]] if isinstance(days, dict) else days
    for other in (1,) if here is None else (here - 1, here + 1):
        yield f"recheck_days {other}", band | {"recheck_days": other}
    if here is not None:
        yield "recheck_days gone", {key: one for key, one in band.items() if key != "recheck_days"}
    if here is not days:
        yield f"recheck_days of {here} whatever was chosen", band | {"recheck_days": here}
    for other in bands:
        if other["action_id"] != band["action_id"]:
            yield f"the action of {other['code']}", band | {"action_id": other["action_id"]}
    for found in ANY_NUMBER.finditer(band["action_id"]):
        other = f"{found.string[: found.start()]}{found[0]}1{found.string[found.end() :]}"
        yield f"another number: {other}", band | {"action_id": other}
    yield from _other_ours(band)


def _is_told(key: str, one: str, now: str) -> bool:
    """Between yellow and red no source decides, but where it names the colour."""
    return key != "colour" or Colour.GREEN in (one, now)


def _other_ours(band: Json) -> Iterator[tuple[str, Json]]:
    ours = band.get("ours", [])
    for one in OURS:
        if one in ours:
            yield f"ours without {one}", band | {"ours": [other for other in ours if other != one]}
        else:
            yield f"ours with {one}", band | {"ours": [*ours, one]}


def changed_files(rule: Rule) -> Iterator[tuple[str, Json]]:
    """(name, what the file then says), with the numbers that hold where nobody chose."""
    content = json.loads((EDITIONS / f"{rule.code}-{rule.edition}.json").read_text())
    for place, said, found in _changes(rule, content, numbers()):
        yield f"{'/'.join(map(str, place))}: {said}", _put(content, place, found)


def _loaded(content: Json, settled: dict[str, int]) -> Rule | None:
    try:
        return rule_of(content, settled)
    except RuleError:
        return None


def _changes(rule: Rule, content: Json, settled: dict[str, int]) -> Iterator[tuple[Place, str, Json]]:
    """(place, what is done, what then stands there)"""
    for place, found in _walk(content, ()):
        if isinstance(found, dict) and len(found) == 1 and place[0] in HELD:
            ((op, value),) = found.items()
            yield from ((place, said, one) for said, one in _of_gate(rule, op, value, settled))
        if place[:1] == ("derived",):
            yield from ((place, said, one) for said, one in _of_quantity(place, found))
    yield from ((("bands",), f"without {one['code']}", _bands_without(content["bands"], at))
                for at, one in enumerate(content["bands"][:-1]))  # fmt: skip


def _bands_without(bands: list[Json], at: int) -> list[Json]:
    """The worst of those that are left has no words for a worse one."""
    first, *others = _without(bands, at)
    return [{key: one for key, one in first.items() if key != "at_least"}, *others]


def _of_gate(rule: Rule, op: str, value: Json, settled: dict[str, int]) -> Iterator[tuple[str, Json]]:
    if op in NEIGHBOUR:
        yield from _of_number(rule, op, *value, settled)
        yield f"{value[0]} {NEIGHBOUR[op]} for {op} {_limit(value[1], settled)}", {NEIGHBOUR[op]: value}
    elif op == "is" and _is_number(value[1]):
        yield from _of_number(rule, op, *value, settled)
    elif op in ("all", "any") and len(value) > 1:
        for at, part in enumerate(value):
            left = _without(value, at)
            yield f"{op} without {json.dumps(part)}", left[0] if len(left) == 1 else {op: left}
    elif op == "in" and len(value[1]) > 1:
        for at, answer in enumerate(value[1]):
            yield f"{value[0]} in without {answer}", {op: [value[0], _without(value[1], at)]}
    elif op == "not":
        yield f"not lost before {json.dumps(value)}", value


def _of_quantity(place: Place, found: Json) -> Iterator[tuple[str, Json]]:
    """Terms of a sum, what it is divided by, rows of a score and their points, and the answers that are points."""
    if place[-1] == "sum":
        for name, times in found.items():
            yield from ((f"{times + step} times {name}", found | {name: times + step}) for step in (-1, 1))
    elif place[-1] == "divided_by":
        yield from ((f"divided by {found + step}", found + step) for step in (-1, 1) if found + step)
    elif _is_list_of_a_score(place, found):
        yield from (
            (f"without {json.dumps(one)}", _without(found, at)) for at, one in enumerate(found) if len(found) > 1
        )
    elif isinstance(found, list) and isinstance(found[0], dict) and _is_number(found[-1]):
        gate, points = found
        yield from ((f"{points + step} points", [gate, points + step]) for step in (-1, 1))


def _is_list_of_a_score(place: Place, found: Json) -> bool:
    """All items, the answers that are points already, or the rows of one item, of which the first that holds counts."""
    return place[-1] in ("plus", "score") or (place[2:-1] == ("score",) and isinstance(found, list))


def _of_number(rule: Rule, op: str, name: str, limit: Json, settled: dict[str, int]) -> Iterator[tuple[str, Json]]:
    number = _limit(limit, settled)
    for changed in (number - _step(rule, name), number + _step(rule, name)):
        yield f"{name} {op} {changed} for {number}", {op: [name, changed]}


def _step(rule: Rule, name: str) -> int:
    """What is measured changes by what it is measured in, a difference of two by the same; all else by one."""
    if name in rule.derived:
        made = rule.derived[name].derivation
        return gcd(*(_step(rule, one) for one, _ in made.terms)) if isinstance(made, Sum) else 1
    thing = rule.inputs[name].thing
    return thing.resolution if isinstance(thing, Concept) else 1


def _limit(limit: Json, settled: dict[str, int]) -> int:
    return int(settled[limit["setting"]] if isinstance(limit, dict) else limit)


def _is_number(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _walk(found: Json, place: Place) -> Iterator[tuple[Place, Json]]:
    yield place, found
    parts = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, one in parts:
        yield from _walk(one, (*place, key))


def _put(content: Json, place: Place, found: Json) -> Json:
    made = copy.deepcopy(content)
    *above, last = place
    here = made
    for key in above:
        here = here[key]
    here[last] = found
    return made


def _without(found: list[Json], at: int) -> list[Json]:
    return found[:at] + found[at + 1 :]
