"""Which words may stand in services.json, and which parts has a service of each kind?"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from operator import eq, ge, le, ne
from typing import Any

ASKS = ("dokter", "usg")  # what a visit has to show besides its day
FORM = "formulir"  # what a screening of an age has to show
ALWAYS = {"code", "group", "label_id", "label_en", "kind", "places", "by", "status", "source"}
TESTS: Mapping[str, Callable[[Any, Any], Any]] = {"is": eq, "is_not": ne, "at_least": ge, "at_most": le}
EVERY = frozenset({"is_not"})  # holds where every such finding of the day is another, and where there is none


class Kind(StrEnum):
    WINDOW = "window"
    PREGNANCY_VISITS = "pregnancy_visits"
    CAMPAIGN = "campaign"
    AGES = "ages"


class Anchor(StrEnum):
    """From which day a window counts; day 0 is that day."""

    BIRTH = "birth"
    DELIVERY = "delivery"
    PREGNANCY = "pregnancy"


OF_KIND = {
    Kind.WINDOW: {"anchor", "opens_day", "closes_day"},
    Kind.PREGNANCY_VISITS: {"visit", "trimester", "nth"},
    Kind.CAMPAIGN: {"in_months", "by_age", "least_gap"},
    Kind.AGES: {"done_by", "at_months", "rounded_up_from"},
}
MAY_STAND = {
    Kind.PREGNANCY_VISITS: {"asks"},
    Kind.WINDOW: {"visit", "done_by", "times", "number", "late_for"},
    Kind.AGES: {"form", "again"},
}
