"""Which doses of the card may be given to a child on a day? By the edition of the schedule, nothing else.

Ages, intervals, what starts late and the space between live vaccines are read from `knowledge.immunization`. An
invented worker plans by them; whether a dose then counts is for the engine to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from simpul.knowledge.concepts import services
from simpul.knowledge.growth import completed_months
from simpul.knowledge.immunization.schedule.card import Card, CardDose, Interval
from simpul.knowledge.immunization.schedule.definition import Edition
from simpul.knowledge.immunization.schedule.registry import edition_on


@dataclass(slots=True)
class Booked:
    """What a child has had. days: by antigen, oldest first; live: the last day of a live vaccine"""

    born: date
    days: dict[str, list[date]] = field(default_factory=dict)
    live: date | None = None

    def book(self, antigen: str, on: date, edition: Edition) -> None:
        self.days.setdefault(antigen, []).append(on)
        if antigen in edition.live:
            self.live = on


def open_doses(booked: Booked, on: date, local: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Antigen and service of each dose that may be given that day.

    local  the vaccines of this area (reference.immunization)
    """
    edition, months = edition_on(on), completed_months(booked.born, on)
    for antigen, card in edition.cards.items():
        if card.is_regional and antigen not in local:
            continue
        had = booked.days.get(antigen, [])
        dose, interval = _next(card, booked.born, had)
        if dose is None or not dose.from_month <= months < dose.closes_month:
            continue
        if had and interval and not _has_passed(interval, had[-1], on):
            continue
        if antigen in edition.live and booked.live and 0 < (on - booked.live).days < edition.live_days:
            continue
        yield antigen, service_of(antigen, str(dose.number))


def ages(local: frozenset[str], on: date) -> list[int]:
    """The months of age at which something of the card begins."""
    cards = [one for one in edition_on(on).cards.values() if not one.is_regional or one.antigen in local]
    return sorted({dose.from_month for card in cards for dose in card.doses})


@cache
def service_of(antigen: str, dose: str) -> str:
    """Raises StopIteration for a dose that has no service (a bug in the caller)."""
    return next(code for code, one in services().items() if (one.antigen, one.dose) == (antigen, dose))


def _next(card: Card, born: date, had: list[date]) -> tuple[CardDose | None, Interval | None]:
    """Whoever started late gets fewer doses, further apart."""
    if len(had) >= len(card.doses):
        return None, None
    dose = card.doses[len(had)]
    started = completed_months(born, had[0]) if had else 0
    late = [one for one in card.catch_up if had and started >= one.started_from_month]
    if not late:
        return dose, dose.interval
    rule = max(late, key=lambda one: one.started_from_month)
    return (dose if len(had) < rule.doses else None), rule.interval


def _has_passed(interval: Interval, last: date, on: date) -> bool:
    if interval.months:
        return completed_months(last, on) >= interval.months
    return (on - last).days >= interval.days
