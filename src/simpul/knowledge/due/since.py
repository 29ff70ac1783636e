"""Since when: from which day on does the schedule hold, and from which age on is a service of a campaign given?"""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache

from simpul.knowledge.due.definition import FILE, schedule

TOO_YOUNG = (
    "Menurut jadwal diberikan mulai umur {} bulan, sedangkan umurnya {} bulan. Periksa lagi.",
    "By the schedule it is given from {} months of age, and the age is {} months. Check again.",
)


@cache
def valid_from() -> date:
    """Before it no edition holds."""
    return date.fromisoformat(json.loads(FILE.read_text())["valid_from"])


def given_too_young(service: str, age_months: int | None) -> int | None:
    """The completed months from which it is given (vitamin A from 6, GROW-11), of somebody who is younger; None of all
    others, of whoever's age is not known, and of a service that is not given by age."""
    from_month = ages().get(service)
    return from_month if from_month is not None and age_months is not None and age_months < from_month else None


def too_young(service: str, age_months: int | None) -> tuple[str, str] | None:
    """The same as a sentence by language."""
    from_month = given_too_young(service, age_months)
    if from_month is None:
        return None
    indonesian, english = (words.format(from_month, age_months) for words in TOO_YOUNG)
    return indonesian, english


@cache
def ages() -> Mapping[str, int]:
    """By service the first month of the schedule."""
    return {code: first for rule in schedule() for first, _below, code in rule.by_age}
