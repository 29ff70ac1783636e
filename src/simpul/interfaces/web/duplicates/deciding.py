"""Two buttons: one person, or two. A refusal comes back with everything that was chosen and written."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError, StaleRecordError
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.duplicates.presenters import reason_given
from simpul.interfaces.web.duplicates.views import show_pair
from simpul.interfaces.web.refusals import sentence_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.services.duplicates import actions


@screen(permission=Permission.PERSON_MERGE, methods=("POST",))
def merge(request: HttpRequest, standing: Standing, left_id: UUID, right_id: UUID) -> HttpResponse:
    kept, gone = (right_id, left_id) if request.POST.get("keep") == str(right_id) else (left_id, right_id)
    try:
        merged = actions.merge_pair(
            actor_id=standing.staff_id,
            area=standing.area,
            kept_id=kept,
            gone_id=gone,
            reason=reason_given(request.POST),
            seen=request.POST.get("seen", ""),
            now=timezone.now(),
        )
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        return _again(request, standing, left_id, right_id, refusal)
    messages.success(request, _("Digabung. Kedua catatan kini satu orang; penggabungan dapat dibatalkan."))
    return redirect("persons:page", merged.kept_id)


@screen(permission=Permission.PERSON_MERGE, methods=("POST",))
def apart(request: HttpRequest, standing: Standing, left_id: UUID, right_id: UUID) -> HttpResponse:
    try:
        actions.keep_apart(
            actor_id=standing.staff_id,
            area=standing.area,
            one_id=left_id,
            other_id=right_id,
            reason=reason_given(request.POST),
            seen=request.POST.get("seen", ""),
            now=timezone.now(),
        )
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        return _again(request, standing, left_id, right_id, refusal)
    messages.success(request, _("Tercatat sebagai dua orang. Pasangan ini tidak akan ditanyakan lagi."))
    return redirect("duplicates:list")


def _again(request: HttpRequest, standing: Standing, left: UUID, right: UUID, refusal: DomainError) -> HttpResponse:
    status = 409 if isinstance(refusal, StaleRecordError) else 422
    return show_pair(request, standing, left, right, says=sentence_of(refusal), status=status)
