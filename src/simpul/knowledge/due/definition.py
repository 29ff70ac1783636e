"""Which services does the schedule of mother and child name? Read once from services.json (ilp.md 3.3)."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.concepts import Status, services
from simpul.knowledge.concepts.schema import check_fields

FILE = Path(__file__).parent / "services.json"
ASKS = ("dokter", "usg")  # what a visit has to show besides its day
ALWAYS = {"code", "group", "label_id", "label_en", "kind", "places", "by", "status", "source"}


class Kind(StrEnum):
    WINDOW = "window"
    PREGNANCY_VISITS = "pregnancy_visits"
    CAMPAIGN = "campaign"


OF_KIND = {
    Kind.WINDOW: {"visit", "anchor", "opens_day", "closes_day"},
    Kind.PREGNANCY_VISITS: {"visit", "trimester", "nth"},
    Kind.CAMPAIGN: {"in_months", "by_age"},
}
MAY_STAND = {Kind.PREGNANCY_VISITS: {"asks"}}


@dataclass(frozen=True, slots=True)
class ServiceRule:
    """visit    the kind of visit that fulfils it; empty of what is given
    asks     of ASKS, what the visit is for: a doctor, an ultrasound
    anchor   birth or delivery; days count from it, day 0 is that day
    by_age   from month, below month, the service that is given at that age
    """

    code: str
    group: str
    label_id: str
    label_en: str
    kind: Kind
    places: tuple[str, ...]
    by: tuple[str, ...]
    status: Status
    source: str
    edition: str
    visit: str = ""
    anchor: str = ""
    opens_day: int = 0
    closes_day: int = 0
    trimester: int = 0
    nth: int = 0
    asks: tuple[str, ...] = ()
    in_months: tuple[int, ...] = ()
    by_age: tuple[tuple[int, int, str], ...] = ()

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id


class ScheduleError(ValueError):
    """A schedule that must not load: a mistake of the person who edited it."""


@cache
def schedule() -> tuple[ServiceRule, ...]:
    return schedule_of(json.loads(FILE.read_text()))


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
        _check(rule)
    except (ValueError, TypeError, KeyError) as error:
        raise ScheduleError(f"service {entry.get('code', 'without a code')}: {error}") from error
    return rule


def _frozen(one: Any) -> Any:
    return tuple(_frozen(part) for part in one) if isinstance(one, list) else one


def _check(rule: ServiceRule) -> None:
    unknown = {code for _, _, code in rule.by_age} - services().keys()
    if unknown:
        raise ValueError(f"no such service: {sorted(unknown)}")
    if rule.kind is Kind.WINDOW and not 0 <= rule.opens_day <= rule.closes_day:
        raise ValueError("a window opens before it closes")
    if rule.trimester not in (0, 1, 2, 3) or any(not 1 <= month <= 12 for month in rule.in_months):
        raise ValueError("no such trimester or month")
    if set(rule.asks) - set(ASKS):
        raise ValueError(f"nobody can show this of a visit: {rule.asks}")
