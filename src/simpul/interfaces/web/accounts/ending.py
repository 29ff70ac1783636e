"""A worker who goes: the post ends on a day, and with it what the account may see. Nothing that was written is lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.accounts.managing import posts_of
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.visits.asked import read_day
from simpul.records.access.actions import end_assignment
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing

if TYPE_CHECKING:
    from simpul.records.access.models import Assignment

ONE_DAY, AHEAD = timedelta(days=1), timedelta(days=366)


@screen(permission=Permission.ACCOUNTS, methods=("GET", "POST"))
def end_post(request: HttpRequest, standing: Standing, post_id: int) -> HttpResponse:
    post = next((one for one in posts_of(standing) if one.pk == post_id), None)
    if post is None:
        raise Http404
    today = local_date(timezone.now(), LocalZone.WIB)
    typed = request.POST.get("last_day", f"{post.last_day or today:%d-%m-%Y}")
    shown = {"post": post, "typed": typed}
    try:
        if post.staff_id == standing.staff_id:
            raise DomainError("own_post", "Tugas Anda sendiri diakhiri oleh orang lain yang mengelola akun.")
        if request.method != "POST":
            return render(request, "accounts/end.html", shown)
        last = _last_day(typed, post, today)
        end_assignment(actor_id=standing.staff_id, post_id=post.pk, day=last + ONE_DAY)
    except DomainError as refusal:
        return render(request, "accounts/end.html", {**shown, "says": sentence_of(refusal)}, status=422)
    words = _("Tugas %(name)s berakhir sesudah %(day)s.")
    messages.success(request, words % {"name": post.staff.display_name, "day": formats.day(last)})
    return redirect("accounts:list")


def _last_day(typed: str, post: Assignment, today: date) -> date:
    """Yesterday closes the door at once. Raises DomainError for a day that cannot be meant."""
    last = read_day(typed)
    if last is None:
        raise DomainError("last_day_missing", "Tulis hari terakhir bertugas.")
    if not today - ONE_DAY <= last <= today + AHEAD or last < post.valid_from - ONE_DAY:
        raise DomainError("last_day_out_of_range", "Pilih hari antara kemarin dan satu tahun dari sekarang.")
    return last
