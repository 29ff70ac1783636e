"""How do vaccines stand in a list of services: which are named, where and by whom, until when, by which source?

`next_doses` says what comes next; here is what else a list of services due says of it, and which series are over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from simpul.knowledge.concepts import Status
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.immunization.answer import Evaluation, Judged, Next, State
from simpul.knowledge.immunization.asked import Asked
from simpul.knowledge.immunization.next_doses import DoseDue, next_doses
from simpul.knowledge.immunization.schedule.definition import Edition
from simpul.knowledge.immunization.schedule.registry import edition_on
from simpul.reference.immunization.read import schedule as published

# Open day by nakes, Puskesmas, BIAS in school (ilp.md 2.4, 2.5, 3.3); of the dose at birth no place is named.
ON_CARD, AT_SCHOOL = ("posyandu", "puskesmas"), ("sekolah",)
BY = ("nakes",)
AT_BIRTH, OF_WOMEN = "hb0", "Td/WUS"  # the latter is not announced to girls years before


@dataclass(frozen=True, slots=True)
class Closed:
    """A series of the card that is complete, or that the age has passed.

    last  the position in the history of the last dose that counts; None where none does
    """

    coming: Next
    label_id: str
    label_en: str
    last: int | None

    @property
    def is_complete(self) -> bool:
        return self.coming.state is State.DONE


def listed_doses(asked: Asked, found: Evaluation | None = None) -> list[DoseDue]:
    """The next dose of each series that has a service of its own and a day, in the order of `next_doses`."""
    return [
        one
        for one in next_doses(asked, found)
        if one.service and (one.is_to_give or (one.coming.earliest and one.coming.key != OF_WOMEN))
    ]


def closed_series(found: Evaluation, asked: Asked) -> Iterator[Closed]:
    """Of somebody too old for the whole card, a series of which nothing was given is not told."""
    edition = edition_on(asked.as_of)
    closes = max(dose.closes_month for card in edition.cards.values() for dose in card.doses)
    is_past = completed_months(asked.birth_date, asked.as_of) >= closes
    for coming in found.next.values():
        card = edition.cards.get(coming.antigen)
        if card is None or coming.state not in (State.DONE, State.PAST):
            continue
        counted = [one.position for one in found.doses if one.antigen == coming.antigen and one.counts]
        if counted or not is_past:
            yield Closed(coming, card.label_id, card.label_en, counted[-1] if counted else None)


def group_of(one: DoseDue, edition: Edition) -> str:
    """For whom: balita, sekolah or wus."""
    if is_at_school(one.coming, edition):
        return "sekolah"
    return "wus" if one.coming.key == OF_WOMEN else "balita"


def places_of(one: DoseDue, edition: Edition) -> tuple[str, ...]:
    if is_at_school(one.coming, edition):
        return AT_SCHOOL
    return () if one.service == AT_BIRTH else ON_CARD


def is_at_school(coming: Next, edition: Edition) -> bool:
    return any(row.key == coming.key for row in edition.school)


def closes_of(coming: Next) -> date | None:
    """The last day on time, or where nothing makes it late the last day of all."""
    return coming.overdue_from - timedelta(1) if coming.overdue_from else coming.last_date


def late_hours_of(coming: Next, edition: Edition) -> int | None:
    """Of a dose that is late by hours, after how many; None of all others."""
    card = edition.cards.get(coming.key)
    return next((one.late_after_hours for one in card.doses if one.number == coming.dose), None) if card else None


def source_of(coming: Next, edition: Edition) -> str:
    """What the schedule rests on, with the row of the published table where the dose has one."""
    card = edition.cards.get(coming.key)
    rows = [one.row for one in card.doses if one.number == coming.dose] if card else []
    return _source([*rows, *(one.row for one in edition.school if one.key == coming.key)], edition)


def source_of_given(judged: Judged, edition: Edition) -> tuple[str, Status]:
    """The same of a dose that was given, and how it was read."""
    card = edition.cards.get(judged.antigen)
    rows = [one.row for one in card.doses if one.number == judged.number] if card else []
    status = edition.tetanus.status if judged.antigen in edition.tetanus.antigens else edition.status
    return _source(rows, edition), card.status if card else status


def _source(rows: list[int], edition: Edition) -> str:
    return "; ".join((edition.source, *(f"{published()[row].label}: {published()[row].source}" for row in rows)))
