"""One finding, or one service, is put right or taken back: with a reason, and the old one stays readable."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import require_uuid7
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.persons.growth.panel import status_words
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.visits.asked import reason_in, role_of, text_in, visit_or_404
from simpul.interfaces.web.visits.form.boxes import Shown, box_of
from simpul.interfaces.web.visits.form.odd import Odd, odd_correction
from simpul.interfaces.web.visits.registry import label_of
from simpul.interfaces.web.visits.shown import shown_to, words_of
from simpul.knowledge.concepts import Blank, Refused, concepts, read_value
from simpul.knowledge.growth import completed_months
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.visits.actions import check_stands
from simpul.records.visits.queries import get_entry
from simpul.services.pendataan import actions
from simpul.services.pendataan.correction_rule import SOURCE, STATUS, why_not_correct
from simpul.services.posyandu.queries.expected import BALITA_MONTHS

if TYPE_CHECKING:
    from datetime import datetime

    from simpul.records.people.models import Person
    from simpul.records.visits.models import Entry, Given

TAKE_BACK = "ambil"


@screen(permission=Permission.SESSION_RECORD, methods=("GET", "POST"))
def correct(request: HttpRequest, standing: Standing, entry_id: UUID) -> HttpResponse:
    entry = get_entry(standing.area, entry_id)
    if entry is None or role_of(standing) not in shown_to(entry.visit, entry.concept):
        raise Http404
    visit, person = visit_or_404(request, standing, entry.visit_id)
    context = {
        "visit": visit, "person": person, "entry": entry,
        "was": words_of(entry),
        "label": label_of(entry.concept),
        "field": _box(request, entry),
        "in_session": _is_of_the_column(entry, person),
        "posted": request.POST,
        "rule": rule_words(standing),
    }  # fmt: skip
    try:
        check_rule(standing, entry)
        if request.method != "POST":
            return render(request, "visits/correct.html", context)
        if odd := _put_right(request, standing, entry, person):
            return render(request, "visits/correct.html", {**context, "odd": [odd]}, status=422)
    except NotInWorkAreaError:
        raise
    except DomainError as problem:
        return render(request, "visits/correct.html", {**context, "says": sentence_of(problem)}, status=422)
    return corrected(request, entry)


def _is_of_the_column(entry: Entry, person: Person) -> bool:
    """A weight that stands in the column of an open day, and is put right there; only balita stand in it."""
    is_balita = completed_months(person.birth_date, entry.local_date) < BALITA_MONTHS
    return entry.concept == "body_weight" and entry.visit.session_id is not None and is_balita


def check_rule(standing: Standing, row: Entry | Given) -> None:
    """Raises DomainError where this worker may not put it right, or nobody may any more."""
    check_stands(row.visit)
    if problem := _problem(standing, row, timezone.now()):
        raise problem


def may_correct(standing: Standing, row: Entry | Given, now: datetime) -> bool:
    """Whether this worker may put it right, for a list of what stands."""
    return _problem(standing, row, now) is None


def _problem(standing: Standing, row: Entry | Given, now: datetime) -> DomainError | None:
    return why_not_correct(
        actor_id=standing.staff_id,
        is_nakes=standing.may(Permission.VISIT_RECORD),
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        now=now,
    )


def rule_words(standing: Standing) -> str:
    """Until when one's own may be put right, where it rests on and how that was read; of a kader only."""
    if standing.may(Permission.VISIT_RECORD):
        return ""
    return f"{_('Sampai 2 × 24 jam sesudah ditulis; sesudah itu oleh bidan.')} {SOURCE} · {status_words(STATUS)}"


def _box(request: HttpRequest, entry: Entry) -> Shown | None:
    """None where the registry knows the concept no more: it can be taken back, and nothing else."""
    known = concepts().get(entry.concept)
    return box_of(known, text_in(request, f"f-{entry.concept}", 600)) if known else None


def _put_right(request: HttpRequest, standing: Standing, entry: Entry, person: Person) -> Odd | None:
    """None where it was kept; else what is asked about first."""
    value, text = (None, "") if request.POST.get("what") == TAKE_BACK else _read(request, entry, person)
    reason = reason_in(request)
    if odd := odd_correction(request, standing, entry, person, value):
        return odd
    actions.correct_entry(
        actor_id=standing.staff_id,
        is_nakes=standing.may(Permission.VISIT_RECORD),
        area=standing.area,
        entry=entry,
        entry_id=require_uuid7(request.POST.get("new_id", "")),
        value=value,
        text=text,
        reason=reason,
        now=timezone.now(),
    )
    return None


def _read(request: HttpRequest, entry: Entry, person: Person) -> tuple[int | None, str]:
    found = concepts().get(entry.concept)
    if found is None:
        raise DomainError(
            "concept_unknown", "Jenis hasil ini tidak dipakai lagi; hasilnya hanya dapat diambil kembali."
        )
    months = completed_months(person.birth_date, entry.local_date)
    reading = read_value(found, text_in(request, f"f-{found.code}", 600), age_months=months, today=entry.local_date)
    if isinstance(reading, Blank):
        raise DomainError("value_missing", "Isi nilai yang benar, atau pilih “ambil kembali”.")
    if isinstance(reading, Refused):
        raise reading.problem
    return (None, reading.value) if isinstance(reading.value, str) else (reading.value, "")


def corrected(request: HttpRequest, row: Entry | Given) -> HttpResponse:
    messages.success(request, _("Sudah dibetulkan. Yang lama tetap tersimpan."))
    return redirect("visits:page", visit_id=row.visit_id)
