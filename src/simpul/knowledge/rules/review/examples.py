"""From which whole sets of values does one look at a limit? Drawn by a fixed seed, the calmest first.

They are of people who could be: what is known of somebody lies beside a limit of the rule, not at the end of what can
be, and the ages of one person are one age.
"""

from collections.abc import Callable
from math import ceil
from random import Random

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth.indices.rules import DAYS_PER_MONTH
from simpul.knowledge.rules.answer import State
from simpul.knowledge.rules.checks import tried
from simpul.knowledge.rules.evaluate import assess
from simpul.knowledge.rules.language.definition import Input, Rule
from simpul.knowledge.rules.language.known import Known
from simpul.knowledge.rules.language.limits import limits

Values = dict[str, FactValue]
DRAWS, KEPT = 400, 80
DAYS_OF = {"age_days": 1.0, "age_months": DAYS_PER_MONTH, "age_years": 365.25}  # one age in three units


def examples(rule: Rule) -> list[Values]:
    """Sets of values by which the rule assesses somebody, those of the mildest bands first.

    Most leave every sign absent and what is optional unmeasured: beside them one limit shows alone. Behind those who
    could be stand some with anything that can be: a limit that only they reach is shown too.
    """
    return [*_drawn(rule, _likely), *_drawn(rule, tried)]


def _drawn(rule: Rule, tried_of: Callable[[Rule, Input], set[FactValue]]) -> list[Values]:
    draw = Random(rule.code)  # noqa: S311 - the same examples on every run, no secret
    choices = {code: sorted(tried_of(rule, one), key=str) for code, one in rule.inputs.items()}
    ages = [code for code in rule.inputs if code in DAYS_OF]
    found: list[tuple[int, Values]] = []
    for number in range(DRAWS):
        calm = number % 4 != 0
        values = {
            code: 0 if calm and is_sign(one) else draw.choice(choices[code])
            for code, one in rule.inputs.items()
            if not (calm and one.optional)
        }
        if len(ages) > 1:
            values = of_one_age(values, draw.choice(ages))
        answer = assess(rule, values)
        if answer.state is State.ASSESSED and answer.band:
            found.append((rule.bands.index(answer.band), values))
        if len(found) == KEPT:
            break
    return [values for _, values in sorted(found, key=lambda one: -one[0])]


def _likely(rule: Rule, one: Input) -> set[FactValue]:
    """Of what is known of a person as a number, only what lies beside a limit of the rule; nobody is 108 years old."""
    values = tried(rule, one)
    if not isinstance(one.thing, Known) or one.thing.words or one.thing.is_yes_no:
        return values
    beside = {limit + step for limit in limits(rule, one.code) for step in (-1, 0, 1)}
    return values & beside or values


def of_one_age(values: Values, code: str) -> Values:
    """The other ages follow the one that is named, in completed months and years; the values as they are without it."""
    age = values.get(code)
    if code not in DAYS_OF or not isinstance(age, int):
        return values
    days = ceil(age * DAYS_OF[code])
    others = {other: int(days / size) for other, size in DAYS_OF.items() if other in values and other != code}
    return {**values, **others}


def is_sign(one: Input) -> bool:
    """A yes or no that somebody looks for, and not something known of the person."""
    return isinstance(one.thing, Concept) and one.thing.kind is Kind.YES_NO
