"""Is a rule whole? One without source, edition, first day or status, or outside the vocabulary, does not load."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from simpul.knowledge.concepts import Status
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.forms.gate_schema import Check, number, read_gate, yes_no
from simpul.knowledge.forms.gates import Gate, Op
from simpul.knowledge.rules.language.definition import Band, Colour, Derived, Priority, Refer, Rule
from simpul.knowledge.rules.language.derived import derived_of
from simpul.knowledge.rules.language.inputs import check_of_input, inputs_of, unknown
from simpul.knowledge.rules.language.least import with_least

RULE = {"rule", "edition", "valid_from", "title_id", "title_en", "status", "source", "inputs", "bands"}
BAND = {"code", "label_id", "label_en", "priority", "action_id", "action_en", "refer", "colour"}
MAY_BE_OURS = {"priority", "refer", "recheck_days"}


class RuleError(ValueError):
    """A rule that must not load: a mistake of the person who edited it."""


def rule_of(content: Mapping[str, Any], settings: Mapping[str, int]) -> Rule:
    """settings: the chosen number of each conflict that a rule may name. Raises RuleError."""
    code = content.get("rule", "without a name")
    try:
        check_fields(content, RULE, {"applies", "derived", "only_signed"})
        return _rule(content, settings)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RuleError(f"rule {code}: {error}") from error


def _rule(content: Mapping[str, Any], settings: Mapping[str, int]) -> Rule:
    chosen, named = _chosen(content, settings)
    inputs = inputs_of(chosen["inputs"])
    derived: dict[str, Derived] = {}

    def check_of(name: str) -> Check:
        return number if name in derived else check_of_input(inputs[name]) if name in inputs else unknown(name)

    for code, entry in chosen.get("derived", {}).items():
        derived[code] = derived_of(code, entry, check_of)
    rule = Rule(
        code=chosen["rule"],
        edition=chosen["edition"],
        valid_from=date.fromisoformat(chosen["valid_from"]),
        title_id=chosen["title_id"],
        title_en=chosen["title_en"],
        status=Status(chosen["status"]),
        source=chosen["source"],
        applies=read_gate(chosen["applies"], check_of) if "applies" in chosen else None,
        inputs=inputs,
        derived=derived,
        bands=_bands(chosen, check_of),
        settings=tuple(sorted(named)),
        only_signed=bool(yes_no(chosen.get("only_signed", False))),
    )
    _check(rule)
    return rule


def _chosen(content: Any, settings: Mapping[str, int]) -> tuple[Any, set[str]]:
    """The content with each {"setting": code} as its number, and which settings it names."""
    if isinstance(content, Mapping):
        if content.keys() == {"setting"}:
            return settings[content["setting"]], {content["setting"]}
        pairs = {key: _chosen(one, settings) for key, one in content.items()}
        return {key: one for key, (one, _) in pairs.items()}, set().union(*(names for _, names in pairs.values()))
    if isinstance(content, list):
        found = [_chosen(one, settings) for one in content]
        return [one for one, _ in found], set().union(*(names for _, names in found))
    return content, set()


def _bands(rule: Mapping[str, Any], check_of: Callable[[str], Check]) -> tuple[Band, ...]:
    bands = [_band(entry, rule, check_of) for entry in rule["bands"]]
    return with_least(bands, [entry.get("at_least") for entry in rule["bands"]])


def _band(entry: Mapping[str, Any], rule: Mapping[str, Any], check_of: Callable[[str], Check]) -> Band:
    check_fields(entry, BAND, {"when", "recheck_days", "status", "source", "ours", "rests_on", "at_least"})
    ours = tuple(entry.get("ours", ()))
    if not MAY_BE_OURS.issuperset(ours):
        raise ValueError(f"{entry['code']}: ours is none of {sorted(MAY_BE_OURS)}")
    return Band(
        code=entry["code"],
        label_id=entry["label_id"],
        label_en=entry["label_en"],
        when=read_gate(entry["when"], check_of) if "when" in entry else None,
        priority=Priority(entry["priority"]),
        action_id=entry["action_id"],
        action_en=entry["action_en"],
        refer=Refer(entry["refer"]),
        colour=Colour(entry["colour"]),
        status=Status(entry.get("status", rule["status"])),
        source=entry.get("source", rule["source"]),
        recheck_days=_days(entry["recheck_days"]) if "recheck_days" in entry else None,
        ours=ours,
        rests_on=tuple(entry.get("rests_on", ())),
    )


def _days(told: object) -> int:
    days = number(told)
    if days < 0:
        raise ValueError("recheck_days is no day of the past")
    return days


def _check(rule: Rule) -> None:
    codes = [band.code for band in rule.bands]
    if len(set(codes)) != len(codes):
        raise ValueError("two bands have one code")
    if any(band.when is None for band in rule.bands[:-1]) or rule.bands[-1].when is not None:
        raise ValueError("the last band, and no other, takes everybody who is left")
    order = [band.priority for band in rule.bands]
    if order != sorted(order):
        raise ValueError("bands stand worst first")
    _check_optional(rule)
    for band in rule.bands:
        if set(band.rests_on) - rule.inputs.keys() or set(band.rests_on) == rule.inputs.keys():
            raise ValueError(f"{band.code} rests on some of the inputs")


def _check_optional(rule: Rule) -> None:
    """A rule never concludes health from an input that nobody measured, or that is not asked of this person."""
    optional = {code for code, one in rule.inputs.items() if one.optional or one.when}
    for gate in (band.when for band in rule.bands if band.when):
        for denied in _denied(gate):
            if denied.facts() & optional:
                raise ValueError(f"a denial of {sorted(denied.facts() & optional)} holds where nobody measured it")


def _denied(gate: Gate) -> list[Gate]:
    below = [one for part in gate.parts for one in _denied(part)]
    return [gate, *below] if gate.op is Op.NOT else below
