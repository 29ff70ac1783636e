"""What does the table of a city show, and who needs help first? Built only from numbers that may be shown."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.interfaces.web.components import formats
from simpul.monitoring.pws.figures import Figures, Share
from simpul.monitoring.pws.levels import CityFigures
from simpul.monitoring.pws.open_figures import Place
from simpul.records.facilities.models import Area

FIRST = 5
FULL = 100.0


@dataclass(frozen=True, slots=True)
class Line:
    """kind  kota, puskesmas or kelurahan; code: of a kelurahan, whose page it opens"""

    kind: str
    name: str
    code: str
    s: str
    d: str
    share: str
    before: str
    change: str
    book: str
    gained: str
    twice: str
    bgm: str


@dataclass(frozen=True, slots=True)
class Reason:
    area: Area
    why: str


def lines_of(now: CityFigures, before: CityFigures) -> list[Line]:
    """The city, then each Puskesmas with its kelurahan below it, then the kelurahan that no Puskesmas serves."""
    by_id = {area.pk: area for area in now.areas}
    lines = [_line("kota", _("Seluruh wilayah"), "", now, before, None, now.whole, before.whole)]
    served: set[int] = set()
    for unit in sorted(now.units, key=lambda one: now.names[one].name):
        earlier = before.of_unit(unit) if unit in before.units else None
        lines.append(_line("puskesmas", now.names[unit].name, "", now, before, unit, now.of_unit(unit), earlier))
        served |= set(now.units[unit])
        lines += [_kelurahan(by_id[one], now, before) for one in now.units[unit]]
    return lines + [_kelurahan(area, now, before) for area in now.areas if area.pk not in served]


def reasons_of(now: CityFigures, before: CityFigures) -> list[Reason]:
    """Where help is needed first: the most 2T, then the lowest D/S. A hidden number moves nobody up or down."""
    ranked = sorted(now.areas, key=lambda area: (*_need(area, now), area.code))
    return [Reason(area, why) for area in ranked[:FIRST] if (why := _why(area, now, before))]


def _need(area: Area, city: CityFigures) -> tuple[int, float]:
    share = _shown_share(city, area.pk, city.figures[area.pk])
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
        earlier = _shown_share(before, area.pk, before.figures.get(area.pk))
        if earlier is not None and round(earlier) > round(share):
            told.append(_("turun dari %(share)s") % {"share": formats.percent(earlier)})
    return ", ".join(told)


def _kelurahan(area: Area, now: CityFigures, before: CityFigures) -> Line:
    return _line(
        "kelurahan", area.name, area.code, now, before, area.pk, now.figures[area.pk], before.figures.get(area.pk)
    )


def _line(
    kind: str,
    name: str,
    code: str,
    now: CityFigures,
    before: CityFigures,
    place: Place,
    figures: Figures,
    earlier: Figures | None,
) -> Line:
    hidden = now.hidden.get(place, frozenset())
    share, then = _shown_share(now, place, figures), _shown_share(before, place, earlier)
    return Line(
        kind=kind,
        name=name,
        code=code,
        s=_count(figures.s, "S" in hidden),
        d=_count(figures.d, "D" in hidden),
        share=_share(figures.weighed_of_all, hidden, "D", "S"),
        before=formats.percent(then),
        change=_change(share, then),
        book=_share(Share(figures.k, figures.s), hidden, "K", "S"),
        gained=_share(figures.gained_of_comparable, hidden, "N", "D'"),
        twice=_count(figures.twice, "2T" in hidden),
        bgm=_count(figures.bgm, "BGM" in hidden),
    )


def _count(count: int, hide: bool) -> str:
    return _("tersembunyi") if hide else formats.whole(count)


def _share(share: Share, hidden: frozenset[str], *parts: str) -> str:
    return _("tersembunyi") if hidden & set(parts) else formats.percent(share.percent)


def _shown_share(city: CityFigures, place: Place, figures: Figures | None) -> float | None:
    """D/S, where both of its parts may be shown."""
    if figures is None or city.hidden.get(place, frozenset()) & {"D", "S"}:
        return None
    return figures.weighed_of_all.percent


def _change(now: float | None, then: float | None) -> str:
    """In points, with its direction in a word: colour and arrow are never alone."""
    if now is None or then is None:
        return formats.MISSING
    points = round(now) - round(then)
    if points == 0:
        return _("tetap")
    word = _("naik %(points)s poin") if points > 0 else _("turun %(points)s poin")
    return word % {"points": abs(points)}
