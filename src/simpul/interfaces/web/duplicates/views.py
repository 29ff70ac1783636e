"""Catatan ganda: which pairs wait, and two records beside each other."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.duplicates.comparison import comparison_shown
from simpul.interfaces.web.duplicates.presenters import PAGE, page_asked, pairs_shown
from simpul.interfaces.web.persons.purpose import note_opening
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.audit.actions import record
from simpul.services.duplicates.pair_queries import merge_of, open_pairs, with_people
from simpul.services.duplicates.side_by_side import Beside, side_by_side

PURPOSE = "catatan ganda"


@screen(permission=Permission.PERSON_MERGE)
def open_list(request: HttpRequest, standing: Standing) -> HttpResponse:
    number, waiting = page_asked(request.GET.get("halaman", "")), open_pairs(standing.area)
    count = waiting.count()
    found = with_people(standing.area, list(waiting[(number - 1) * PAGE : number * PAGE]))
    if found:
        record(
            actor_id=standing.staff_id,
            action="pairs.list",
            subject_kind="pairs",
            purpose=PURPOSE,
            detail={"count": len(found), "page": number},
        )
    shown = {
        "pairs": pairs_shown(found, local_date(timezone.now(), LocalZone.WIB)),
        "count": count,
        "before": number - 1,
        "next": number + 1 if number * PAGE < count else None,
    }
    return render(request, "duplicates/list.html", shown)


@screen(permission=Permission.PERSON_MERGE)
def pair(request: HttpRequest, standing: Standing, left_id: UUID, right_id: UUID) -> HttpResponse:
    return show_pair(request, standing, left_id, right_id)


def show_pair(
    request: HttpRequest, standing: Standing, one_id: UUID, other_id: UUID, *, says: str = "", status: int = 200
) -> HttpResponse:
    """Both records, opened and noted as opened; of two that are one by now, the page of that one."""
    found = side_by_side(standing.area, one_id, other_id)
    if found is None:
        merge = merge_of(standing.area, one_id, other_id)
        if merge is None:
            raise Http404
        messages.info(request, _("Kedua catatan ini sudah digabung."), extra_tags="know")
        return redirect("persons:page", merge.kept_id)
    _note_opened(standing, found)
    by = found.pair.decided_by if found.pair else None
    shown = comparison_shown(
        found, local_date(timezone.now(), LocalZone.WIB), names_of_staff({by} if by else set()), request.POST
    )
    return render(request, "duplicates/pair.html", {**shown, "says": says}, status=status)


def _note_opened(standing: Standing, found: Beside) -> None:
    for side in (found.left, found.right):
        note_opening(standing, side.person, PURPOSE)
