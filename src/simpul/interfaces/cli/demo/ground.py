"""On what ground does the city stand? Areas and borders as published; RW, RT and most facilities invented."""

from dataclasses import dataclass
from datetime import date

from simpul.interfaces.cli.demo.plan import RT_A_RW, CityPlan, KelurahanPlan
from simpul.records.facilities.kinds import AreaLevel, FacilityKind
from simpul.records.facilities.models import Area, AreaBorder, Coverage, Facility, Klaster
from simpul.reference.wilayah.read import AreaRow, border_of

SINCE = date(2015, 1, 1)
BORDER_SOURCE = "Kepmendagri 300.2.2-2430/2025, cahyadsn/wilayah_boundaries 3c5a796"
KLASTER = (
    ("1", "Manajemen", None),
    ("2", "Ibu dan Anak", None),
    ("3", "Usia Dewasa dan Lansia", None),
    ("4", "Penanggulangan Penyakit Menular", date(2025, 1, 1)),
    ("4", "Penanggulangan Penyakit dan Kesehatan Lingkungan", None),
    ("lintas", "Lintas klaster", None),
)
KLASTER_SINCE, KLASTER_SOURCE = (
    date(2023, 8, 29),
    "KMK 2015/2023; nama klaster 4: Permenkes 19/2024, bulan berlaku dari ingatan",
)


@dataclass
class Place:
    plan: KelurahanPlan
    area: Area
    rt: list[Area]
    pustu: Facility | None
    puskesmas: Facility


@dataclass
class Ground:
    city: Area
    dinas: Facility
    puskesmas: list[Facility]
    kelurahan: list[Place]
    posyandu: list[tuple[Facility, list[Area]]]
    stage_posyandu: Facility

    @property
    def stage(self) -> Place:
        return next(place for place in self.kelurahan if place.plan.is_stage)

    def posyandu_of(self, place: Place) -> list[tuple[int, Facility, list[Area]]]:
        """Each with its number in the city and the RT that it covers."""
        numbered = enumerate(self.posyandu)
        return [(number, one, covered) for number, (one, covered) in numbered if one.area_id == place.area.pk]


def lay_ground(plan: CityPlan, today: date) -> Ground:
    city = _area(plan.city, AreaLevel.KOTA, None)
    kecamatan = {row.code: _area(row, AreaLevel.KECAMATAN, city) for row in plan.kecamatan}
    dinas = _facility("DINAS", FacilityKind.DINAS, f"Dinas Kesehatan {plan.city.name}", city, None, example=False)
    puskesmas = [
        _facility(
            f"PKM-{one.number + 1:02d}",
            FacilityKind.PUSKESMAS,
            one.name,
            kecamatan[one.kecamatan],
            dinas,
            example=one.is_example,
        )
        for one in plan.puskesmas
    ]
    posyandu: list[tuple[Facility, list[Area]]] = []
    places = [_place(one, kecamatan[one.kecamatan], puskesmas[one.puskesmas], posyandu) for one in plan.kelurahan]
    _klaster()
    stage = next(place for place in places if place.plan.is_stage)
    first = next(facility for facility, _ in posyandu if facility.area_id == stage.area.pk)
    return Ground(city, dinas, puskesmas, places, posyandu, first)


def _place(
    plan: KelurahanPlan, kecamatan: Area, puskesmas: Facility, posyandu: list[tuple[Facility, list[Area]]]
) -> Place:
    area = _area(plan.row, AreaLevel(plan.row.level), kecamatan)
    border = border_of(plan.row.code)
    if border:
        AreaBorder.objects.create(area=area, geometry=border, source=BORDER_SOURCE, valid_from=SINCE)
    Coverage.objects.create(facility=puskesmas, area=area, valid_from=SINCE)
    pustu = _unit(FacilityKind.PUSTU, "Pustu", area, puskesmas) if plan.has_pustu else None
    ponkesdes = _unit(FacilityKind.PONKESDES, "Ponkesdes", area, puskesmas) if plan.has_ponkesdes else None
    rt = _rt_of(area, plan.rt)
    for number in range(plan.posyandu):
        one = _facility(
            f"POS-{plan.row.code}-{number + 1:02d}",
            FacilityKind.POSYANDU,
            plan.posyandu_name(number),
            area,
            pustu or ponkesdes or puskesmas,
        )
        covered = rt[number * plan.rt_a_posyandu : (number + 1) * plan.rt_a_posyandu]
        Coverage.objects.bulk_create(Coverage(facility=one, area=each, valid_from=SINCE) for each in covered)
        posyandu.append((one, covered))
    return Place(plan, area, rt, pustu, puskesmas)


def _rt_of(kelurahan: Area, count: int) -> list[Area]:
    rt: list[Area] = []
    for number in range(count):
        if number % RT_A_RW == 0:
            rw = _local(f"RW {number // RT_A_RW + 1:02d}", AreaLevel.RW, kelurahan, kelurahan, None)
        rt.append(_local(f"RT {number % RT_A_RW + 1:02d}", AreaLevel.RT, rw, kelurahan, rw))
    return rt


def _local(name: str, level: AreaLevel, parent: Area, kelurahan: Area, rw: Area | None) -> Area:
    code = f"{parent.code}/{name[3:]}"
    return Area.objects.create(
        code=code, level=level, name=name, parent=parent, kelurahan=kelurahan, rw=rw, valid_from=SINCE
    )


def _area(row: AreaRow, level: AreaLevel, parent: Area | None) -> Area:
    return Area.objects.create(code=row.code, level=level, name=row.name, parent=parent, valid_from=SINCE)


def _unit(kind: FacilityKind, word: str, area: Area, puskesmas: Facility) -> Facility:
    return _facility(f"{kind.upper()}-{area.code}", kind, f"{word} {area.name}", area, puskesmas)


def _facility(
    code: str, kind: FacilityKind, name: str, area: Area, parent: Facility | None, *, example: bool = True
) -> Facility:
    return Facility.objects.create(
        code=code, kind=kind, name=name, area=area, parent=parent, is_example=example, valid_from=SINCE
    )


def _klaster() -> None:
    renamed = next(until for _, _, until in KLASTER if until)
    for code, label, until in KLASTER:
        begins = renamed if code == "4" and until is None else KLASTER_SINCE
        Klaster.objects.create(code=code, label=label, source=KLASTER_SOURCE, valid_from=begins, valid_to=until)
