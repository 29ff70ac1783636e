"""What is seen of each kelurahan in a month? The work area comes first; no row of a person is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.conf import settings

from simpul.foundation.kept import kept_a_moment, kept_while_asked
from simpul.foundation.local_time import Month
from simpul.monitoring.pws.figures import is_small
from simpul.monitoring.pws.levels import CityFigures
from simpul.monitoring.recap.city.taken_along import came_of
from simpul.monitoring.recap.hiding import table_of as recap_table
from simpul.monitoring.recap.kelurahan.codes import INDICES, classes_of, together_of
from simpul.monitoring.recap.kelurahan.hidden import hidden_beside
from simpul.monitoring.recap.kelurahan.joint import table_of
from simpul.monitoring.recap.kelurahan.seen import Cell, Counts, Place, Seen, decides, seen_of
from simpul.monitoring.recap.sums import Sums, sums_of
from simpul.records.facilities.work_area import WorkArea

MOST = 32  # months that one process knows the hidden numbers of


@dataclass(frozen=True)
class KelurahanFigures:
    """values  (kelurahan, Puskesmas or None for the whole, code of PWS or of the recap) -> people
    hidden  those of them that are not to be shown
    is_whole  whether the kelurahan are everything that the city counts
    """

    city: CityFigures
    sums: Sums
    values: Mapping[Cell, int]
    hidden: frozenset[Cell]
    is_whole: bool = True

    def at(self, place: Place, code: str) -> int | None:
        """None where it is hidden. What everybody can tell from the numbers beside it is told."""
        found = self._stands(place, code)
        return self._left(place, code) if found is None else found

    def _stands(self, place: Place, code: str) -> int | None:
        """What each kelurahan of a Puskesmas shows is told of the Puskesmas too."""
        if (place, code) in self.values and (place, code) not in self.hidden:
            return self.values[place, code]
        if place is not None and place not in self.city.units:
            return None
        return _sum([self._stands(one, code) for one in self.inside(place)])

    def _left(self, place: Place, code: str) -> int | None:
        """Of a class: what the other classes leave of those who were judged, or the other one leaves of the two."""
        index = code.split(".")[0]
        if index not in INDICES or code == index:
            return None
        both, two = together_of(index)
        others = [one for one in classes_of(index) if one not in two]
        whole, parts = (both, two) if code in two else (index, (both, *others))
        judged = self._stands(place, whole)
        known = _sum([self._stands(place, one) for one in parts if one != code])
        left = None if judged is None or known is None else judged - known
        return None if left is None or is_small(left) else left

    def inside(self, place: Place) -> Sequence[int]:
        """The kelurahan of a Puskesmas or of the whole."""
        return tuple(self.city.figures) if place is None else self.city.units[cast("UUID", place)]

    def is_open(self, place: Place) -> bool:
        """Whether any Posyandu of it was open that month: who came is asked of them alone."""
        rows = self.sums.rows
        return any(rows[one].opened for one in ((place,) if place in self.city.figures else self.inside(place)))


def _sum(parts: Sequence[int | None]) -> int | None:
    known = [one for one in parts if one is not None]
    return sum(known) if len(known) == len(parts) else None


@dataclass(frozen=True)
class Detail:
    """waiting  kelurahan that were not added up yet, or not beside figures of PWS
    figures  None while one waits: what is shown before the recap is complete and what is shown after it are hidden
             each by itself, and together would tell small numbers though no record changed
    """

    sums: Sums
    waiting: int
    figures: KelurahanFigures | None


def _who_counts(area: WorkArea, month: Month) -> tuple[object, ...]:
    return area.counted, area.rt, month


@kept_a_moment(settings.FIGURES_KEPT, key=_who_counts)
def detail_of(area: WorkArea, month: Month) -> Detail:
    """For who counts the city and sees its table and the recap of every Puskesmas.

    Classes are those that PWS had when the recap beside them was added up, so the two change in one step (ADR 0047).
    Up to FIGURES_KEPT seconds old, the same for everybody who counts the same (ADR 0046).
    """
    sums = sums_of(area, month, by_puskesmas=True, named=False)
    waiting = len([one for one in area.counted if one not in sums.rows or sums.rows[one].figures is None])
    return Detail(sums, waiting, _figures(sums, *sums.beside) if sums.beside else None)


def _figures(sums: Sums, city: CityFigures, classes: Mapping[Place, Counts]) -> KelurahanFigures:
    values, hidden = protected(seen_beside(city, sums, classes))
    return KelurahanFigures(city, sums, values, hidden)


def seen_beside(city: CityFigures, sums: Sums, classes: Mapping[Place, Counts]) -> Seen:
    """What who counts sees already of the table and of these sums."""
    recap = recap_table({place: found.counts for place, found in sums.places.items()})
    opened = {place: found for place, found in sums.places.items() if found.opened}
    told = {
        (place, code)
        for place, code in recap.values
        if place in opened and code not in opened[place].hidden and " + " not in code
    }
    return seen_of(city, recap, told, classes, came_of(sums.rows))


# The figures of months that are over are the same at every reading: what they hide is worked out once.
@kept_while_asked(MOST, key=decides)
def protected(seen: Seen) -> tuple[Mapping[Cell, int], frozenset[Cell]]:
    """The numbers of the joint table, and those that are not to be shown."""
    table = table_of(seen)
    return table.values, hidden_beside(table)
