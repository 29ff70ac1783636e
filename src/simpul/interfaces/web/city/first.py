"""Who needs help first, and why? Ranked only by numbers that may be shown."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.interfaces.web.components import formats
from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.levels import CityFigures
from simpul.monitoring.pws.open_figures import Place
from simpul.records.facilities.models import Area

FIRST = 5
FULL = 100.0


@dataclass(frozen=True, slots=True)
class Reason:
    area: Area
    why: str


def reasons_of(now: CityFigures, before: CityFigures) -> list[Reason]:
    """Where help is needed first: the most 2T, then the lowest D/S. A hidden number moves nobody up or down."""
    ranked = sorted(now.areas, key=lambda area: (*_need(area, now), area.code))
    return [Reason(area, why) for area in ranked[:FIRST] if (why := _why(area, now, before))]


def _need(area: Area, city: CityFigures) -> tuple[int, float]:
    share = shown_share(city, area.pk, city.figures[area.pk])
    twice = 0 if "2T" in city.hidden[area.pk] else city.figures[area.pk].twice
    return -twice, FULL if share is None else share


def _why(area: Area, now: CityFigures, before: CityFigures) -> str:
    twice, share = _need(area, now)
    told = []
    if twice:
        count = -twice
        told.append(ngettext("%(count)s anak dua kali tidak naik", "%(count)s anak dua kali tidak naik", count)
                    % {"count": formats.whole(count)})  # fmt: skip
    if share < FULL:
        told.append(_("%(share)s balita ditimbang") % {"share": formats.percent(share)})
        earlier = shown_share(before, area.pk, before.figures.get(area.pk))
        if earlier is not None and round(earlier) > round(share):
            told.append(_("turun dari %(share)s") % {"share": formats.percent(earlier)})
    return ", ".join(told)


def shown_share(city: CityFigures, place: Place, figures: Figures | None) -> float | None:
    """D/S, where both of its parts may be shown."""
    if figures is None or city.hidden.get(place, frozenset()) & {"D", "S"}:
        return None
    return figures.weighed_of_all.percent
