"""On what ground does the city stand? Areas and borders as published; RW, RT and most facilities invented."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from simpul.interfaces.cli.demo.cities.klaster import lay_klaster
from simpul.interfaces.cli.demo.cities.known import KnownCity
from simpul.interfaces.cli.demo.cities.plan import RT_A_RW, CityPlan, KelurahanPlan
from simpul.records.facilities.kinds import AreaLevel, FacilityKind
from simpul.records.facilities.models import Area, AreaBorder, Coverage, Facility
from simpul.reference.wilayah.read import AreaRow, border_of

SINCE = date(2015, 1, 1)
BORDER_SOURCE = "Kepmendagri 300.2.2-2430/2025, cahyadsn/wilayah_boundaries 3c5a796"


@dataclass
class Place:
    plan: KelurahanPlan
    area: Area
    rt: list[Area]
    puskesmas: Facility
    pustu: Facility | None = None
    ponkesdes: Facility | None = None


@dataclass
class Ground:
    known: KnownCity
    city: Area
    dinas: Facility
    puskesmas: list[Facility]
    kelurahan: list[Place]
    posyandu: list[tuple[Facility, list[Area]]]

    @property
    def stage(self) -> Place:
        return next(place for place in self.kelurahan if place.plan.is_stage)

    @property
    def begun(self) -> list[Place]:
        """The kelurahan in which people are registered."""
        return [place for place in self.kelurahan if place.plan.has_begun]

    @property
    def stage_posyandu(self) -> Facility:
        return next(facility for facility, _ in self.posyandu if facility.area_id == self.stage.area.pk)

    def posyandu_of(self, place: Place) -> list[tuple[int, Facility, list[Area]]]:
        """Each with its number in the city and the RT that it covers."""
        numbered = enumerate(self.posyandu)
        return [(number, one, covered) for number, (one, covered) in numbered if one.area_id == place.area.pk]


def lay_ground(plan: CityPlan) -> Ground:
    city = Area.objects.create(code=plan.city.code, level=AreaLevel.KOTA, name=plan.city.name, valid_from=SINCE)
    rows = [_area(row, city) for row in plan.kecamatan]
    kecamatan = {area.code: area for area in Area.objects.bulk_create(rows)}
    name = f"Dinas Kesehatan {plan.city.name}"
    dinas = _facility(plan.known, "DINAS", FacilityKind.DINAS, name, city, None, example=False)
    puskesmas = [
        _facility(plan.known, f"PKM-{one.number + 1:02d}", FacilityKind.PUSKESMAS, one.name, kecamatan[one.kecamatan],
                  dinas, example=one.is_example)
        for one in plan.puskesmas
    ]  # fmt: skip
    places = _places(plan, kecamatan, puskesmas)
    units = [unit for place in places for unit in _units(plan.known, place)]
    posyandu = [one for place in places for one in _posyandu(plan.known, place)]
    Facility.objects.bulk_create([dinas, *puskesmas, *units, *(one for one, _ in posyandu)])
    _cover(places, posyandu)
    lay_klaster()
    return Ground(plan.known, city, dinas, puskesmas, places, posyandu)


def _places(plan: CityPlan, kecamatan: dict[str, Area], puskesmas: list[Facility]) -> list[Place]:
    areas = Area.objects.bulk_create(_area(one.row, kecamatan[one.kecamatan]) for one in plan.kelurahan)
    places = [Place(one, area, [], puskesmas[one.puskesmas]) for one, area in zip(plan.kelurahan, areas, strict=True)]
    rw = [_local("RW", number, place.area) for place in places for number in range(-(-place.plan.rt // RT_A_RW))]
    by_code = {area.code: area for area in Area.objects.bulk_create(rw)}
    for place in places:
        above = [by_code[f"{place.area.code}/{number // RT_A_RW + 1:02d}"] for number in range(place.plan.rt)]
        place.rt = [_local("RT", number % RT_A_RW, place.area, one) for number, one in enumerate(above)]
    Area.objects.bulk_create(rt for place in places for rt in place.rt)
    borders = [(place.area, border) for place in places if (border := border_of(place.area.code))]
    AreaBorder.objects.bulk_create(
        AreaBorder(area=area, geometry=border, source=BORDER_SOURCE, valid_from=SINCE) for area, border in borders
    )
    return places


def _units(known: KnownCity, place: Place) -> Iterator[Facility]:
    """The Pustu and the Ponkesdes of a kelurahan."""
    if place.plan.has_pustu:
        place.pustu = _unit(known, FacilityKind.PUSTU, "Pustu", place)
        yield place.pustu
    if place.plan.has_ponkesdes:
        place.ponkesdes = _unit(known, FacilityKind.PONKESDES, "Ponkesdes", place)
        yield place.ponkesdes


def _posyandu(known: KnownCity, place: Place) -> Iterator[tuple[Facility, list[Area]]]:
    above, each = place.pustu or place.ponkesdes or place.puskesmas, place.plan.rt_a_posyandu
    for number in range(place.plan.posyandu):
        code, name = f"POS-{place.area.code}-{number + 1:02d}", place.plan.posyandu_name(number)
        one = _facility(known, code, FacilityKind.POSYANDU, name, place.area, above)
        yield one, place.rt[number * each : (number + 1) * each]


def _cover(places: list[Place], posyandu: list[tuple[Facility, list[Area]]]) -> None:
    served = [(place.puskesmas, place.area) for place in places]
    served += [(one, rt) for one, covered in posyandu for rt in covered]
    Coverage.objects.bulk_create(Coverage(facility=one, area=area, valid_from=SINCE) for one, area in served)


def _area(row: AreaRow, parent: Area) -> Area:
    return Area(code=row.code, level=AreaLevel(row.level), name=row.name, parent=parent, valid_from=SINCE)


def _local(word: str, number: int, kelurahan: Area, rw: Area | None = None) -> Area:
    """An RW of a kelurahan, or an RT of an RW."""
    parent, name = rw or kelurahan, f"{number + 1:02d}"
    return Area(
        code=f"{parent.code}/{name}", level=AreaLevel(word.lower()), name=f"{word} {name}", parent=parent,
        kelurahan=kelurahan, rw=rw, valid_from=SINCE,
    )  # fmt: skip


def _unit(known: KnownCity, kind: FacilityKind, word: str, place: Place) -> Facility:
    area = place.area
    return _facility(known, f"{kind.upper()}-{area.code}", kind, f"{word} {area.name}", area, place.puskesmas)


def _facility(
    known: KnownCity,
    code: str,
    kind: FacilityKind,
    name: str,
    area: Area,
    parent: Facility | None,
    *,
    example: bool = True,
) -> Facility:
    return Facility(
        code=code, kind=kind, name=name, area=area, parent=parent, is_example=example, zone=known.zone, valid_from=SINCE
    )
