"""Random cases of every rule, known and unknown, possible and impossible; with the answers, for the other evaluators.

Run as a module with a folder, it writes the bundle and the cases that the evaluators in TypeScript must answer alike:
those of the rules, made-up ones too, and of what none judged, of immunisation, of the services due, of growth, of
mothers and of the free check of health.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from simpul.knowledge.bundle import parts
from simpul.knowledge.bundle.rules_part import Holding, rules_json
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Answer, Rule, assess, rules, rules_on
from simpul.knowledge.rules.bundle import rule_json
from simpul.knowledge.rules.checks import tried
from simpul.knowledge.rules.telling import kader_sentence, sentence
from tests.knowledge.bundle import growth_cases
from tests.knowledge.bundle.cases import cases as of_growth
from tests.knowledge.ckg.cases import cases as of_ckg
from tests.knowledge.due.cases import cases as of_services
from tests.knowledge.immunization.cases import cases as of_immunization
from tests.knowledge.immunization.cases import recorded
from tests.knowledge.maternal import cases as mothers
from tests.knowledge.rules import unshown
from tests.knowledge.rules.made_up import made_up

EACH, FAR = 150, (-1, 10**6)
START = date(2000, 1, 1)  # before every rule: with all signed that waits for it, the bundle has every edition


def random_values(rule: Rule, draw: Random) -> dict[str, FactValue]:
    """A sixth of the inputs are missing, one in fifty cannot be."""
    choices = {code: sorted(tried(rule, one), key=str) for code, one in rule.inputs.items()}
    found: dict[str, FactValue] = {}
    for code, values in choices.items():
        kind = draw.random()
        if kind < 0.02:
            found[code] = "tidak ada" if isinstance(values[0], str) else draw.choice(FAR)
        elif kind > 0.17:
            found[code] = draw.choice(values)
    return found


def random_cases(rule: Rule, how_many: int = EACH) -> Iterator[dict[str, FactValue]]:
    draw = Random(f"{rule.code} {rule.edition}")
    return (random_values(rule, draw) for _ in range(how_many))


def file_of(rule: Rule) -> str:
    """The name of its file of vectors: that of the rule; an edition that waits for a doctor has one of its own."""
    return f"{rule.code}-{rule.edition}" if rule.only_signed else rule.code


def told(answer: Answer) -> dict[str, Any]:
    return {
        "state": answer.state.value,
        "band": answer.band.code if answer.band else None,
        "at_least": answer.at_least.code if answer.at_least else None,
        "missing": list(answer.missing),
        "again": sorted(answer.again),
    }


def write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {
        "rules": _of_rules(),
        "made_up": map(rule_json, made_up().values()),
        "immunization": of_immunization(),
        "recorded": recorded(),
        "due": of_services(),
        "growth": of_growth(),
        "children": growth_cases.children(),
        "cities": growth_cases.cities(),
        "courses": growth_cases.courses(),
        "measures": growth_cases.measures(),
        "dates": mothers.dates(),
        "births": mothers.births(),
        "visits": mothers.visits(),
        "plans": mothers.plans(),
        "methods": mothers.methods(),
        "ckg": of_ckg(),
        "unjudged": unshown.cases(),
    }
    waiting = {key for key, rule in rules().items() if rule.only_signed}
    (folder / "bundle.json").write_text(json.dumps(parts(START, [Holding(START, {}, waiting)])))
    (folder / "city.json").write_text(json.dumps(_of_a_city()))
    for name, cases in drawn.items():
        (folder / f"{name}.json").write_text(json.dumps(list(cases)))


def _of_rules() -> Iterator[dict[str, Any]]:
    return (
        {"rule": rule.code, "edition": rule.edition, "given": values} | _expected(assess(rule, values))
        for rule in rules().values()
        for values in random_cases(rule)
    )


def _expected(answer: Answer) -> dict[str, Any]:
    """The answer, what is read of it by a health worker and by a kader, and what is done."""
    colour = kader_sentence(answer)[0]
    return {
        "expect": told(answer),
        "said": [sentence(answer, language) for language in ("id", "en")],
        "done": answer.acts and [answer.acts.action_id, answer.acts.action_en, answer.acts.recheck_days],
        "to_kader": [colour, *(kader_sentence(answer, language)[1] for language in ("id", "en"))],
    }


def _of_a_city() -> dict[str, Any]:
    """A city that chose another limit of the arm in pregnancy, from one day to another, and what it says of an arm on
    each side of both limits on the days before, on and after."""
    first, until = date(2026, 12, 10), date(2027, 1, 1)
    city = [Holding(first, {"C14": 230}, {("ANC-KEK", "2026.11")}), Holding(until, {"C14": 235})]
    days = [day + timedelta(after) for day in (first, until) for after in (-1, 0, 1)]
    found = [[day.isoformat(), arm, _arm(day, arm, city)] for day in days for arm in (229, 230, 234, 235)]
    return {"rules": rules_json(date(2026, 11, 29), city), "days": found}


def _arm(day: date, arm: int, city: Sequence[Holding]) -> str | None:
    chosen = [one.numbers for one in city if one.since <= day]
    band = assess(
        rules_on(day, chosen[-1] if chosen else {})["ANC-KEK"], {"pregnant": 1, "arm_circumference": arm}
    ).band
    return band.code if band else None


if __name__ == "__main__":
    write(Path(sys.argv[1]))
