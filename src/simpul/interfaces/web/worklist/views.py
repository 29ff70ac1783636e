"""Meja kerja: the first page of every worker, each with their own list."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.kelurahan.rows.tables import rows_of_kelurahan
from simpul.interfaces.web.recap.failing import failing_anywhere
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.sessions.cards import posyandu_cards
from simpul.interfaces.web.worklist.blocks import posyandu_blocks
from simpul.interfaces.web.worklist.editions import editions_of_list
from simpul.interfaces.web.worklist.presenters import PAGE, choices, matters_shown, page_asked, sums_of
from simpul.monitoring.pws.levels import city_figures
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.audit.actions import record
from simpul.services.duplicates.pair_queries import count_open, pairs_between_puskesmas
from simpul.services.follow_up import actions
from simpul.services.follow_up.kinds import Status
from simpul.services.follow_up.queries import open_list


@screen(permission=Permission.WORKLIST)
def page(request: HttpRequest, standing: Standing) -> HttpResponse:
    today = local_date(timezone.now(), LocalZone.WIB)
    shown: dict[str, Any] = {"today": today, "may_close": standing.may(Permission.FOLLOW_UP)}
    if standing.may(Permission.PERSON_READ):
        shown |= _matters(request, standing, today)
    if standing.may(Permission.PERSON_MERGE):
        shown["pairs"] = count_open(standing.area)
    if standing.may(Permission.SESSION_RECORD):
        shown["cards"] = [
            card for card in posyandu_cards(standing, today) if card.today or standing.area.rt is not None
        ]
    shown |= posyandu_blocks(request, standing, today)
    if standing.may(Permission.PWS_FIGURES) and not standing.may(Permission.PWS_NAMES):
        city = city_figures(standing.area, Month.of(today))
        shown |= {"rows": rows_of_kelurahan(city, names=False), "state": city.state, "counting": city.counting}
    if standing.may(Permission.CITY_FIGURES):
        shown["between"] = pairs_between_puskesmas(standing.area, today)
    if standing.may(Permission.ACCOUNTS) and not standing.area.counted:
        shown["failing"] = failing_anywhere()
    return render(request, "worklist/page.html", shown)


@screen(permission=Permission.FOLLOW_UP, methods=("POST",))
def close(request: HttpRequest, standing: Standing, follow_up_id: UUID) -> HttpResponse:
    given = request.POST.get("status", Status.DONE)
    try:
        actions.close(
            actor_id=standing.staff_id,
            area=standing.area,
            follow_up_id=follow_up_id,
            status=Status(given) if given in Status.values else Status.OPEN,
            outcome=request.POST.get("outcome", "").replace("\0", "")[:200],
            now=timezone.now(),
        )
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        messages.error(request, sentence_of(refusal), extra_tags="fault")
    else:
        messages.success(request, _("Tindak lanjut ditutup."))
    return redirect("worklist:page")


def _matters(request: HttpRequest, standing: Standing, today: date) -> dict[str, Any]:
    """One page of the list that the chosen number counts."""
    asked, editions = request.GET.get("pilih", ""), editions_of_list(standing, today)
    which_of = choices(today, editions.speaking)
    chosen = asked if asked in which_of else "semua"
    number = page_asked(request.GET.get("halaman", ""))
    everything = open_list(standing.area) if editions.speaking else open_list(standing.area).order_by("opened_at", "id")
    sums = sums_of(everything, which_of, chosen)
    count = next(one.count for one in sums if one.key == chosen)
    matters = list(everything.filter(which_of[chosen])[(number - 1) * PAGE : number * PAGE])
    if matters:
        record(
            actor_id=standing.staff_id,
            action="worklist.open",
            subject_kind="worklist",
            purpose="tindak lanjut",
            detail={"count": len(matters), "choice": chosen, "page": number},
        )
    lines = matters_shown(matters, names_of_staff({matter.opened_by for matter in matters}), today, editions)
    return {
        "matters": lines,
        "timed": bool(editions.speaking),
        "has_advice": any(one.advice for one in lines),
        "sums": sums,
        "chosen": chosen,
        "count": count,
        "before": number - 1,
        "next": number + 1 if number * PAGE < count else None,
    }
