"""Which vaccines are due for one person, and which series are complete?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from simpul.knowledge.concepts import services
from simpul.knowledge.due import Done, DueState
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.immunization import (
    Asked,
    DoseDue,
    Evaluation,
    Given,
    Next,
    NotDone,
    NotDoneReason,
    State,
    evaluate,
    given_of,
    next_doses,
    said,
)
from simpul.knowledge.immunization.schedule.registry import edition_on
from simpul.services.due.said import Said, doses_not_done, lapsed, word_about
from simpul.services.due.shape import VACCINE, About, Service

CLOSED = {State.DONE: DueState.DONE, State.PAST: DueState.NOT_APPLICABLE}
# Open day by nakes, Puskesmas, BIAS in school (ilp.md 2.4, 2.5, 3.3); of the dose at birth no place is named.
ON_CARD, AT_SCHOOL = ("posyandu", "puskesmas"), ("sekolah",)
BY = ("nakes",)
AT_BIRTH, OF_WOMEN = "hb0", "Td/WUS"  # the latter is not announced to girls years before


def vaccines_due(about: About, done: Sequence[Done], on: date, said: Sequence[Said] = ()) -> Iterator[Service]:
    """Of a person whose birthday is known: the next dose of each series, then the series that are over."""
    asked = asked_of(about, done, on, said)
    if asked is None:
        return
    at_school = {row.key for row in edition_on(on).school}
    for one in next_doses(asked):
        if one.service and (one.is_to_give or (one.coming.earliest and one.coming.key != OF_WOMEN)):
            yield _with_word(_coming(one, school=one.coming.key in at_school), one.coming.not_done, said, on)
    found = evaluate(asked)
    doses = doses_of(done)
    for coming in found.next.values():
        if coming.state in CLOSED and coming.antigen in edition_on(on).cards:
            yield from _closed(coming, found, doses, asked)


def any_vaccine(done: Sequence[Done]) -> bool:
    """Whether any dose is on record at all: where none is, the book was perhaps never copied."""
    return bool(doses_of(done))


def asked_of(about: About, done: Sequence[Done], on: date, said: Sequence[Said] = ()) -> Asked | None:
    """None where the day of birth is not known, or is to come."""
    if about.birth_date is None or on < about.birth_date:
        return None
    return Asked(
        birth_date=about.birth_date,
        sex=about.sex,
        as_of=on,
        area=about.area,
        history=tuple(given for one in doses_of(done) if (given := _given(one))),
        is_pregnant=about.mother.pregnant_since is not None,
        not_done=doses_not_done(said, on),
    )


def doses_of(done: Sequence[Done]) -> list[Done]:
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


def _with_word(service: Service, held: NotDone | None, said: Sequence[Said], on: date) -> Service:
    """A no or an agreed day that holds is the state of the dose; the engine leaves it as its dates say."""
    if held is None:
        return replace(service, said=lapsed(said, service.code, service.opens, on))
    state = DueState.REFUSED if held.reason is NotDoneReason.REFUSED else DueState.PLANNED
    return replace(service, state=state, said=word_about(held, said, service.code))


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
