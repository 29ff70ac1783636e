"""What does the table of a city show? Built only from numbers that may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.foundation.local_time import Month
from simpul.interfaces.web.city.first import shown_share
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.spark import Spark, spark_of
from simpul.monitoring.pws.denominators import Expected, gap, together
from simpul.monitoring.pws.figures import Figures, Share
from simpul.monitoring.pws.levels import CityFigures
from simpul.monitoring.pws.open_figures import Place
from simpul.records.facilities.models import Area


@dataclass(frozen=True, slots=True)
class Line:
    """kind  kota, puskesmas or kelurahan; code: of a kelurahan, whose page it opens"""

    kind: str
    name: str
    code: str
    s: str
    projected: str
    gap: str
    d: str
    share: str
    before: str
    change: str
    book: str
    gained: str
    twice: str
    bgm: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside each other in a line: two months, and the projection of each kelurahan that has one."""

    now: CityFigures
    before: CityFigures
    expected: Mapping[int, Expected]


@dataclass(frozen=True, slots=True)
class Trend:
    """lines  what is drawn; rows: the same as a table, the newest first: month, D/S, N/D'"""

    lines: list[tuple[str, Spark]]
    rows: list[tuple[str, ...]]


def lines_of(beside: Beside) -> list[Line]:
    """The city, then each Puskesmas with its kelurahan below it, then the kelurahan that no Puskesmas serves."""
    now, before = beside.now, beside.before
    by_id = {area.pk: area for area in now.areas}
    lines = [_line("kota", _("Seluruh wilayah"), beside, None, (now.whole, before.whole), list(by_id))]
    served: set[int] = set()
    for unit in sorted(now.units, key=lambda one: now.names[one].name):
        figures = (now.of_unit(unit), before.of_unit(unit) if unit in before.units else None)
        lines.append(_line("puskesmas", now.names[unit].name, beside, unit, figures, now.units[unit]))
        served |= set(now.units[unit])
        lines += [_kelurahan(by_id[one], beside) for one in now.units[unit]]
    return lines + [_kelurahan(area, beside) for area in now.areas if area.pk not in served]


def trend_of(trend: Mapping[Month, CityFigures]) -> Trend:
    """D/S and N/D' of the whole, month by month; a month that must be hidden is left out of the line."""
    weighed, gained = dict[Month, Share](), dict[Month, Share]()
    for month, city in trend.items():
        hidden, whole = city.hidden.get(None, frozenset()), city.whole
        if whole.d and not hidden & {"D", "S"}:
            weighed[month] = whole.weighed_of_all
        if whole.d and not hidden & {"N", "D'"}:
            gained[month] = whole.gained_of_comparable
    found = [("D/S", spark_of("D/S", weighed)), ("N/D′", spark_of("N/D′", gained))]
    rows = [
        (formats.month(month.index), *(formats.percent(line[month].percent) if month in line else formats.MISSING
                                       for line in (weighed, gained)))
        for month in reversed(list(trend))
    ]  # fmt: skip
    return Trend([(name, spark) for name, spark in found if spark], rows)


def _kelurahan(area: Area, beside: Beside) -> Line:
    figures = (beside.now.figures[area.pk], beside.before.figures.get(area.pk))
    return _line("kelurahan", area.name, beside, area.pk, figures, [area.pk], code=area.code)


def _line(
    kind: str,
    name: str,
    beside: Beside,
    place: Place,
    both: tuple[Figures, Figures | None],
    areas: list[int],
    code: str = "",
) -> Line:
    figures, earlier = both
    hidden = beside.now.hidden.get(place, frozenset())
    share, then = shown_share(beside.now, place, figures), shown_share(beside.before, place, earlier)
    expected = together(beside.expected, areas)
    return Line(
        kind=kind,
        name=name,
        code=code,
        s=_count(figures.s, "S" in hidden),
        projected=formats.whole(expected),
        gap=_("tersembunyi") if "S" in hidden else signed(gap(figures.s, expected)),
        d=_count(figures.d, "D" in hidden),
        share=_share(figures.weighed_of_all, hidden, "D", "S"),
        before=formats.percent(then),
        change=_change(share, then),
        book=_share(Share(figures.k, figures.s), hidden, "K", "S"),
        gained=_share(figures.gained_of_comparable, hidden, "N", "D'"),
        twice=_count(figures.twice, "2T" in hidden),
        bgm=_count(figures.bgm, "BGM" in hidden),
    )


def signed(people: int | None) -> str:
    """How many people more or fewer in the register than expected."""
    if not people:
        return formats.whole(people)
    return f"{'+' if people > 0 else '−'}{formats.whole(abs(people))}"


def _count(count: int, hide: bool) -> str:
    return _("tersembunyi") if hide else formats.whole(count)


def _share(share: Share, hidden: frozenset[str], *parts: str) -> str:
    return _("tersembunyi") if hidden & set(parts) else formats.percent(share.percent)


def _change(now: float | None, then: float | None) -> str:
    """In points, with its direction in a word: colour and arrow are never alone."""
    if now is None or then is None:
        return formats.MISSING
    points = round(now) - round(then)
    if points == 0:
        return _("tetap")
    word = _("naik %(points)s poin") if points > 0 else _("turun %(points)s poin")
    return word % {"points": abs(points)}
