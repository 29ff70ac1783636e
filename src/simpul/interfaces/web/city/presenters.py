"""What does the table of a city show? Built only from numbers that may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.interfaces.web.city.first import shown_share
from simpul.interfaces.web.components import formats
from simpul.monitoring.pws.denominators import Expected, gap, together
from simpul.monitoring.pws.figures import Share
from simpul.monitoring.pws.levels import CityFigures
from simpul.monitoring.pws.open_figures import Place
from simpul.records.facilities.models import Area

PUSKESMAS, KECAMATAN = "puskesmas", "kecamatan"  # what the table is grouped by


@dataclass(frozen=True, slots=True)
class Line:
    """kind  kota, puskesmas, kecamatan or kelurahan
    key   by which its page or its months are asked for: the code of a kelurahan, the id of a unit
    """

    kind: str
    name: str
    key: str
    s: str
    projected: str
    gap: str
    d: str
    share: str
    before: str
    change: str
    book: str
    gained: str
    not_gained: str
    twice: str
    bgm: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside each other in a line: two months, and the projection of each kelurahan that has one."""

    now: CityFigures
    before: CityFigures
    expected: Mapping[int, Expected]


def lines_of(beside: Beside, per: str = PUSKESMAS) -> list[Line]:
    """The city, then each Puskesmas (or kecamatan) with its kelurahan below it, then the kelurahan of none of them.

    Where the fewest were weighed stands first; what is hidden moves nobody.
    """
    now = beside.now
    by_id = {area.pk: area for area in now.areas}
    if per == KECAMATAN:
        units: dict[Place, list[int]] = dict(now.kecamatan.items())
        names: dict[Place, str] = {area.parent.pk: area.parent.name for area in now.areas if area.parent}
    else:
        units = dict(now.units.items())
        names = {unit: one.name for unit, one in now.names.items()}
    lines = [_line("kota", _("Seluruh wilayah"), beside, None, list(by_id))]
    for unit in sorted(units, key=lambda one: (*_order(now, one), names[one])):
        lines.append(_line(per, names[unit], beside, unit, units[unit], key=str(unit)))
        lines += _kelurahan([by_id[one] for one in units[unit]], beside)
    served = {one for inside in units.values() for one in inside}
    return lines + _kelurahan([area for area in now.areas if area.pk not in served], beside)


def _kelurahan(areas: list[Area], beside: Beside) -> list[Line]:
    ordered = sorted(areas, key=lambda area: (*_order(beside.now, area.pk), area.code))
    return [_line("kelurahan", area.name, beside, area.pk, [area.pk], key=area.code) for area in ordered]


def _order(city: CityFigures, place: Place) -> tuple[bool, float]:
    share = shown_share(city, place, city.at(place))
    return share is None, share or 0


def _line(kind: str, name: str, beside: Beside, place: Place, areas: list[int], key: str = "") -> Line:
    figures = beside.now.at(place)
    hidden, stands = beside.now.hidden.get(place, frozenset()), beside.now.state.stands
    earlier, closed = beside.before.at(place), beside.before.hidden.get(place, frozenset())
    share, then = shown_share(beside.now, place, figures), shown_share(beside.before, place, earlier)
    expected = together(beside.expected, areas)

    def count(value: int, number: str) -> str:
        """What is not counted is no zero."""
        return formats.hidden_sign() if number in hidden else formats.whole(value) if stands else formats.MISSING

    return Line(
        kind=kind,
        name=name,
        key=key,
        s=count(figures.s, "S"),
        projected=formats.whole(expected),
        gap=formats.hidden_sign() if "S" in hidden else formats.signed(gap(figures.s, expected) if stands else None),
        d=count(figures.d, "D"),
        share=_share(figures.weighed_of_all, hidden, "D", "S"),
        before=_share(earlier.weighed_of_all, closed, "D", "S"),
        change=formats.points(share, then) if share and then else "",  # nobody weighed: nothing was recorded yet
        book=_share(Share(figures.k, figures.s), hidden, "K", "S"),
        gained=_share(figures.gained_of_comparable, hidden, "N", "D'"),
        not_gained=count(figures.t, "T"),
        twice=count(figures.twice, "2T"),
        bgm=count(figures.bgm, "BGM"),
    )


def _share(share: Share, hidden: frozenset[str], *parts: str) -> str:
    return formats.hidden_sign() if hidden & set(parts) else formats.percent(share.percent)
