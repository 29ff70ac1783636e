"""Which services does the schedule of mother and child name? Read once from services.json (ilp.md 3.3)."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.concepts import Status
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.due.vocabulary import (
    ALWAYS,
    ASKS,
    MAY_STAND,
    OF_KIND,
    Again,
    Condition,
    Kind,
    ServiceRule,
    Setting,
    check,
)

FILE = Path(__file__).parent / "services.json"
__all__ = [
    "ASKS",
    "FILE",
    "Kind",
    "ScheduleError",
    "ServiceRule",
    "ends_with_months",
    "last_day",
    "listed_to",
    "schedule",
    "schedule_of",
    "spoken_of_to",
]


class ScheduleError(ValueError):
    """A schedule that must not load: a mistake of the person who edited it."""


@cache
def schedule() -> tuple[ServiceRule, ...]:
    return schedule_of(json.loads(FILE.read_text()))


@cache
def last_day(anchor: str) -> int:
    """The last day after an anchor on which a window is open."""
    return max(one.closes_day for one in schedule() if one.anchor == anchor)


def listed_to(rule: ServiceRule) -> int:
    """The last day after its anchor on which a service is listed: until the last window of the anchor closes, and of
    what closes with it, or may be made up, so long as it is late."""
    return max(last_day(rule.anchor), rule.closes_day + (rule.late_for.days if rule.late_for else 0))


@cache
def spoken_of_to(anchor: str) -> int:
    """The last day after an anchor on which anything is listed."""
    return max(listed_to(one) for one in schedule() if one.anchor == anchor)


@cache
def ends_with_months() -> int:
    """The completed months from which on nothing is listed that goes by age."""
    ages = [below for one in schedule() for _, below, _ in one.by_age]
    return max(ages + [one.at_months[-1] + 1 for one in schedule() if one.at_months])


def schedule_of(content: dict[str, Any]) -> tuple[ServiceRule, ...]:
    """Raises ScheduleError, which names the service, for one with a missing, unknown or impossible part."""
    try:
        check_fields(content, {"edition", "valid_from", "services"}, set())
        date.fromisoformat(content["valid_from"])
    except (ValueError, TypeError) as error:
        raise ScheduleError(f"schedule {content.get('edition', 'without an edition')}: {error}") from error
    found = tuple(_rule(entry, content["edition"]) for entry in content["services"])
    if len({one.code for one in found}) != len(found):
        raise ScheduleError("two services have one code")
    return found


def _rule(entry: dict[str, Any], edition: str) -> ServiceRule:
    try:
        kind = Kind(entry.get("kind", ""))
        check_fields(entry, ALWAYS | OF_KIND[kind], MAY_STAND.get(kind, set()))
        read = {key: _frozen(key, one) for key, one in entry.items()}
        rule = ServiceRule(**read | {"kind": kind, "status": Status(entry["status"]), "edition": edition})
        check(rule)
    except (ValueError, TypeError, KeyError) as error:
        raise ScheduleError(f"service {entry.get('code', 'without a code')}: {error}") from error
    return rule


def _frozen(key: str, one: Any) -> Any:
    if key == "done_by":
        return tuple((part,) if isinstance(part, str) else tuple(part) for part in one)
    if isinstance(one, dict):
        return _again(one) if key == "again" else Setting(**one | {"status": Status(one["status"])})
    return tuple(_part(part) for part in one) if isinstance(one, list) else one


def _part(one: Any) -> Any:
    return tuple(one) if isinstance(one, list) else one


def _again(one: dict[str, Any]) -> Again:
    check_fields(one["when"], {"all"}, set())
    tests = [(word, *told) for test in one["when"]["all"] for word, told in test.items()]
    when = tuple(Condition(word, code, int(value)) for word, code, value in tests)
    return Again(**one | {"status": Status(one["status"]), "when": when})
