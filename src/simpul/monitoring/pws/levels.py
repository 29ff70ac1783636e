"""How do leaves add up? A Posyandu is the sum of its RT; a Puskesmas, a kecamatan and the city are sums of kelurahan.

Which unit serves which area is asked of the coverage on the last day of the month. Statements do not grow with areas.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.conf import settings

from simpul.foundation.kept import kept_a_moment
from simpul.foundation.local_time import Month
from simpul.monitoring.pws.counting import NOTHING_YET, Counting, State, counting_now
from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.open_figures import Place, added, hidden_numbers
from simpul.monitoring.pws.queries import figures_by_kelurahan, months_by_kelurahan
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Area, Facility
from simpul.records.facilities.queries import areas_covered, kelurahan_list, posyandu_of_rt, serving_on
from simpul.records.facilities.work_area import WorkArea


@dataclass(frozen=True)
class CityFigures:
    """The figures of everything that may be counted, in one month.

    areas   kelurahan, by code
    units   Puskesmas with the ids of their kelurahan; a kelurahan without Puskesmas stands alone
    hidden  area id (kelurahan, kecamatan), Puskesmas id or None (the whole) -> numbers that who knows no names may
            not see
    state   whether the month is counted; where it is not, its figures are no zeros
    """

    month: Month
    areas: list[Area]
    figures: dict[int, Figures]
    units: dict[UUID, list[int]]
    names: dict[UUID, Facility]
    hidden: dict[Place, frozenset[str]]
    state: State = State.COUNTED
    counting: Counting = NOTHING_YET

    @property
    def whole(self) -> Figures:
        return added(self.figures.values()) if self.figures else Figures()

    def of_unit(self, unit: UUID) -> Figures:
        return added(self.figures[one] for one in self.units[unit])

    @property
    def kecamatan(self) -> dict[int, list[int]]:
        """Kecamatan id -> the ids of its kelurahan."""
        return kecamatan_of(self.areas)

    def by_kecamatan(self) -> dict[int, Figures]:
        """Kecamatan id -> its figures."""
        return {one: added(self.figures[area] for area in inside) for one, inside in self.kecamatan.items()}

    def at(self, place: Place) -> Figures:
        """The figures of a kelurahan, a kecamatan, a Puskesmas or (None) the whole; nothing where it had no area."""
        return self.whole if place is None else self._places.get(place, Figures())

    @cached_property
    def _places(self) -> dict[Place, Figures]:
        found: dict[Place, Figures] = dict(self.figures.items())
        found.update({unit: self.of_unit(unit) for unit in self.units})
        found.update(self.by_kecamatan().items())
        return found


def _who_counts(area: WorkArea, month: Month) -> tuple[object, ...]:
    return area.counted, area.rt, month


@kept_a_moment(settings.FIGURES_KEPT, key=_who_counts)
def city_figures(area: WorkArea, month: Month) -> CityFigures:
    """Up to FIGURES_KEPT seconds old, the same for everybody who may count the same."""
    return city_of(area, month, figures_by_kelurahan(area, month))


def city_of(area: WorkArea, month: Month, found: dict[int, Figures]) -> CityFigures:
    """found: kelurahan -> its figures; one that is not in it has none."""
    areas = kelurahan_list(area.counted)
    (serving,) = puskesmas_of((one.pk for one in areas), month.last_day)
    return _city(areas, serving, month, found, counting_now())


@kept_a_moment(settings.FIGURES_KEPT, key=_who_counts)
def city_trend(area: WorkArea, month: Month) -> Mapping[Month, CityFigures]:
    """The 24 months up to this one, each as `city_figures` has it; empty months are left out.

    Up to FIGURES_KEPT seconds old, the same for everybody who may count the same.
    """
    areas = kelurahan_list(area.counted)
    counting, months = counting_now(), months_by_kelurahan(area, month)
    serving = puskesmas_of((one.pk for one in areas), *(one.last_day for one in months))
    months_served = zip(months.items(), serving, strict=True)
    return {one: _city(areas, units, one, found, counting) for (one, found), units in months_served}


def _city(
    areas: list[Area], serving: dict[int, Facility], month: Month, found: dict[int, Figures], counting: Counting
) -> CityFigures:
    figures = {one.pk: found.get(one.pk, Figures()) for one in areas}
    units: dict[UUID, list[int]] = {}
    for one in figures:
        if one in serving:
            units.setdefault(serving[one].pk, []).append(one)
    hidden = hidden_numbers(figures, units, kecamatan_of(areas)) if figures else {}
    names, state = {unit.pk: unit for unit in serving.values()}, counting.state_of(month, stands=bool(found))
    return CityFigures(month, areas, figures, units, names, hidden, state, counting)


def kecamatan_of(areas: Iterable[Area]) -> dict[int, list[int]]:
    inside: dict[int, list[int]] = {}
    for area in areas:
        if area.parent_id is not None:
            inside.setdefault(area.parent_id, []).append(area.pk)
    return inside


def puskesmas_of(kelurahan: Iterable[int], *days: date) -> list[dict[int, Facility]]:
    """For each of these days, kelurahan -> the Puskesmas that serves it."""
    return serving_on(FacilityKind.PUSKESMAS, kelurahan, days)


def figures_by_posyandu(by_rt: Mapping[int, Figures], month: Month) -> list[tuple[Facility, Figures]]:
    """The Posyandu that serve these RT, by name, with the figures of those that they serve."""
    inside: dict[UUID, list[Figures]] = {}
    names: dict[UUID, Facility] = {}
    for rt_id, posyandu in posyandu_of_rt(by_rt, month.last_day).items():
        names[posyandu.pk] = posyandu
        inside.setdefault(posyandu.pk, []).append(by_rt[rt_id])
    return sorted(((names[one], added(found)) for one, found in inside.items()), key=lambda pair: pair[0].name)


def rt_of_posyandu(kelurahan_id: int, posyandu_id: UUID, month: Month) -> list[int]:
    """The RT of a kelurahan that a Posyandu serves on the last day of a month: those of which it is the sum."""
    covered = [one.pk for one in areas_covered([posyandu_id], month.last_day) if one.kelurahan_id == kelurahan_id]
    serving = posyandu_of_rt(covered, month.last_day)
    return sorted(one for one in covered if one in serving and serving[one].pk == posyandu_id)
