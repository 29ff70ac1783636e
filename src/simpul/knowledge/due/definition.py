"""Which services does the schedule of mother and child name? Read once from services.json (ilp.md 3.3)."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.concepts import Status
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.due.vocabulary import ALWAYS, ASKS, MAY_STAND, OF_KIND, Kind, ServiceRule, check

FILE = Path(__file__).parent / "services.json"
__all__ = [
    "ASKS",
    "FILE",
    "Kind",
    "ScheduleError",
    "ServiceRule",
    "ends_with_months",
    "last_day",
    "schedule",
    "schedule_of",
]


class ScheduleError(ValueError):
    """A schedule that must not load: a mistake of the person who edited it."""


@cache
def schedule() -> tuple[ServiceRule, ...]:
    return schedule_of(json.loads(FILE.read_text()))


@cache
def last_day(anchor: str) -> int:
    """The last day after an anchor of which something is said: then its last window has closed."""
    return max(one.closes_day for one in schedule() if one.anchor == anchor)


@cache
def ends_with_months() -> int:
    """The completed months from which on nothing is listed that goes by age."""
    ages = [below for one in schedule() for _, below, _ in one.by_age]
    return max(ages + [one.at_months[-1] + 1 for one in schedule() if one.at_months])


def schedule_of(content: dict[str, Any]) -> tuple[ServiceRule, ...]:
    """Raises ScheduleError, which names the service, for one with a missing, unknown or impossible part."""
    date.fromisoformat(content["valid_from"])
    found = tuple(_rule(entry, content["edition"]) for entry in content["services"])
    if len({one.code for one in found}) != len(found):
        raise ScheduleError("two services have one code")
    return found


def _rule(entry: dict[str, Any], edition: str) -> ServiceRule:
    try:
        kind = Kind(entry.get("kind", ""))
        check_fields(entry, ALWAYS | OF_KIND[kind], MAY_STAND.get(kind, set()))
        read = {key: _frozen(one) for key, one in entry.items()}
        rule = ServiceRule(**read | {"kind": kind, "status": Status(entry["status"]), "edition": edition})
        check(rule)
    except (ValueError, TypeError, KeyError) as error:
        raise ScheduleError(f"service {entry.get('code', 'without a code')}: {error}") from error
    return rule


def _frozen(one: Any) -> Any:
    return tuple(_frozen(part) for part in one) if isinstance(one, list) else one
