"""Which editions act on a day at a facility, by which numbers, and which did a doctor sign? (ADR 0035, ADR 0052)"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings

from simpul.knowledge.rules import Rule, rules
from simpul.records.facilities.models import Facility
from simpul.services.signing.choosing import choices_above, holding
from simpul.services.signing.models import Chosen, Signature
from simpul.services.signing.queries import Key, is_current, signatures_held


@dataclass(frozen=True, slots=True)
class Acting:
    """rules  by code: where only what is signed speaks, the others are not among them
    signed   the editions that a doctor of the Puskesmas signed with the numbers of the day
    chosen   the numbers of the city
    """

    rules: Mapping[str, Rule]
    signed: set[Key]
    chosen: Mapping[str, int]

    def is_advice(self, editions: Collection[Key]) -> bool:
        """Whether something that rests on these editions rests on one that nobody signed."""
        return not self.signed >= set(editions)


class ActingDays:
    """For the days of one page. Two statements however many days they are: what the city chose and who signed what."""

    def __init__(self, facility: Facility, today: date) -> None:
        self.facility, self.today = facility, today
        self.known: dict[date, Acting] = {}

    @cached_property
    def _choices(self) -> list[Chosen]:
        return choices_above(self.facility)

    @cached_property
    def _signatures(self) -> list[Signature]:
        return signatures_held(self.facility, self.today)

    def on(self, day: date) -> Acting:
        """With the numbers of the day, and what is signed today."""
        if day not in self.known:
            chosen = holding(self._choices, day)
            signed = {row.key for row in self._signatures if is_current(row, chosen)}
            rules = {one.code: one for one in editions_on(day, signed, chosen)}
            self.known[day] = Acting(rules, signed, chosen)
        return self.known[day]


def editions_on(on: date, signed: set[Key], chosen: Mapping[str, int] | None = None) -> list[Rule]:
    """Of each rule the latest edition of that day that is signed; where none is, the latest, if advice is shown."""
    by_code: dict[str, list[Rule]] = {}
    for rule in sorted(rules(chosen).values(), key=lambda one: one.valid_from):
        if rule.valid_from <= on and (rule.key in signed or not rule.only_signed):
            by_code.setdefault(rule.code, []).append(rule)
    latest = [next((one for one in reversed(found) if one.key in signed), found[-1]) for found in by_code.values()]
    return [one for one in latest if one.key in signed or settings.UNSIGNED_RULES == "saran"]
