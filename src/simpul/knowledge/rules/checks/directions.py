"""Does an input that becomes worse ever give a milder priority? Asked of every input whose direction is written.

Up or down: one step further in its direction, whoever it is; and the whole way in its direction of somebody of whom
all that can be worse is good, or all but one: a sign alone among twenty is not hidden by another. Away: there are
values that are mildest; from them up to the highest value the priority never falls, and from them down to the lowest
neither, whoever it is. The way goes over all values that are tried, and over a net of the whole range where the input
is worked into a quantity, whose limits are those of no input. An input is away only where somebody is worse above and
somebody is worse below.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from simpul.knowledge.concepts import Concept
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.checks.values import tried
from simpul.knowledge.rules.evaluate import assess
from simpul.knowledge.rules.language.definition import Band, Input, Rule, Worse
from simpul.knowledge.rules.language.inputs import has_a_middle
from simpul.knowledge.rules.language.possible import can_be, ends_of, months_of

MOST_SWEPT, EACH, NET = 100, 5, 60  # the whole way is asked of each fifth: chance drew them alike
Values = Mapping[str, FactValue]
Step = tuple[int, Band]


class Directions:
    """The directions of one rule, and of whom each was already asked over its whole way."""

    def __init__(self, rule: Rule) -> None:
        self.rule, self._asked = rule, 0
        self._directed = {code: one.worse for code, one in rule.inputs.items() if one.worse is not Worse.NEITHER}
        self._swept: dict[str, set[frozenset[tuple[str, FactValue]]]] = {code: set() for code in self._directed}
        self._sides: dict[str, set[str]] = {code: set() for code, one in self._directed.items() if one is Worse.AWAY}
        self._ways = {code: _way(rule, rule.inputs[code]) for code in self._directed}

    def milder(self, values: Values) -> Iterator[str]:
        """Where one input of somebody gets worse, and what is told of it milder."""
        band = assess(self.rule, values).band
        if band is None:
            return
        self._asked += 1
        for code in self._directed.keys() & values.keys():
            for worse in _worse(self.rule.inputs[code], values[code]):
                other = assess(self.rule, {**values, code: worse}).band
                if other:
                    yield from self._fault(code, (values[code], band), (worse, other))
            for one in self._others(code, values) if self._asked % EACH == 1 else ():
                yield from self._swept_of(code, one)

    def _others(self, code: str, values: Values) -> Iterator[Values]:
        """The same with all good beside the input, with all good but one, and as it is."""
        best = self._best(values)
        good = {**values, **best}
        yield good
        yield from ({**good, other: values[other]} for other in best if other in values and other != code)
        if code in self._sides:
            yield values

    def one_sided(self) -> Iterator[str]:
        """The inputs that are called bad on both sides, and of whom nobody is worse on one of them."""
        for code, sides in self._sides.items():
            yield from (f"{self.rule.code}: nobody is worse {side} in {code}" for side in {"up", "down"} - sides)

    def _best(self, values: Values) -> dict[str, int]:
        """Of what is worse up or down the best that can be at this age."""
        months = months_of(values)
        found: dict[str, int] = {}
        for code, way in self._ways.items():
            can = [value for value in way if can_be(self.rule.inputs[code], value, months)]
            if code not in self._sides and can:
                found[code] = can[0] if self._directed[code] is Worse.UP else can[-1]
        return found

    def _swept_of(self, code: str, values: Values) -> Iterator[str]:
        others = frozenset((name, value) for name, value in values.items() if name != code)
        if others in self._swept[code] or len(self._swept[code]) >= MOST_SWEPT:
            return
        self._swept[code].add(others)
        bands = [(value, assess(self.rule, {**values, code: value}).band) for value in self._ways[code]]
        steps = [(value, band) for value, band in bands if band]
        if code not in self._sides:
            yield from self._walked(code, "", steps[:: 1 if self._directed[code] is Worse.UP else -1])
            return
        best = max(range(len(steps)), key=lambda at: steps[at][1].priority, default=0)
        yield from self._walked(code, "up", steps[best:])
        yield from self._walked(code, "down", steps[best::-1])

    def _walked(self, code: str, side: str, walk: Sequence[Step]) -> Iterator[str]:
        for here, there in pairwise(walk):
            if code in self._sides and there[1].priority < here[1].priority:
                self._sides[code].add(side)
            yield from self._fault(code, here, there)

    def _fault(self, code: str, here: tuple[FactValue, Band], there: tuple[FactValue, Band]) -> Iterator[str]:
        (before, band), (after, other) = here, there
        if other.priority > band.priority:
            yield f"{self.rule.code}: {code} from {before} to {after} turns {band.code} into {other.code}"


def _way(rule: Rule, one: Input) -> list[int]:
    values = {value for value in tried(rule, one) if isinstance(value, int)}
    if has_a_middle(one.thing) and any(one.code in derived.derivation.names() for derived in rule.derived.values()):
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
