"""Does a rule hang together? Every band can be reached, none hides another, and a worse input never makes it milder."""

from simpul.knowledge.rules.answer import State
from simpul.knowledge.rules.checks.directions import Directions
from simpul.knowledge.rules.checks.values import combinations, searched, tried
from simpul.knowledge.rules.evaluate import assess
from simpul.knowledge.rules.language.definition import Rule

__all__ = ["faults", "searched", "tried"]


def faults(rule: Rule) -> list[str]:
    """What is wrong with the rule, in English, for who edits it; empty for a sound one."""
    reached: set[str] = set()
    found: list[str] = []
    directions = Directions(rule)
    for values in combinations(rule):
        answer = assess(rule, values)
        if answer.band:
            reached.add(answer.band.code)
        if answer.state is State.ASSESSED:
            found += directions.milder(values)
    for place, band in enumerate(rule.bands):
        example = None if band.code in reached else searched(rule, place)
        if example:
            found += directions.milder(example)
        elif band.code not in reached:
            found.append(f"{rule.code}: nobody is ever {band.code}")
    return sorted({*found, *directions.one_sided()})
