"""Random findings of people of several groups, and what of them no rule judged: the phone must show the same."""

from collections.abc import Iterator
from random import Random
from typing import Any

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.forms import forms
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import assess, rules
from simpul.knowledge.rules.telling import to_show
from simpul.knowledge.rules.unjudged import unjudged

EACH, MOST = 20, 9
PEOPLE: tuple[dict[str, FactValue], ...] = (
    {"age_years": 0, "age_months": 3, "age_days": 95, "sex": "P", "pregnant": 0},
    {"age_years": 6, "age_months": 79, "age_days": 2405, "sex": "P", "pregnant": 0},
    {"age_years": 16, "age_months": 195, "age_days": 5936, "sex": "P", "pregnant": 0},
    {"age_years": 27, "age_months": 330, "age_days": 10045, "sex": "P", "pregnant": 1, "gestation_days": 200},
    {"age_years": 27, "age_months": 330, "age_days": 10045, "sex": "P", "pregnant": 0, "days_since_delivery": 5},
    {"age_years": 50, "age_months": 602, "age_days": 18323, "sex": "L", "pregnant": 0},
)
ASKED = {Kind.QUANTITY, Kind.COUNT, Kind.CODED, Kind.YES_NO}


def cases() -> Iterator[dict[str, Any]]:
    draw = Random("tidak dinilai")
    things = {field.code: field.thing for form in forms().values() for _, field in form.fields()}
    asked = [one for _, one in sorted(things.items()) if isinstance(one, Concept) and one.kind in ASKED]
    yield _case(PEOPLE[0], {"palm_pallor": 1, "hemoglobin": 7400})
    for known in PEOPLE:
        for _ in range(EACH):
            some = draw.sample(asked, draw.randint(1, MOST))
            yield _case(known, {one.code: _value(one, draw) for one in some})


def _case(known: dict[str, FactValue], found: dict[str, FactValue]) -> dict[str, Any]:
    codes = unjudged(found, [assess(rule, known | found) for rule in rules().values()])
    left = {code: found[code] for code in codes}
    return {"known": known, "found": found, "codes": codes, "said": [to_show(left, one) for one in ("id", "en")]}


def _value(one: Concept, draw: Random) -> int:
    if one.kind is Kind.CODED:
        return draw.choice(one.options).number
    if one.kind is Kind.YES_NO:
        return draw.randint(0, 1)
    span = one.range_at(None)
    return draw.randint(span.lowest, span.highest)
