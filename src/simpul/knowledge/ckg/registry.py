"""Which editions of the packages are there, and which holds on a day? One JSON file each, in editions/."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from simpul.foundation.sex import Sex
from simpul.knowledge.ckg.definition import Days, Edition, Fact, Item, Package, Schedule
from simpul.knowledge.concepts import Status, concepts
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.forms.gate_schema import Check, number, read_gate, word_of, yes_no

EDITIONS = Path(__file__).parent / "editions"
EDITION = {
    *("edition", "valid_from", "status", "source", "packages", "schedule", "facts", "items", "groups", "open", "words"),
}
PACKAGE = {
    *("package", "schedule", "from_years", "label_id", "label_en", "place_id", "place_en", "status", "source"),
}
ITEM = {"code", "packages", "label_id", "label_en", "status", "source"}
MAY = {"needs", "when", "any_of", "once", "at_puskesmas", "why_id", "why_en"}
CHECKS: dict[str, Check] = {"number": number, "yes_no": yes_no, "sex": word_of("sex", frozenset(Sex))}


class PackageError(ValueError):
    """An edition that must not load: a mistake of the person who edited it."""


@cache
def editions() -> tuple[Edition, ...]:
    """All of them, the oldest first. Raises PackageError for a file that must not load."""
    found = [edition_of(json.loads(path.read_text())) for path in EDITIONS.glob("*.json")]
    return tuple(sorted(found, key=lambda one: one.valid_from))


def edition_on(day: date) -> Edition | None:
    """None before there was a free check of health."""
    return next((one for one in reversed(editions()) if one.valid_from <= day), None)


def edition_of(content: Mapping[str, Any]) -> Edition:
    """Raises PackageError, which names the edition or the item, for one with a missing, unknown or impossible part."""
    try:
        check_fields(content, EDITION, set())
        return _edition(content)
    except PackageError:
        raise
    except (ValueError, TypeError, KeyError) as error:
        raise PackageError(f"edition {content.get('edition', 'without a name')}: {error}") from error


def _edition(content: Mapping[str, Any]) -> Edition:
    facts = {one["fact"]: Fact(one["fact"], one["label_id"], one["label_en"], one["kind"]) for one in content["facts"]}
    packages = tuple(_package(one) for one in content["packages"])
    known = {one.code for one in packages}
    items = tuple(_item(one, facts, known) for one in content["items"])
    if len({one.code for one in items}) != len(items):
        raise PackageError("two items have one code")
    schedule = content["schedule"]
    return Edition(
        edition=content["edition"],
        valid_from=date.fromisoformat(content["valid_from"]),
        status=Status(content["status"]),
        source=content["source"],
        packages=packages,
        items=items,
        days=_days(schedule),
        facts=facts,
        groups=tuple((one["group"], one["label_id"], one["label_en"]) for one in content["groups"]),
        open=tuple((one["id"], one["en"]) for one in content["open"]),
        words=content["words"],
        schedules={name: (one["status"], one["source"]) for name, one in schedule.items()},
    )


def _package(entry: Mapping[str, Any]) -> Package:
    check_fields(entry, PACKAGE, {"below_years"})
    read = {"code": entry["package"], "schedule": Schedule(entry["schedule"]), "status": Status(entry["status"])}
    return Package(**{key: one for key, one in entry.items() if key != "package"} | read)


def _days(schedule: Mapping[str, Any]) -> Days:
    birthday, newborn = schedule["birthday"], schedule["newborn"]
    longer = tuple(
        (one["year"], frozenset(one["months"]), date.fromisoformat(one["last"])) for one in birthday["until"]
    )
    named = {name: newborn[name] for name in ("after_hours", "ideal_day", "late_to_day", "shown_to_day")}
    return Days(birthday_days=birthday["days"], until=longer, **named)


def _item(entry: Mapping[str, Any], facts: Mapping[str, Fact], packages: set[str]) -> Item:
    try:
        check_fields(entry, ITEM, MAY)
        if set(entry["packages"]) - packages or set(entry["needs"]) - concepts().keys():
            raise ValueError("no such package or concept")

        def check_of(fact: str) -> Check:
            return CHECKS[facts[fact].kind]

        read = {"packages": frozenset(entry["packages"]), "needs": tuple(entry["needs"])}
        when = read_gate(entry["when"], check_of) if "when" in entry else None
        return Item(**dict(entry) | read | {"when": when, "status": Status(entry["status"])})
    except (ValueError, TypeError, KeyError) as error:
        raise PackageError(f"item {entry.get('code', 'without a code')}: {error}") from error
