"""The calendar of a Posyandu: the days that are planned, were held or were called off, and a new one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.forms import Form, made_by
from simpul.interfaces.web.forms.reading import read_day
from simpul.interfaces.web.forms.screen import posted, show_form
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.sessions import asked
from simpul.interfaces.web.sessions.plan.calling_off import reason_words
from simpul.interfaces.web.sessions.plan.questions import plan_form, read_plan
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, accounts_of, names_of_staff
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Facility
from simpul.records.facilities.queries import get_facility
from simpul.services.posyandu.actions import Plan, open_session, plan_session
from simpul.services.posyandu.queries import (
    CALLED_OFF,
    duties_of,
    get_session,
    may_be_called_off,
    sessions_between,
    units_of,
)

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session

RECORD = Permission.SESSION_RECORD
BACK, AHEAD, OLDEST_BOOK = timedelta(days=92), timedelta(days=400), timedelta(days=731)


@screen(permission=RECORD)
def calendar(request: HttpRequest, standing: Standing, posyandu_id: UUID) -> HttpResponse:
    posyandu = posyandu_or_404(standing, posyandu_id)
    today = local_date(timezone.now(), LocalZone(posyandu.zone))
    days = sessions_between(standing.area, [posyandu.pk], today - BACK, today + AHEAD)
    empty = may_be_called_off(days, today)
    shown = {
        "posyandu": posyandu,
        "ahead": [(one, one.pk in empty) for one in days if one.date >= today],
        "behind": [(one, one.pk in empty, reason_words(one)) for one in reversed(days) if one.date < today],
        "today": today,
    }
    return render(request, "sessions/calendar.html", shown)


@screen(permission=RECORD, methods=("GET", "POST"))
def new(request: HttpRequest, standing: Standing, posyandu_id: UUID) -> HttpResponse:
    posyandu = posyandu_or_404(standing, posyandu_id)
    today = local_date(timezone.now(), LocalZone(posyandu.zone))
    posts = accounts_of(units_of(posyandu), today)
    form = plan_form(posted(request), posts, None, day=today, who=posyandu.name)
    if form.sent:
        day, plan = form.day("day"), read_plan(form, posts)
        known = get_session(standing.area, posyandu.pk, day) if day else None
        if known and known.status != CALLED_OFF:  # a new plan would wipe out that of somebody else
            form.refuse("day", _("Hari itu sudah ada di jadwal: ubah rencananya dari sana."))
        if day and form.is_sound and _kept(form, standing, posyandu, day, plan, today):
            messages.success(request, _("Rencana tersimpan."))
            return redirect("sessions:calendar", posyandu_id=posyandu.pk)
    return show_form(request, form, reverse("sessions:calendar", args=[posyandu.pk]))


@screen(permission=RECORD, methods=("GET", "POST"))
def change(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    session = asked.session_or_404(standing, posyandu_id, day)
    posyandu = session.posyandu
    today = local_date(timezone.now(), LocalZone(posyandu.zone))
    posts = accounts_of(units_of(posyandu), session.date)
    form = plan_form(
        posted(request), posts, session, day=session.date, who=f"{posyandu.name} · {session.date:%d-%m-%Y}"
    )
    if form.sent:
        plan = read_plan(form, posts)
        if form.is_sound and _kept(form, standing, posyandu, session.date, plan, today):
            messages.success(request, _("Rencana tersimpan."))
            return redirect("sessions:plan", posyandu_id=posyandu.pk, day=day)
    form.note = _on_duty(session) if not form.sent else ""
    return show_form(request, form, reverse("sessions:calendar", args=[posyandu.pk]))


@screen(permission=RECORD, methods=("POST",))
def from_book(request: HttpRequest, standing: Standing, posyandu_id: UUID) -> HttpResponse:
    """A day that was held on paper is opened afterwards, to be entered in the order of the book."""
    posyandu = posyandu_or_404(standing, posyandu_id)
    now = timezone.now()
    try:
        day = read_day(request.POST.get("day", "").replace("\0", "")[:20])
        if day is None:
            raise DomainError("no_such_day", "Tanggal itu tidak ada. Periksa tanggal, bulan dan tahunnya.")
        if day < local_date(now, LocalZone(posyandu.zone)) - OLDEST_BOOK:
            raise DomainError("book_too_old", "Buku yang lebih lama dari dua tahun diambil alih lewat berkas impor.")
        session = open_session(actor_id=standing.staff_id, area=standing.area, posyandu=posyandu, day=day, now=now)
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        messages.error(request, sentence_of(refusal))
        return redirect("sessions:calendar", posyandu_id=posyandu.pk)
    return redirect("sessions:queue", posyandu_id=posyandu.pk, day=session.date.isoformat())


def posyandu_or_404(standing: Standing, posyandu_id: UUID) -> Facility:
    found = get_facility(posyandu_id)
    if found is None or found.kind != FacilityKind.POSYANDU or not standing.area.serves(found.pk, found.area_id):
        raise Http404
    return found


def _kept(form: Form, standing: Standing, posyandu: Facility, day: date, plan: Plan, today: date) -> Session | None:
    return made_by(
        form,
        lambda: plan_session(
            actor_id=standing.staff_id, area=standing.area, posyandu=posyandu, day=day, plan=plan, today=today
        ),
    )


def _on_duty(session: Session) -> str:
    """Who was divided among the steps, for whoever only looks."""
    names = names_of_staff({one for people in duties_of(session).values() for one in people})
    return _("Bertugas: %(names)s.") % {"names": ", ".join(sorted(names.values()))} if names else ""
