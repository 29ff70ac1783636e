"""Which vaccines are due for one person, and which series are complete?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from simpul.knowledge.concepts import services
from simpul.knowledge.due import Done, DueState
from simpul.knowledge.immunization import Asked, DoseDue, Given, NotDone, NotDoneReason, evaluate, given_of, said
from simpul.knowledge.immunization.listing import (
    BY,
    Closed,
    closed_series,
    closes_of,
    group_of,
    late_hours_of,
    listed_doses,
    places_of,
    source_of,
)
from simpul.knowledge.immunization.schedule.definition import Edition
from simpul.knowledge.immunization.schedule.registry import edition_on
from simpul.services.due.said import Said, doses_not_done, lapsed, word_about
from simpul.services.due.shape import VACCINE, About, Service


def vaccines_due(about: About, done: Sequence[Done], on: date, said: Sequence[Said] = ()) -> Iterator[Service]:
    """Of a person whose birthday is known: the next dose of each series, then the series that are over."""
    asked = asked_of(about, done, on, said)
    if asked is None:
        return
    edition = edition_on(on)
    found = evaluate(asked)
    for one in listed_doses(asked, found):
        yield _with_word(_coming(one, edition, about), one.coming.not_done, said, on)
    doses = doses_of(done)
    for series in closed_series(found, asked):
        yield _closed(series, doses, edition)


def any_vaccine(done: Sequence[Done]) -> bool:
    """Whether any dose is on record at all: where none is, the book was perhaps never copied."""
    return any(_given(one) for one in done)


def asked_of(about: About, done: Sequence[Done], on: date, said: Sequence[Said] = ()) -> Asked | None:
    """None where the day of birth is not known, or is to come."""
    if about.birth_date is None or on < about.birth_date:
        return None
    return Asked(
        birth_date=about.birth_date,
        sex=about.sex,
        as_of=on,
        area=about.area,
        history=tuple(given for one in done if (given := _given(one))),
        hours_since_birth=about.hours_since_birth,
        is_pregnant=about.mother.pregnant_since is not None,
        not_done=doses_not_done(said, on),
    )


def doses_of(done: Sequence[Done]) -> list[Done]:
    """In the order of the history that is asked."""
    return [one for one in done if _given(one)]


def _given(one: Done) -> Given | None:
    return given_of(one.code, one.on) if one.code in services() else None


def _coming(one: DoseDue, edition: Edition, about: About) -> Service:
    coming, hours = one.coming, late_hours_of(one.coming, edition)
    return Service(
        code=one.service,
        kind=VACCINE,
        group=group_of(one, edition),
        label=(one.label_id, one.label_en),
        state=DueState(coming.state.value),
        reason=(one.sentence("id"), one.sentence("en")),
        day=one.day,
        opens=coming.earliest,
        ideal=coming.recommended,
        closes=closes_of(coming),
        places=places_of(one, edition),
        by=BY,
        evidence=None,
        status=coming.status,
        source=source_of(coming, edition),
        edition=one.edition,
        since=coming.overdue_from,
        last=coming.last_date,
        until=about.born_at + timedelta(hours=hours) if about.born_at and hours else None,
    )


def _with_word(service: Service, held: NotDone | None, said: Sequence[Said], on: date) -> Service:
    """A no or an agreed day that holds is the state of the dose; the engine leaves it as its dates say."""
    if held is None:
        return replace(service, said=lapsed(said, service.code, service.opens, on))
    state = DueState.REFUSED if held.reason is NotDoneReason.REFUSED else DueState.PLANNED
    return replace(service, state=state, said=word_about(held, said, service.code))


def _closed(series: Closed, doses: list[Done], edition: Edition) -> Service:
    coming = series.coming
    return Service(
        code=coming.antigen,
        kind=VACCINE,
        group="balita",
        label=(series.label_id, series.label_en),
        state=DueState.DONE if series.is_complete else DueState.NOT_APPLICABLE,
        reason=(said(coming.reason, "id"), said(coming.reason, "en")),
        day=None,
        opens=None,
        ideal=None,
        closes=None,
        places=(),
        by=(),
        evidence=doses[series.last] if series.last is not None else None,
        status=coming.status,
        source=source_of(coming, edition),
        edition=edition.edition,
    )
