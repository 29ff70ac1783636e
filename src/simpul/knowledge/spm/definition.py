"""What do the first five standards of the SPM ask for? Read once from definitions.json, each with its status."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.concepts import Status, concepts, services
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.due.definition import schedule

CONTENT: dict[str, Any] = json.loads((Path(__file__).parent / "definitions.json").read_text())
EDITION: str = CONTENT["edition"]
FROM_YEAR: int = CONTENT["from_year"]
WHOLE = {"edition", "from_year", "status", "source", "indicators", "open", "words"}
ALWAYS = {"part", "kind", "label_id", "label_en", "status", "source"}
LATER = {"penjaringan"}  # what no form records yet; a history may tell of it


class SpmError(ValueError):
    """Definitions that must not load: a mistake of the person who edited them."""


class Who(StrEnum):
    """Who is in the denominator of a year."""

    PREGNANCY = "pregnancy"
    DELIVERY = "delivery"
    BIRTH = "birth"
    BALITA = "balita"
    SCHOOL_AGE = "school_age"


class Kind(StrEnum):
    ANC_VISITS = "anc_visits"
    VISIT_ITEMS = "visit_items"
    UNRECORDABLE = "unrecordable"
    ONE_OF = "one_of"
    WINDOWS = "windows"
    RECORDED = "recorded"
    TIMES = "times"
    VITAMIN_A = "vitamin_a"
    IMMUNIZATION = "immunization"
    SICK_CARE = "sick_care"
    SCHOOL_YEAR = "school_year"


OF_KIND: dict[Kind, set[str]] = {
    Kind.ANC_VISITS: {"visits"},
    Kind.VISIT_ITEMS: set(),
    Kind.UNRECORDABLE: set(),
    Kind.ONE_OF: {"of", "yes"},
    Kind.WINDOWS: {"services"},
    Kind.RECORDED: {"any_of", "to_day"},
    Kind.TIMES: {"any_of", "at_least"},
    Kind.VITAMIN_A: {"service"},
    Kind.IMMUNIZATION: set(),
    Kind.SICK_CARE: set(),
    Kind.SCHOOL_YEAR: {"any_of"},
}


@dataclass(frozen=True, slots=True)
class Part:
    """visits     how many in each trimester; K1 within the first
    of         helper or place of a delivery; yes, no: the codes that are and are not, all else is not certain
    any_of     codes of concepts, services or visits; at_least: on so many days; to_day: until that day after birth
    """

    code: str
    kind: Kind
    label_id: str
    label_en: str
    status: Status
    source: str
    visits: tuple[int, ...] = ()
    of: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    to_day: int = 0
    at_least: int = 1
    service: str = ""

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id


@dataclass(frozen=True, slots=True)
class Indicator:
    """projection  the group of which a Dinas may type how many it expects (ADR 0031); empty where there is none"""

    code: str
    label_id: str
    label_en: str
    who: Who
    projection: str
    denominator_id: str
    denominator_en: str
    numerator_id: str
    numerator_en: str
    parts: tuple[Part, ...]

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id


@cache
def indicators() -> tuple[Indicator, ...]:
    return indicators_of(CONTENT)


def indicators_of(content: Mapping[str, Any]) -> tuple[Indicator, ...]:
    """Raises ValueError without a heading; SpmError, which names the part, for a missing or impossible field."""
    check_fields(content, WHOLE, set())
    Status(content["status"])
    return tuple(_indicator(one) for one in content["indicators"])


def _indicator(entry: Mapping[str, Any]) -> Indicator:
    read = {"code": entry["indicator"], "who": Who(entry["who"]), "parts": tuple(map(_part, entry["parts"]))}
    return Indicator(**{key: one for key, one in entry.items() if key != "indicator"} | read)


def _part(entry: Mapping[str, Any]) -> Part:
    try:
        kind = Kind(entry["kind"])
        check_fields(entry, ALWAYS | OF_KIND[kind], {"no"} if kind is Kind.ONE_OF else set())
        read: dict[str, Any] = {
            key: tuple(one) if isinstance(one, list) else one for key, one in entry.items() if key != "part"
        }
        part = Part(**read | {"code": entry["part"], "kind": kind, "status": Status(entry["status"])})
        _check(part)
    except (ValueError, TypeError, KeyError) as error:
        raise SpmError(f"part {entry.get('part', 'without a code')}: {error}") from error
    return part


def _check(part: Part) -> None:
    due = {one.code for one in schedule()}
    unknown = set(part.any_of) - concepts().keys() - services().keys() - LATER
    unknown |= {*part.services, *filter(None, [part.service])} - due
    if unknown:
        raise ValueError(f"nobody knows {sorted(unknown)}")
    if part.at_least < 1 or part.to_day < 0 or part.of not in ("", "helper", "place"):
        raise ValueError("an impossible number or part of a delivery")
