"""Which items belong to which visit of a pregnancy? Read once from visits.json (10T, 12T, ultrasound; ANC-2)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.concepts import Concept, PrivacyClass, Service, Status, concepts, services
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.rules import Rule, rules

CONTENT: dict[str, Any] = json.loads((Path(__file__).parent / "visits.json").read_text())
WHOLE, BESIDE = {"edition", "valid_from", "items"}, {"pustu", "open", "words", "left"}
ALWAYS = {"code", "label_id", "label_en", "visits", "status", "source"}
MAY = {"t", "needs", "any_of", "once", "tetanus", "rules", "family", "signs", "yes"}
VISITS = range(1, 7)


class VisitsError(ValueError):
    """A matrix of visits that must not load: a mistake of the person who edited it."""


class Asked(StrEnum):
    """The signs of the printed matrix, and one for what the sources leave open."""

    ALWAYS = "X"
    ON_INDICATION = "i"
    NO = "-"
    OPEN = "?"


@dataclass(frozen=True, slots=True)
class Item:
    """t        which of the 10T or 12T; empty of what is asked beside them
    visits    one sign for each of K1 to K6
    needs     codes of concepts or services that show it was done; empty where Simpul has none
    any_of    one of them is enough; once  one time in the pregnancy is enough
    yes       they are questions whether it was done: a no is not done
    tetanus   answered by the immunisation engine
    rules     whose band gives the indication; family  all rules whose code begins so
    signs     concepts of which a yes gives the indication
    """

    code: str
    label_id: str
    label_en: str
    visits: tuple[Asked, ...]
    status: Status
    source: str
    t: str = ""
    needs: tuple[str, ...] = ()
    any_of: bool = False
    once: bool = False
    yes: bool = False
    tetanus: bool = False
    rules: tuple[str, ...] = ()
    family: str = ""
    signs: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    def asked_at(self, nth: int) -> Asked:
        return self.visits[nth - 1]

    def asked_before(self, nth: int) -> int | None:
        """The first visit before this one that always asks for it; None where there is none."""
        return next((one for one in VISITS if one < nth and self.asked_at(one) is Asked.ALWAYS), None)

    @property
    def is_recordable(self) -> bool:
        return bool(self.needs) or self.tetanus

    def indicating(self, known: Mapping[str, Rule]) -> list[Rule]:
        """Of the rules of a day those that give the indication."""
        named = [known[code] for code in self.rules if code in known]
        return [*named, *(rule for code, rule in known.items() if self.family and code.startswith(self.family))]

    @property
    def privacy_class(self) -> PrivacyClass:
        """The most protected of what shows it and of what gives the indication."""
        classes = [thing(code).privacy_class for code in (*self.needs, *self.signs)]
        latest = {rule.code: rule for rule in rules().values()}
        return max([*classes, *(rule.privacy_class for rule in self.indicating(latest))], default=PrivacyClass.C2)


def thing(code: str) -> Concept | Service:
    """Raises KeyError for a code that nobody defined."""
    return concepts()[code] if code in concepts() else services()[code]


@cache
def items() -> tuple[Item, ...]:
    return items_of(CONTENT)


def items_of(content: Mapping[str, Any]) -> tuple[Item, ...]:
    """Raises VisitsError, which names the item, for one with a missing, unknown or impossible part."""
    try:
        check_fields(content, WHOLE, BESIDE)
        date.fromisoformat(content["valid_from"])
    except (ValueError, TypeError) as error:
        raise VisitsError(f"visits {content.get('edition', 'without an edition')}: {error}") from error
    found = tuple(_item(entry) for entry in content["items"])
    if len({one.code for one in found}) != len(found):
        raise VisitsError("two items have one code")
    return found


def _item(entry: Mapping[str, Any]) -> Item:
    try:
        check_fields({key: one for key, one in entry.items() if one != []}, ALWAYS, MAY)
        read = dict(entry) | {key: tuple(entry[key]) for key in ("needs", "rules", "signs") if key in entry}
        visits = tuple(Asked(sign) for sign in entry["visits"])
        item = Item(**read | {"visits": visits, "status": Status(entry["status"])})
        _check(item)
    except (ValueError, TypeError, KeyError) as error:
        raise VisitsError(f"item {entry.get('code', 'without a code')}: {error}") from error
    return item


def _check(item: Item) -> None:
    if len(item.visits) != len(VISITS):
        raise ValueError("one sign for each of K1 to K6")
    for code in (*item.needs, *item.signs):
        thing(code)
    known = {code for code, _ in rules()}
    if set(item.rules) - known or (item.family and not any(code.startswith(item.family) for code in known)):
        raise ValueError("no such rule")
