"""What of a card, or of a correction, is odd? Asked about once before it is kept, as at an open day.

A weight by its change since the last one (GROW-5), a length, head or arm by WHO's flags and a length that shrank; two
numbers of which one is always above the other (a systolic and a diastolic pressure) and now is not; a
capsule that was given before the age from which it is given, and one, or deworming, too soon after the last (GROW-11).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.units import Grams
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.purpose import purpose_for
from simpul.interfaces.web.sessions.measures.doubts import doubt_about, doubt_about_pair
from simpul.interfaces.web.visits.form.keeping import WEIGHT, last_of, question_about
from simpul.interfaces.web.visits.form.opening import Opened
from simpul.interfaces.web.visits.registry import label_of
from simpul.knowledge.concepts import concepts, crossed, services
from simpul.knowledge.due.since import campaigns, given_too_soon, too_soon, too_young
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth import Weighing, completed_months
from simpul.records.access.queries import Standing
from simpul.records.visits.queries import latest_findings, services_of

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Entry


DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Odd:
    """code    of the concept or service; mark: the value that a second press confirms, and no other
    beside  the number beside which it is odd, and which is confirmed with it
    """

    code: str
    value: int
    sentence: str
    beside: int | None = None

    @property
    def is_given(self) -> bool:
        """A service, of which there is nothing to measure again."""
        return self.code in services()

    @property
    def mark(self) -> str:
        return f"{self.code}:{self.value}" + (f"/{self.beside}" if self.beside is not None else "")


def odd_of_card(opened: Opened, values: Mapping[str, FactValue]) -> list[Odd]:
    """In the order of the card. What `opened` does not know of earlier days is judged by the age alone."""
    earlier = {code: one for code, one in opened.last.items() if one.local_date < opened.facts.on}
    found = (
        odd_value(opened.person, opened.facts.on, code, value, earlier.get(code), last_of(opened))
        for code, value in values.items()
        if isinstance(value, int)
    )
    return [one for one in found if one] + odd_pairs(values, opened.of_today)


def odd_pairs(values: Mapping[str, FactValue], of_the_day: Mapping[str, FactValue]) -> list[Odd]:
    """values  what is written now; of_the_day: what stands already"""
    both = {**of_the_day, **values}
    return [
        Odd(upper.code, int(both[upper.code]), doubt_about_pair(upper, lower, both), int(both[lower.code]))
        for upper, lower in crossed(both)
        if {upper.code, lower.code} & values.keys()
    ]


def odd_given(
    request: HttpRequest, standing: Standing, person: Person, day: date, codes: Iterable[str], but: UUID | None = None
) -> list[Odd]:
    """Services that are given from an age on that this person had not reached (vitamin A from 6 months), or that were
    given too soon before. By the age alone, where it was not said for what the record is opened. but: what is put right
    """
    asked = list(codes)
    months = completed_months(person.birth_date, day) if day >= person.birth_date else None
    given = _given_to(request, standing, person, but) if campaigns().keys() & set(asked) else []
    doubts = [(code, too_young(code, months)) for code in asked]
    doubts += [(code, _too_soon(code, day, given)) for code in asked]
    return [Odd(code, 1, f"{label_of(code)}: {said[formats.language() == 'en']}") for code, said in doubts if said]


def _given_to(request: HttpRequest, standing: Standing, person: Person, but: UUID | None) -> list[tuple[str, date]]:
    if not purpose_for(request, standing, person, local_date(timezone.now(), LocalZone.WIB)):
        return []
    return [(one.service, one.local_date) for one in services_of(standing.area, person.pk) if one.pk != but]


def _too_soon(code: str, day: date, given: Iterable[tuple[str, date]]) -> tuple[str, str] | None:
    found = given_too_soon(code, day, given)
    return too_soon(formats.day(found[0]), found[1]) if found else None


def odd_value(
    person: Person, day: date, code: str, value: int, before: Entry | None, weighed: Weighing | None
) -> Odd | None:
    """before, weighed  what was found, and weighed, last on an earlier day"""
    known = concepts().get(code)
    if known is None:
        return None
    sentence = (
        question_about(person, day, value, weighed, "")
        if code == WEIGHT
        else doubt_about(known, person, day, value, before)
    )
    return Odd(code, value, sentence) if sentence else None


def odd_correction(
    request: HttpRequest, standing: Standing, entry: Entry, person: Person, value: int | None
) -> Odd | None:
    """None where it was confirmed. By the age alone, where it was not said for what the record is opened."""
    if value is None:
        return None
    told = purpose_for(request, standing, person, local_date(timezone.now(), LocalZone.WIB))
    known = latest_findings(standing.area, person.pk, entry.local_date - DAY) if told else {}
    today = latest_findings(standing.area, person.pk, entry.local_date).values() if told else ()
    of_the_day = {
        one.concept: one.value for one in today if one.local_date == entry.local_date and one.value is not None
    }
    before = known.get(entry.concept)
    weighed = Weighing(before.local_date, Grams(before.value)) if before and before.value is not None else None
    odd = odd_value(person, entry.local_date, entry.concept, value, before, weighed)
    odd = odd or next(iter(odd_pairs({entry.concept: value}, of_the_day)), None)
    return odd if odd and not are_confirmed([odd], request.POST.get("confirmed", "")) else None


def are_confirmed(odd: Iterable[Odd], confirmed: str) -> bool:
    """Whether every one of these very values was looked at and is meant so."""
    return {one.mark for one in odd} <= set(confirmed.split())


def marks_of(odd: Iterable[Odd]) -> str:
    return " ".join(one.mark for one in odd)
