"""A weight of an open day is put right: by whom the rule lets, and asked about once where it is odd."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import require_uuid7
from simpul.foundation.units import parse_kilograms
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.sessions import asked
from simpul.interfaces.web.sessions.addresses import for_each
from simpul.interfaces.web.sessions.days import to_page
from simpul.interfaces.web.sessions.kept_back import is_kept_back
from simpul.interfaces.web.sessions.weights import weighing
from simpul.interfaces.web.sessions.weights.presenters import row_of, without_what_was_found
from simpul.interfaces.web.visits.asked import person_or_404
from simpul.interfaces.web.visits.correcting import check_rule, may_correct
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.visits.projection import BODY_WEIGHT
from simpul.records.visits.queries import get_entry
from simpul.services.posyandu import actions, queries

if TYPE_CHECKING:
    from simpul.records.visits.models import Entry
    from simpul.services.posyandu.models import Session
    from simpul.services.posyandu.queries import Expected


def where_correctable(standing: Standing, session: Session, lines: Iterable[Expected]) -> Callable[[UUID], str]:
    """Where an entry of these lines is put right; empty for one that this worker may not put right."""
    address, now = for_each(session, "correct"), timezone.now()
    may = {one.pk for line in lines for one in line.entries if may_correct(standing, one, now)}
    return lambda entry_id: address(entry_id) if entry_id in may else ""


@screen(permission=Permission.SESSION_RECORD, methods=("GET", "POST"))
def correct(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str, entry_id: UUID) -> HttpResponse:
    session = asked.session_or_404(standing, posyandu_id, day)
    entry, line = _entry_or_404(request, standing, session, entry_id)
    typed = request.POST.get("weight", "").replace("\0", "")[: asked.LONGEST]
    shown = {
        "session": session, "row": row_of(line, session.date, {}), "entry": entry, "typed": typed,
        "may": may_correct(standing, entry, timezone.now()), "reason": request.POST.get("reason", ""),
        "reasons": (
            ("salah ketik", _("Salah ketik")), ("salah anak", _("Salah anak")),
            ("timbangan keliru", _("Timbangan keliru")),
        ),
    }  # fmt: skip
    try:
        check_rule(standing, entry)
        if request.method != "POST":
            return render(request, "sessions/correct.html", shown)
        asks = _put_right(request, standing, session, entry, line)
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        return render(request, "sessions/correct.html", shown | {"says": sentence_of(refusal)}, status=422)
    if asks:
        return render(request, "sessions/correct.html", shown | asks)
    messages.success(request, _("Sudah dibetulkan. Angka lama tetap tersimpan."))
    return to_page(session)


def _entry_or_404(request: HttpRequest, standing: Standing, session: Session, entry_id: UUID) -> tuple[Entry, Expected]:
    """A weight of this open day; any other finding is put right at its own visit.

    Raises PurposeFirst where it must be said first for what the record is opened.
    """
    entry = get_entry(standing.area, entry_id)
    line = queries.expected_one(standing.area, session, entry.person_id) if entry else None
    if entry is None or line is None or entry.visit.session_id != session.pk or entry.concept != BODY_WEIGHT:
        raise Http404
    person_or_404(request, standing, line.person.pk)
    kept_back = is_kept_back(request, standing, line.person)  # sent, before it was said for what
    return entry, without_what_was_found(line) if kept_back else line


def _put_right(
    request: HttpRequest, standing: Standing, session: Session, entry: Entry, line: Expected
) -> dict[str, object]:
    """Empty where it was kept; else what is asked, and what the next press confirms: this weight and no other."""
    weight, new_id = parse_kilograms(request.POST.get("weight", "")), require_uuid7(request.POST.get("entry_id", ""))
    if request.POST.get("confirm", "") != str(weight) and (question := weighing.odd(line, weight, session)):
        return {"question": question, "confirm": weight}
    actions.correct_weighing(
        actor_id=standing.staff_id,
        is_nakes=standing.may(Permission.VISIT_RECORD),
        area=standing.area,
        entry=entry,
        entry_id=new_id,
        weight=weight,
        reason=request.POST.get("reason", "").replace("\0", "")[:120],
        now=timezone.now(),
    )
    return {}
