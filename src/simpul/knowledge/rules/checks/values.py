"""Which values of its inputs is a rule tried with?

Each input just below, on and just above every limit that the rule names for it, with all options of a coded one; the
combinations are all tried where they are few and drawn by a fixed seed where they are many.
"""

import math
from collections.abc import Iterator
from itertools import product
from random import Random

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.evaluate import assess
from simpul.knowledge.rules.language.definition import Input, Rule, Worse
from simpul.knowledge.rules.language.known import Known
from simpul.knowledge.rules.language.limits import asked_missing, limits
from simpul.knowledge.rules.language.possible import can_be

MOST, STARTS = 1000, 20
Values = dict[str, FactValue]


def combinations(rule: Rule) -> Iterator[Values]:
    """Values on both sides of each limit, in all combinations or in MOST of them."""
    choices = {code: sorted(tried(rule, one), key=str) for code, one in rule.inputs.items()}
    unmeasured = {code for code, one in rule.inputs.items() if one.optional and code in asked_missing(rule)}
    if unmeasured:
        fewer = {code: one for code, one in choices.items() if code not in unmeasured}
        yield from _drawn(fewer, Random(rule.code))  # noqa: S311 - the same on every run, no secret
    if math.prod(len(one) for one in choices.values()) <= MOST:
        for values in product(*choices.values()):
            yield dict(zip(choices, values, strict=True))
        return
    draw = Random(rule.code)  # noqa: S311 - the same combinations on every run, no secret
    yield from _drawn(choices, draw)
    yield from _one_by_one(choices)


def _drawn(choices: dict[str, list[FactValue]], draw: Random) -> Iterator[Values]:
    for _ in range(MOST):
        yield {code: draw.choice(values) for code, values in choices.items()}


def searched(rule: Rule, place: int) -> Values | None:
    """Somebody of a band that chance did not meet: from some starts, one answer at a time is moved nearer to it; from
    as many more, whatever can be bad is good at first, because chance does not deny ten signs together."""
    choices = {code: sorted(tried(rule, one), key=str) for code, one in rule.inputs.items()}
    draw = Random(f"{rule.code} {place}")  # noqa: S311 - the same search on every run, no secret
    for start in range(2 * STARTS):
        values = {code: draw.choice(known) for code, known in choices.items()}
        values |= _mildest(rule, choices) if start >= STARTS else {}
        for code in [*choices, *choices]:
            near = {value: _distance(rule, values | {code: value}, place) for value in choices[code]}
            least = min(near.values())
            values[code] = draw.choice([value for value, far in near.items() if far == least])
            if least == 0:
                return values
    return None


def _mildest(rule: Rule, choices: dict[str, list[FactValue]]) -> Values:
    """Of the inputs that can become worse, the value farthest from it."""
    ends = {Worse.UP: min, Worse.DOWN: max}
    directed = ((code, one.worse) for code, one in rule.inputs.items() if one.worse in ends)
    return {code: ends[worse](value for value in choices[code] if isinstance(value, int)) for code, worse in directed}


def _distance(rule: Rule, values: Values, place: int) -> int:
    """How many bands lie between the answer and the wanted one; far where there is no answer."""
    band = assess(rule, values).band
    return abs(rule.bands.index(band) - place) if band else len(rule.bands)


def _one_by_one(choices: dict[str, list[FactValue]]) -> Iterator[Values]:
    """From each first answer, every other answer of one input: a sign alone among twenty is not left to chance."""
    for start in (0, -1):
        base = {code: values[start] for code, values in choices.items()}
        for code, values in choices.items():
            for value in values:
                yield base | {code: value}


def tried(rule: Rule, one: Input) -> set[FactValue]:
    """The values of an input that are worth trying: around each limit, and the ends of what can be."""
    if isinstance(one.thing, Known) and one.thing.words:
        return set(one.thing.words)
    if isinstance(one.thing, Concept) and one.thing.kind is Kind.CODED:
        return {option.number for option in one.thing.options}
    if isinstance(one.thing, Known):
        ends, step = (one.thing.lowest, one.thing.highest), 1
    elif one.thing.kind is Kind.YES_NO:
        ends, step = (0, 1), 1
    else:
        span, step = one.thing.range_at(None), one.thing.resolution
        ends = (span.lowest, span.highest)
    near = {limit + move for limit in limits(rule, one.code) for move in (-step, 0, step)}
    middle = range(ends[0], ends[1] + 1, max(step, (ends[1] - ends[0]) // 7 // step * step or step))
    return {value for value in {*ends, *near, *middle} if can_be(one, value, None)}
