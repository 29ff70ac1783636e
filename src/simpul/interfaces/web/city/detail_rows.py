"""What does a table of the kelurahan in detail show? Built only from numbers that may be shown (ADR 0047)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from simpul.interfaces.web.city.targets import target_label
from simpul.interfaces.web.components import formats
from simpul.knowledge.indicators.catalogue import COUNTED, RATIOS
from simpul.knowledge.recap import GROUPS
from simpul.monitoring.pws.figures import Share
from simpul.monitoring.pws.open_figures import Place
from simpul.monitoring.recap.kelurahan.codes import classes_of, of_group, together_of
from simpul.monitoring.recap.kelurahan.figures import KelurahanFigures

CAME = "datang"
NOBODY = (formats.MISSING, "0")
INDEX = {"bbu": "BBU", "tbu": "TBU", "lila": "LILA"}


@dataclass(frozen=True, slots=True)
class Cell:
    """percent  of a share that may be shown
    part, whole  stand small below a share
    then, change  the same of a second month, and how the share changed, in words
    """

    value: str
    part: str = ""
    whole: str = ""
    percent: float | None = None
    then: Cell | None = None
    change: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """kind  kota, puskesmas or kelurahan; key: the code of a kelurahan, the id of a Puskesmas"""

    kind: str
    name: str
    key: str
    cells: Sequence[Cell]

    @property
    def is_empty(self) -> bool:
        """Whether nobody was counted, also not in the month beside: then a second line says nothing."""
        return all(cell.value in NOBODY and (not cell.then or cell.then.value in NOBODY) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """order  in words, how the kelurahan stand below each other
    share  of what the share is
    """

    heads: Sequence[str] = ()
    rows: Sequence[Row] = field(default_factory=list)
    order: str = ""
    share: str = ""


def sheets() -> dict[str, str]:
    """What may be asked for, and how it is called."""
    return {"bbu": _("BB/U"), "tbu": _("PB/U atau TB/U"), "lila": _("LiLA"), CAME: _("Datang ke Posyandu")}


def table_of(found: KelurahanFigures, sheet: str) -> Table:
    if sheet == CAME:
        rows = _rows(found, lambda place: _came(found, place), lambda place: None)
        return Table([target_label(group) for group in GROUPS], rows, _("urut: kode wilayah"))
    index, language = INDEX[sheet], formats.language()
    both, _two = together_of(index)
    named = next(one for one in RATIOS.values() if one.code == f"{both}/{index}").label(language)
    heads = ["%", named, *(COUNTED[code].label(language) for code in classes_of(index)), _("Dinilai")]
    rows = _rows(found, lambda place: _classes(found, place, index), lambda place: _share_of(found, place, both, index))
    return Table(heads, rows, _("urut: persentase tertinggi lebih dulu"), named)


def _rows(
    found: KelurahanFigures, cells: Callable[[Place], Sequence[Cell]], share: Callable[[Place], float | None]
) -> list[Row]:
    """The city, each Puskesmas with its kelurahan below it, other kelurahan. What is hidden moves nobody.

    Of a part of the city only the Puskesmas that lie wholly in it.
    """
    by_id, names = {area.pk: area for area in found.city.areas}, found.city.names
    units = found.city.units

    def order(place: Place) -> tuple[bool, float]:
        value = share(place)
        return value is None, -(value or 0)

    def below(inside: Sequence[int]) -> list[Row]:
        ordered = sorted((by_id[one] for one in inside), key=lambda area: (*order(area.pk), area.code))
        return [Row("kelurahan", area.name, area.code, cells(area.pk)) for area in ordered]

    rows = [Row("kota", _("Seluruh wilayah"), "", cells(None))] if found.is_whole else []
    for unit in sorted(units, key=lambda one: (*order(one), names[one].name)):
        rows += [Row("puskesmas", names[unit].name, str(unit), cells(unit)), *below(units[unit])]
    served = {one for inside in units.values() for one in inside}
    return rows + below([one for one in by_id if one not in served])


def _classes(found: KelurahanFigures, place: Place, index: str) -> list[Cell]:
    """The share first. A class is "–" where nobody was judged."""
    judged, (both, _two) = found.at(place, index), together_of(index)
    share = _shared(found.at(place, both), judged)
    counts = [None if judged == 0 else _count(found.at(place, code)) for code in (both, *classes_of(index))]
    return [share, *(Cell(one or formats.MISSING) for one in counts), Cell(_count(judged))]


def _share_of(found: KelurahanFigures, place: Place, part: str, whole: str) -> float | None:
    some, every = found.at(place, part), found.at(place, whole)
    return None if some is None or every is None else Share(some, every).percent


def _came(found: KelurahanFigures, place: Place) -> list[Cell]:
    return [_of_group(found, place, group) if found.is_open(place) else Cell(formats.MISSING) for group in GROUPS]


def _of_group(found: KelurahanFigures, place: Place, group: str) -> Cell:
    registered, came, _absent = (found.at(place, code) for code in of_group(group))
    if came is None and registered is None:
        return Cell(formats.hidden_sign())
    return replace(_shared(came, registered), part=_count(came), whole=_count(registered))


def _shared(part: int | None, whole: int | None) -> Cell:
    """None: hidden; a share is hidden with either of its parts."""
    if part is None or whole is None:
        return Cell(formats.hidden_sign())
    percent = Share(part, whole).percent
    return Cell(formats.percent(percent), percent=percent)


def _count(count: int | None) -> str:
    return formats.hidden_sign() if count is None else formats.whole(count)
