"""From which whole sets of values does one look at a limit? Drawn by a fixed seed, the calmest first."""

from random import Random

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.answer import State
from simpul.knowledge.rules.checks import tried
from simpul.knowledge.rules.evaluate import assess
from simpul.knowledge.rules.language.definition import Input, Rule

Values = dict[str, FactValue]
DRAWS, KEPT = 600, 120


def examples(rule: Rule) -> list[Values]:
    """Sets of values by which the rule assesses somebody, those of the mildest bands first.

    Most leave every sign absent and what is optional unmeasured: beside them one limit shows alone.
    """
    draw = Random(rule.code)  # noqa: S311 - the same examples on every run, no secret
    choices = {code: sorted(tried(rule, one), key=str) for code, one in rule.inputs.items()}
    found: list[tuple[int, Values]] = []
    for number in range(DRAWS):
        calm = number % 4 != 0
        values = {
            code: 0 if calm and is_sign(one) else draw.choice(choices[code])
            for code, one in rule.inputs.items()
            if not (calm and one.optional)
        }
        answer = assess(rule, values)
        if answer.state is State.ASSESSED and answer.band:
            found.append((rule.bands.index(answer.band), values))
        if len(found) == KEPT:
            break
    return [values for _, values in sorted(found, key=lambda one: -one[0])]


def is_sign(one: Input) -> bool:
    """A yes or no that somebody looks for, and not something known of the person."""
    return isinstance(one.thing, Concept) and one.thing.kind is Kind.YES_NO
