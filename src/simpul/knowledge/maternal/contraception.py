"""Which method of contraception may be given to whom, and where? Places as data, eligibility by the rules (KB-1)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.forms.facts import Place
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Answer, assess, rules_on

CONTENT: dict[str, Any] = json.loads((Path(__file__).parent / "contraception.json").read_text())


@dataclass(frozen=True, slots=True)
class Method:
    """rule  the code of the rule of eligibility; empty where the sources have none"""

    code: str
    label_id: str
    label_en: str
    rule: str
    places: tuple[Place, ...]

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id


@dataclass(frozen=True, slots=True)
class Choice:
    """eligibility  the answer of the rule, with what it still has to know; None where there is no rule"""

    method: Method
    eligibility: Answer | None


@cache
def methods() -> tuple[Method, ...]:
    """Raises ValueError for a place that there is not."""
    return tuple(Method(**one | {"places": tuple(map(Place, one["places"]))}) for one in CONTENT["methods"])


def choices(values: Mapping[str, FactValue], on: date, place: Place | None = None) -> tuple[Choice, ...]:
    """Every method, or those of one place, each with its eligibility by the rules of that day."""
    known = rules_on(on)
    offered = [one for one in methods() if place is None or place in one.places]
    return tuple(Choice(one, assess(known[one.rule], values) if one.rule else None) for one in offered)
