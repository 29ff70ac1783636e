"""Is a gate written in the closed vocabulary? An operator, a fact or a value that is not in it does not load."""

from collections.abc import Callable, Mapping
from typing import Any

from simpul.knowledge.concepts import Concept, Kind, PrivacyClass, Service, services
from simpul.knowledge.forms.facts import ANSWER, DAYS_SINCE, KNOWN, LOCAL, MONTHS_SINCE, NUMBERS, WORDS, YES_NO
from simpul.knowledge.forms.gates import COMPARING, JOINING, FactValue, Gate, Op

Thing = Concept | Service
Check = Callable[[object], FactValue]


def gate_of(content: object, before: Mapping[str, Thing]) -> Gate:
    """before: what was asked before, by code; only that may be named as answer.<code>. Raises ValueError."""
    return read_gate(content, lambda fact: _check_of(fact, before))


def read_gate(content: object, check_of: Callable[[str], Check]) -> Gate:
    """check_of: how a value beside a fact is read. Raises ValueError, also for a fact that nobody knows."""
    if not isinstance(content, dict) or len(content) != 1:
        raise ValueError(f"a gate is one operator, not {content!r}")
    name, taken = next(iter(content.items()))
    op = Op(name)
    if op in JOINING:
        return Gate(op, parts=_parts(op, taken, check_of))
    if op is Op.MISSING:
        check_of(taken)
        return Gate(op, fact=taken)
    fact, value = _pair(op, taken)
    check = check_of(fact)
    if op in COMPARING and check is not number:
        raise ValueError(f"{fact} is no number, it has no {op}")
    values = value if op is Op.IN else [value]
    if not isinstance(values, list) or not values:
        raise ValueError(f"{op} takes a list of values")
    return Gate(op, fact=fact, values=tuple(check(one) for one in values))


def _parts(op: Op, taken: Any, check_of: Callable[[str], Check]) -> tuple[Gate, ...]:
    if op is Op.NOT:
        return (read_gate(taken, check_of),)
    if not isinstance(taken, list) or len(taken) < 2:
        raise ValueError(f"{op} takes two gates or more")
    return tuple(read_gate(one, check_of) for one in taken)


def _pair(op: Op, taken: Any) -> tuple[str, Any]:
    if not isinstance(taken, list) or len(taken) != 2 or not isinstance(taken[0], str):
        raise ValueError(f"{op} takes a fact and a value")
    return taken[0], taken[1]


def _check_of(fact: str, before: Mapping[str, Thing]) -> Check:
    """How a value beside this fact is read."""
    family, _, of = fact.partition(".")
    if fact in NUMBERS or (family in (DAYS_SINCE, MONTHS_SINCE) and of in services()):
        return number
    if fact in YES_NO or (family == LOCAL and of in {one.antigen for one in services().values()} - {""}):
        return yes_no
    if fact in WORDS:
        return word_of(fact, WORDS[fact])
    if of in before and (family == ANSWER or (family == KNOWN and isinstance(before[of], Concept))):
        return _answer(before[of])
    raise ValueError(f"no such fact, or not asked before: {fact!r}")


def _answer(thing: Thing) -> Check:
    if thing.privacy_class is PrivacyClass.C3:
        raise ValueError(f"no field may tell by its presence what was answered to {thing.code}, which is class C3")
    return value_of(thing)


def value_of(thing: Thing) -> Check:
    """How a value of a concept or service is written in a gate: an option by its code, yes and no as true and false."""
    if isinstance(thing, Service) or thing.kind is Kind.YES_NO:
        return yes_no
    if thing.kind in (Kind.QUANTITY, Kind.COUNT):
        return number
    if thing.kind is Kind.CODED:
        numbers = {option.code: option.number for option in thing.options}
        return lambda value: numbers[word_of(thing.code, frozenset(numbers))(value)]
    return _nothing


def number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{value!r} is no whole number")
    return value


def yes_no(value: object) -> int:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")
    return int(value)


def word_of(name: str, words: frozenset[str]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise ValueError(f"{name} is never {value!r}")
        return value

    return check


def _nothing(value: object) -> int:
    raise ValueError("of a text or a day only `missing` can be asked")
