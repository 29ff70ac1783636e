"""Accounts of one's own unit: from a sheet, and a new password without e-mail."""

from uuid import UUID

from axes.utils import reset as forget_attempts
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from simpul.foundation.errors import DomainError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.imports.accounts import MOST_BYTES, create_accounts, read_sheet, wait_for_other_sheets
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.records.access.actions import reset_password
from simpul.records.access.models import Assignment
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, accounts_of, assignments_on
from simpul.records.facilities.queries import units_under


@screen(permission=Permission.ACCOUNTS)
def account_list(request: HttpRequest, standing: Standing) -> HttpResponse:
    return render(request, "accounts/list.html", {"posts": posts_of(standing)})


@screen(permission=Permission.ACCOUNTS, methods=("GET", "POST"))
def upload(request: HttpRequest, standing: Standing) -> HttpResponse:
    """A dry run that shows each row's fate; with `create` the rows without fault are made, their slips shown once."""
    create = request.POST.get("create") == "1"
    if request.method != "POST":
        return render(request, "accounts/upload.html", {})
    sheet = request.FILES.get("sheet")
    try:
        if not isinstance(sheet, UploadedFile) or (sheet.size or 0) > MOST_BYTES:
            raise DomainError("sheet_missing", "Pilih lembar .xlsx atau .csv yang tidak lebih dari 2 MB.")
        if create:
            wait_for_other_sheets()
        units = {unit.code: unit for unit in units_under(standing.facility)}
        rows = read_sheet(sheet.name or "", sheet.read(), units)
    except DomainError as refusal:
        return render(request, "accounts/upload.html", {"says": sentence_of(refusal)}, status=422)
    faults = [row for row in rows if row.fault]
    if not create or len(faults) == len(rows):
        return render(request, "accounts/upload.html", {"rows": rows, "nothing": create})
    today = local_date(timezone.now(), LocalZone.WIB)
    slips = create_accounts(actor_id=standing.staff_id, rows=rows, today=today)
    return render(request, "accounts/slips.html", {"slips": slips, "faults": faults})


@screen(permission=Permission.ACCOUNTS, methods=("POST",))
def reset(request: HttpRequest, standing: Standing, staff_id: UUID) -> HttpResponse:
    post = next((one for one in posts_of(standing) if one.staff_id == staff_id), None)
    if post is None:
        raise Http404
    _only_ours(standing, post)
    forget_attempts(username=post.staff.username)  # the slip opens the door at once, also after a lockout
    slip = reset_password(actor_id=standing.staff_id, staff=post.staff)
    return render(request, "accounts/slips.html", {"slips": [slip]})


def _only_ours(standing: Standing, post: Assignment) -> None:
    """A slip opens all posts of an account: who serves another unit as well is reset from above."""
    ours = {unit.pk for unit in units_under(standing.facility)}
    today = local_date(timezone.now(), LocalZone.WIB)
    if any(one.facility_id not in ours for one in assignments_on(post.staff, today)):
        raise DomainError("posted_elsewhere", "Akun ini juga bertugas di unit lain. Minta admin mengatur ulang.")


def posts_of(standing: Standing) -> list[Assignment]:
    """The posts of today in the unit of this manager and below it."""
    today = local_date(timezone.now(), LocalZone.WIB)
    return accounts_of([unit.pk for unit in units_under(standing.facility)], today)
