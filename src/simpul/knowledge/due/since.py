"""Since when: from which day on does the schedule hold, from which age on is a service of a campaign given, and how
long after the last one?"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from simpul.knowledge.due.definition import FILE, ServiceRule, schedule

TOO_YOUNG = (
    "Menurut jadwal diberikan mulai umur {} bulan, sedangkan umurnya {} bulan. Periksa lagi.",
    "By the schedule it is given from {} months of age, and the age is {} months. Check again.",
)
TOO_SOON = (
    "Sudah tercatat diberikan {}: jaraknya belum {} hari. Periksa lagi.",
    "It was given on {}: less than {} days lie between. Check again.",
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


def given_too_soon(service: str, day: date, given: Iterable[tuple[str, date]]) -> tuple[date, int] | None:
    """The nearest other day on which it was given, or what stands for it at another age, and the days that lie between
    two (`least_gap`), where fewer lie there; None otherwise, and of a service without such a number."""
    rule = campaigns().get(service)
    if rule is None or rule.least_gap is None:
        return None
    others = [one for code, one in given if code in alike_of(service) and one != day]
    near = min(others, key=lambda one: (abs((day - one).days), one), default=None)
    return (near, rule.least_gap.days) if near and abs((day - near).days) < rule.least_gap.days else None


def too_soon(last: str, days: int) -> tuple[str, str]:
    """The same as a sentence by language. last: the day in words"""
    indonesian, english = (words.format(last, days) for words in TOO_SOON)
    return indonesian, english


@cache
def ages() -> Mapping[str, int]:
    """By service the first month of the schedule."""
    return {code: first for rule in schedule() for first, _below, code in rule.by_age}


@cache
def campaigns() -> Mapping[str, ServiceRule]:
    """By service the campaign in which it is given."""
    return {code: rule for rule in schedule() for _first, _below, code in rule.by_age}


def alike_of(service: str) -> frozenset[str]:
    """What is given in one campaign: capsules of both colours. Of every other service it alone."""
    rule = campaigns().get(service)
    return frozenset(code for _, _, code in rule.by_age) if rule else frozenset({service})
