"""All the weights that stand in the column are kept at once: what is odd is asked about, the rest is not held up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.sessions import asked
from simpul.interfaces.web.sessions.kept_back import is_kept_back
from simpul.interfaces.web.sessions.meant import meant_by, told_apart
from simpul.interfaces.web.sessions.weights import weighing
from simpul.interfaces.web.sessions.weights.page import session_page
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.visits.actions import Finding
from simpul.records.visits.projection import BODY_WEIGHT
from simpul.services.posyandu.actions import record_findings_of_session
from simpul.services.posyandu.queries import Expected, expected_list

if TYPE_CHECKING:
    from simpul.records.visits.models import Entry
    from simpul.services.posyandu.models import Session

Special = dict[UUID, dict[str, Any]]
LONGEST = 40


@screen(permission=Permission.SESSION_RECORD, methods=("POST",))
def weigh_all(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    session = asked.session_or_404(standing, posyandu_id, day)
    lines = {line.person.pk: line for line in expected_list(standing.area, session)}
    sent = asked.read_weighings(request)
    meant = meant_by(standing.area, sent, lines)
    rows = {meant[one]: row for one, row in sent.items() if one in meant}
    findings: dict[UUID, Finding] = {}
    special: Special = {}
    is_told = {one: not is_kept_back(request, standing, lines[one].person) for one in rows}
    for person_id, row in rows.items():
        _sort(lines[person_id], row, session, findings, special, is_told=is_told[person_id])
    refusal, faster = _keep(standing, session, lines, findings)
    for person_id in findings:
        special[person_id] = {"typed": rows[person_id][2].strip()} if refusal else {"saved": True}
    for person_id, last in faster.items():
        question = weighing.faster(last, asked.typed_of(*rows[person_id]), is_told=is_told[person_id])
        special[person_id] = {"typed": rows[person_id][2].strip(), "question": question}
    apart = told_apart(row[2].strip()[:LONGEST] for one, row in sent.items() if one not in meant)
    above = " ".join(filter(None, (refusal, apart)))
    return session_page(request, standing, session, special, above, list(lines.values()))


def _sort(
    line: Expected,
    row: tuple[str, ...],
    session: Session,
    findings: dict[UUID, Finding],
    special: Special,
    *,
    is_told: bool,
) -> None:
    """Into what is kept, or into what its row says."""
    person_id = line.person.pk
    try:
        typed = asked.typed_of(*row)
        if typed.confirmed:  # a question is answered at its own row, never by the button for all
            typed = replace(typed, confirmed=False, seen=None)
        if weighing.already_said(line, typed):
            special[person_id] = {"saved": True}
        elif question := weighing.question_about(line, typed, session, is_told=is_told):
            special[person_id] = {"typed": row[2].strip(), "question": question}
        else:
            findings[person_id] = Finding(typed.entry_id, BODY_WEIGHT, value=typed.weight, seen=weighing.seen_in(line))
    except DomainError as refusal:
        special[person_id] = {"typed": row[2].strip(), "says": sentence_of(refusal)}


def _keep(
    standing: Standing, session: Session, lines: dict[UUID, Expected], findings: dict[UUID, Finding]
) -> tuple[str, dict[UUID, Entry]]:
    """What is said above the column where nothing was kept; of whom another value has come since."""
    if not findings:
        return "", {}
    now, before = timezone.now(), [entry.at for one in findings for entry in lines[one].entries]
    try:
        done = record_findings_of_session(
            actor_id=standing.staff_id, area=standing.area, session=session, findings=findings,
            at=asked.moment_in(session, now, before), now=now,
        )  # fmt: skip
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        return sentence_of(refusal), {}
    return "", done.faster
