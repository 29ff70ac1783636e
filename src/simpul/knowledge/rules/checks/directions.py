"""Does an input that becomes worse ever give a milder priority? Asked of every input whose direction is written.

Up or down: one step further in its direction. Away: there are values that are mildest; from them up to the highest
value the priority never falls, and from them down to the lowest neither, whatever the other inputs are. It is asked
over all values that are tried, and over a net of the whole range where the input is worked into a quantity, whose
limits are those of no input; chance draws the others, and again all that can be worse is good. An input is away only
where somebody is worse above and somebody is worse below.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from simpul.knowledge.concepts import Concept
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.checks.values import mildest, tried
from simpul.knowledge.rules.evaluate import assess
from simpul.knowledge.rules.language.definition import Band, Input, Rule, Worse
from simpul.knowledge.rules.language.possible import can_be, ends_of

MOST_SWEPT, NET = 150, 60
Values = Mapping[str, FactValue]
Step = tuple[int, Band]


class Directions:
    """The directions of one rule, and what was already asked of those who are bad on both sides."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        away = [code for code, one in rule.inputs.items() if one.worse is Worse.AWAY]
        self._swept: dict[str, set[frozenset[tuple[str, FactValue]]]] = {code: set() for code in away}
        self._sides: dict[str, set[str]] = {code: set() for code in away}
        self._values = {code: _net(rule, rule.inputs[code]) for code in away}
        self._mildest = mildest(rule, {code: tried(rule, one) for code, one in rule.inputs.items()}) if away else {}

    def milder(self, values: Values) -> Iterator[str]:
        """Where one input of somebody gets worse, and what is told of it milder."""
        band = assess(self.rule, values).band
        if band is None:
            return
        for code, one in self.rule.inputs.items():
            if code in self._swept and code in values:
                yield from self._away(code, values)
                yield from self._away(code, {**values, **self._mildest})
            for worse in _worse(one, values[code]) if code in values else ():
                other = assess(self.rule, {**values, code: worse}).band
                if other:
                    yield from self._fault(code, (values[code], band), (worse, other))

    def one_sided(self) -> Iterator[str]:
        """The inputs that are called bad on both sides, and of whom nobody is worse on one of them."""
        for code, sides in self._sides.items():
            yield from (f"{self.rule.code}: nobody is worse {side} in {code}" for side in {"up", "down"} - sides)

    def _away(self, code: str, values: Values) -> Iterator[str]:
        others = frozenset((name, value) for name, value in values.items() if name != code)
        if others in self._swept[code] or len(self._swept[code]) >= MOST_SWEPT:
            return
        self._swept[code].add(others)
        bands = [(value, assess(self.rule, {**values, code: value}).band) for value in self._values[code]]
        steps = [(value, band) for value, band in bands if band]
        best = max(range(len(steps)), key=lambda at: steps[at][1].priority, default=0)
        for side, walk in (("up", steps[best:]), ("down", steps[best::-1])):
            yield from self._walked(code, side, walk)

    def _walked(self, code: str, side: str, walk: Sequence[Step]) -> Iterator[str]:
        for here, there in pairwise(walk):
            if there[1].priority < here[1].priority:
                self._sides[code].add(side)
            yield from self._fault(code, here, there)

    def _fault(self, code: str, here: tuple[FactValue, Band], there: tuple[FactValue, Band]) -> Iterator[str]:
        (before, band), (after, other) = here, there
        if other.priority > band.priority:
            yield f"{self.rule.code}: {code} from {before} to {after} turns {band.code} into {other.code}"


def _net(rule: Rule, one: Input) -> list[int]:
    values = {value for value in tried(rule, one) if isinstance(value, int)}
    if any(one.code in derived.derivation.names() for derived in rule.derived.values()):
        lowest, highest = ends_of(one)
        step = _resolution(one)
        values |= set(range(lowest, highest + 1, max(step, (highest - lowest) // NET // step * step)))
    return sorted(values)


def _worse(one: Input, value: FactValue) -> list[FactValue]:
    if one.worse not in (Worse.UP, Worse.DOWN) or not isinstance(value, int):
        return []
    other = value + (_resolution(one) if one.worse is Worse.UP else -_resolution(one))
    return [other] if can_be(one, other, None) else []


def _resolution(one: Input) -> int:
    return one.thing.resolution if isinstance(one.thing, Concept) else 1
