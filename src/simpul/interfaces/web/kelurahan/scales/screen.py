"""How are weights read off the scale? Each kader sees her own hand; who guides, also the Posyandu and the workers."""

from statistics import median
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.kelurahan.asked import asked_month, kelurahan_or_404, sees_names, this_month
from simpul.interfaces.web.kelurahan.scales.presenters import Line, Panel, line_of, panel_of
from simpul.interfaces.web.kelurahan.scales.words import may_stand, median_words
from simpul.monitoring.data_quality.digits import Readings
from simpul.monitoring.data_quality.queries import MONTHS, Hand, by_posyandu, by_worker, hands_in, together
from simpul.records.access.permissions import SUPERVISES, Permission
from simpul.records.access.queries import Standing, accounts_of
from simpul.records.facilities.models import Area, Facility
from simpul.records.facilities.queries import posyandu_in
from simpul.records.facilities.work_area import WorkArea


@screen(permission=Permission.SCALES)
def page(request: HttpRequest, standing: Standing, code: str) -> HttpResponse:
    month, area = asked_month(request), kelurahan_or_404(standing, code)
    guides = standing.role in SUPERVISES
    hands = hands_in(standing.area, area.pk, month, None if guides else standing.staff_id)
    mine = by_worker(hands).get(standing.staff_id, Readings())
    shown: dict[str, object] = {
        "area": area,
        "first": month.index - MONTHS + 1,
        "month": month,
        "earlier": month.previous(),
        "later": month.next() if month < this_month() else None,
        "guides": guides,
        "mine": panel_of(_("Timbangan Anda"), mine, mine=True) if mine.count or not guides else None,
    }
    if guides:
        shown |= _guided(request, standing, area, hands)
    elif request.GET.keys() & {"posyandu", "petugas"}:
        raise Http404
    return render(request, "kelurahan/scales.html", shown)


def _guided(request: HttpRequest, standing: Standing, area: Area, hands: list[Hand]) -> dict[str, object]:
    """What is shown to the one who guides: all together, or the one that is asked for, above the two tables."""
    today = local_date(timezone.now(), LocalZone.WIB)
    posyandu = posyandu_in(WorkArea(kelurahan=(area.pk,)), today)
    names = {one.pk: one.name for one in posyandu}
    by_place, by_hand = by_posyandu(hands), by_worker(hands)
    workers = {one: name for one, name in _guided_workers(standing, posyandu).items() if one in by_hand}
    place, worker = id_in(request.GET.get("posyandu", "")), id_in(request.GET.get("petugas", ""))
    if (place and place not in names) or (worker and worker not in workers):
        raise Http404
    counts = sees_names(standing)
    told = [one for one in by_place.values() if counts or may_stand(one)]
    shares = [share for one in told if (share := one.same_percent) is not None]
    return {
        "panel": _panel(area, hands, (place, names), (worker, workers), counts=counts),
        "posyandu": [
            line_of(one, name, by_place.get(one, Readings()), place, counts=counts) for one, name in names.items()
        ],
        "workers": _sorted([line_of(one, name, by_hand[one], worker, counts=counts) for one, name in workers.items()]),
        "median": median_words(median(shares) if shares else None, len(shares)),
    }


def _guided_workers(standing: Standing, posyandu: list[Facility]) -> dict[UUID, str]:
    """By name the workers of these Posyandu, and of the units above them, whose work this role guides."""
    units = {one.pk for one in posyandu} | {one.parent_id for one in posyandu if one.parent_id}
    units |= {one.parent.parent_id for one in posyandu if one.parent and one.parent.parent_id}
    guided = SUPERVISES[standing.role]
    posts = accounts_of(list(units), local_date(timezone.now(), LocalZone.WIB))
    return {
        one.staff_id: one.staff.display_name
        for one in posts
        if one.role in guided and one.staff_id != standing.staff_id
    }


def _panel(
    area: Area,
    hands: list[Hand],
    place: tuple[UUID | None, dict[UUID, str]],
    worker: tuple[UUID | None, dict[UUID, str]],
    *,
    counts: bool,
) -> Panel:
    """Both together: this worker at this Posyandu."""
    chosen = [
        one
        for one in hands
        if (place[0] is None or one.posyandu_id == place[0]) and (worker[0] is None or one.worker_id == worker[0])
    ]
    names = [known[asked] for asked, known in (worker, place) if asked]
    title = " · ".join(names) or _("Semua Posyandu di %(name)s") % {"name": area.name}
    return panel_of(title, together(chosen), counts=counts)


def _sorted(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda one: one.name.casefold())


def id_in(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as problem:
        raise Http404 from problem
