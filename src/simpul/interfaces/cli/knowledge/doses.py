"""How do vaccines stand in the answer of `simpul due`: doses to come, doses given, and series that are over?

In the same shape as every other service; what was given and does not count is told beside them.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from simpul.interfaces.cli.knowledge.asked.person import Asking
from simpul.knowledge.concepts import Status, services
from simpul.knowledge.due import Done, DueState
from simpul.knowledge.due.answer import REASONS
from simpul.knowledge.due.since import too_young
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.immunization import Asked, Evaluation, Judged, NotDoneReason, evaluate, said
from simpul.knowledge.immunization.listing import (
    BY,
    Closed,
    closed_series,
    closes_of,
    group_of,
    listed_doses,
    places_of,
    source_of,
    source_of_given,
)
from simpul.knowledge.immunization.next_doses import DoseDue
from simpul.knowledge.immunization.schedule.definition import Edition
from simpul.knowledge.immunization.schedule.registry import edition_on

Row = dict[str, Any]


def dose_rows(asking: Asking, asked: Asked) -> Iterator[Row]:
    """The next dose of each series, then what was given and counts, then the series that the age has passed."""
    edition, found = edition_on(asked.as_of), evaluate(asked)
    closed = list(closed_series(found, asked))
    yield from (_coming(one, edition) for one in listed_doses(asked))
    complete = {one.last for one in closed if one.is_complete}
    counted = (one for one in found.doses if one.counts)
    yield from (_given(one, asking.given[one.position], edition, one.position in complete) for one in counted)
    yield from (_past(one, asking, edition) for one in closed if not one.is_complete)


def not_counted(asking: Asking) -> Iterator[Row]:
    """Doses that do not count, and what was given below the age from which it is given."""
    found = evaluate(asking.vaccines) if asking.vaccines else Evaluation("")
    for one in found.doses:
        if not one.counts and one.reason:
            yield _ignored(asking.given[one.position], said(one.reason, "id"))
    for done in asking.history.done:
        born = asking.person.birth_date
        if young := too_young(done.code, completed_months(born, done.on) if born else None):
            yield _ignored(done, young[0])


def _ignored(done: Done, reason: str) -> Row:
    evidence = {"on": done.on.isoformat(), "place": done.place}
    return {"service": done.code, "label": services()[done.code].label_id, "evidence": evidence, "reason": reason}


def _coming(one: DoseDue, edition: Edition) -> Row:
    coming, held = one.coming, one.coming.not_done
    state, reason = coming.state.value, one.sentence("id") % {"day": iso(one.day)}
    if held:
        refused = held.reason is NotDoneReason.REFUSED
        state = (DueState.REFUSED if refused else DueState.PLANNED).value
        reason = f"{said(held.reason, 'id') % {'day': iso(held.agreed_on or held.day)}} {reason}"
    days = {"opens": iso(coming.earliest), "ideal": iso(coming.recommended), "closes": iso(closes_of(coming))}
    days |= {"late_from": iso(coming.overdue_from), "last_day": iso(coming.last_date)}
    row = plain_row(
        one.service, one.label_id, group_of(one, edition), state, reason, source_of(coming, edition), coming.status
    )
    return row | days | {"places": list(places_of(one, edition)), "by": list(BY), "edition": one.edition}


def _given(one: Judged, done: Done, edition: Edition, is_last: bool) -> Row:
    reason = REASONS["done"][0] % {"day": done.on.isoformat()} + (" Seri ini lengkap." if is_last else "")
    source, status = source_of_given(one, edition)
    service = services()[done.code]
    school = {row.dose for row in edition.school if row.antigen == one.antigen}
    group = "balita" if one.antigen in edition.cards else "sekolah" if service.dose in school else "wus"
    row = plain_row(done.code, service.label_id, group, DueState.DONE.value, reason, source, status)
    return row | {"evidence": {"on": done.on.isoformat(), "place": done.place}, "edition": edition.edition}


def _past(one: Closed, asking: Asking, edition: Edition) -> Row:
    state, coming = DueState.NOT_APPLICABLE.value, one.coming
    reason = f"Tidak lagi diberikan. {said(coming.reason, 'id')}"
    row = plain_row(coming.antigen, one.label_id, "balita", state, reason, source_of(coming, edition), coming.status)
    last = asking.given[one.last] if one.last is not None else None
    evidence = {"on": last.on.isoformat(), "place": last.place} if last else None
    return row | {"gives": None, "evidence": evidence, "edition": edition.edition}


def plain_row(code: str, label: str, group: str, state: str, reason: str, source: str, status: Status) -> Row:
    """Without what a state does not have."""
    return {
        "service": code, "label": label, "group": group, "gives": code, "state": state, "opens": None, "ideal": None,
        "closes": None, "late_from": None, "last_day": None, "places": [], "by": [], "evidence": None,
        "reason": reason, "edition": "", "status": status.value, "source": source,
    }  # fmt: skip


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
