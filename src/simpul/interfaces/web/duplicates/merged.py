"""What was merged, and how is it taken back?"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.duplicates.presenters import PAGE, merges_shown, page_asked, reason_given
from simpul.interfaces.web.refusals import sentence_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.audit.actions import record
from simpul.services.duplicates import actions
from simpul.services.duplicates.pair_queries import merges


@screen(permission=Permission.PERSON_MERGE)
def merge_list(request: HttpRequest, standing: Standing) -> HttpResponse:
    return _show(request, standing)


@screen(permission=Permission.PERSON_MERGE, methods=("POST",))
def undo(request: HttpRequest, standing: Standing, merge_id: UUID) -> HttpResponse:
    try:
        actions.undo_merge(
            actor_id=standing.staff_id,
            area=standing.area,
            merge_id=merge_id,
            reason=reason_given(request.POST),
            now=timezone.now(),
        )
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        return _show(request, standing, wrong=merge_id, says=sentence_of(refusal), status=422)
    messages.success(request, _("Penggabungan dibatalkan. Kedua catatan kini dua orang lagi."))
    return redirect("duplicates:merges")


def _show(
    request: HttpRequest, standing: Standing, *, wrong: UUID | None = None, says: str = "", status: int = 200
) -> HttpResponse:
    number = page_asked(request.GET.get("halaman", ""))
    found = list(merges(standing.area)[(number - 1) * PAGE : number * PAGE + 1])
    shown, more = found[:PAGE], len(found) > PAGE
    if shown:
        record(
            actor_id=standing.staff_id,
            action="merges.list",
            subject_kind="pairs",
            purpose="catatan ganda",
            detail={"count": len(shown), "page": number},
        )
    staff = names_of_staff({by for one in shown for by in (one.made_by, one.undone_by) if by})
    content = {
        "merges": merges_shown(shown, staff),
        "before": number - 1,
        "next": number + 1 if more else None,
        "wrong": wrong,
        "says": says,
    }
    return render(request, "duplicates/merges.html", content, status=status)
