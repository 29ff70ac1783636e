"""Which vaccines are due for one person, which series are complete, and which doses that were given do not count?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from simpul.knowledge.concepts import services
from simpul.knowledge.due import Done, DueState
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.immunization import (
    Asked,
    DoseDue,
    DoseReason,
    Evaluation,
    Given,
    Next,
    State,
    evaluate,
    given_of,
    next_doses,
    said,
)
from simpul.knowledge.immunization.schedule.registry import edition_on
from simpul.services.due.shape import VACCINE, About, Service

CLOSED = {State.DONE: DueState.DONE, State.PAST: DueState.NOT_APPLICABLE}
# Open day by nakes, Puskesmas, BIAS in school (ilp.md 2.4, 2.5, 3.3); of the dose at birth no place is named.
ON_CARD, AT_SCHOOL = ("posyandu", "puskesmas"), ("sekolah",)
BY = ("nakes",)
AT_BIRTH, OF_WOMEN = "hb0", "Td/WUS"  # the latter is not announced to girls years before


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A dose that was given and does not count, or not for certain: why, in one sentence by language."""

    label: tuple[str, str]
    done: Done
    reason: tuple[str, str]


def vaccines_due(about: About, done: Sequence[Done], on: date) -> Iterator[Service]:
    """Of a person whose birthday is known: the next dose of each series, then the series that are over."""
    asked = asked_of(about, done, on)
    if asked is None:
        return
    at_school = {row.key for row in edition_on(on).school}
    for one in next_doses(asked):
        if one.service and (one.is_to_give or (one.coming.earliest and one.coming.key != OF_WOMEN)):
            yield _coming(one, school=one.coming.key in at_school)
    found = evaluate(asked)
    doses = _doses(done)
    for coming in found.next.values():
        if coming.state in CLOSED and coming.antigen in edition_on(on).cards:
            yield from _closed(coming, found, doses, asked)


def not_counted(about: About, done: Sequence[Done], on: date) -> list[NotCounted]:
    asked = asked_of(about, done, on)
    if asked is None:
        return []
    doses = _doses(done)
    reasons = {one.position: one.reason for one in evaluate(asked).doses if not one.counts and one.reason}
    return [_not_counted(doses[at], why) for at, why in sorted(reasons.items())]


def any_vaccine(done: Sequence[Done]) -> bool:
    """Whether any dose is on record at all: where none is, the book was perhaps never copied."""
    return bool(_doses(done))


def asked_of(about: About, done: Sequence[Done], on: date) -> Asked | None:
    """None where the day of birth is not known, or is to come."""
    if about.birth_date is None or on < about.birth_date:
        return None
    return Asked(
        birth_date=about.birth_date,
        sex=about.sex,
        as_of=on,
        area=about.area,
        history=tuple(given for one in _doses(done) if (given := _given(one))),
        is_pregnant=about.mother.pregnant_since is not None,
    )


def _doses(done: Sequence[Done]) -> list[Done]:
    """In the order of the history that is asked."""
    return [one for one in done if _given(one)]


def _given(one: Done) -> Given | None:
    return given_of(one.code, one.on) if one.code in services() else None


def _coming(one: DoseDue, *, school: bool) -> Service:
    coming, late = one.coming, one.coming.overdue_from
    return Service(
        code=one.service,
        kind=VACCINE,
        group="sekolah" if school else "wus" if coming.key == OF_WOMEN else "balita",
        label=(one.label_id, one.label_en),
        state=DueState(coming.state.value),
        reason=(one.sentence("id"), one.sentence("en")),
        day=one.day,
        opens=coming.earliest,
        ideal=coming.recommended,
        closes=late - timedelta(1) if late else coming.last_date,
        places=AT_SCHOOL if school else () if one.service == AT_BIRTH else ON_CARD,
        by=BY,
        evidence=None,
        status=coming.status,
        source="",
        edition=one.edition,
        since=late,
    )


def _closed(coming: Next, found: Evaluation, doses: list[Done], asked: Asked) -> Iterator[Service]:
    """A series that is complete, or that the age has passed. Of somebody too old for the whole card, who had nothing of
    a series, it is not told."""
    edition = edition_on(asked.as_of)
    card = edition.cards[coming.antigen]
    counted = [one for one in found.doses if one.antigen == coming.antigen and one.counts]
    last = doses[counted[-1].position] if counted else None
    closes = max(dose.closes_month for one in edition.cards.values() for dose in one.doses)
    if last is None and completed_months(asked.birth_date, asked.as_of) >= closes:
        return
    yield Service(
        code=coming.antigen,
        kind=VACCINE,
        group="balita",
        label=(card.label_id, card.label_en),
        state=CLOSED[coming.state],
        reason=(said(coming.reason, "id"), said(coming.reason, "en")),
        day=None,
        opens=None,
        ideal=None,
        closes=None,
        places=(),
        by=(),
        evidence=last,
        status=coming.status,
        source="",
        edition=found.edition,
    )


def _not_counted(done: Done, why: DoseReason) -> NotCounted:
    named = services()[done.code]
    return NotCounted((named.label_id, named.label_en), done, (said(why, "id"), said(why, "en")))
