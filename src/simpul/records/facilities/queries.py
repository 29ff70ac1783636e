"""What stands where in the area tree and the network of facilities? Reference data: the same for every worker."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from simpul.records.facilities.kinds import AreaLevel, FacilityKind
from simpul.records.facilities.models import Area, AreaBorder, Coverage, Facility, Klaster
from simpul.records.facilities.work_area import WorkArea
from simpul.records.prepared import Blank, OneOf, Prepared

KELURAHAN_LEVELS = (AreaLevel.KELURAHAN, AreaLevel.DESA)
AS_TEXT = Cast("geometry", TextField())
POSYANDU = Prepared(
    lambda: (
        current_coverage(Blank("day"))
        .filter(OneOf("area_id", "areas"), facility__kind=FacilityKind.POSYANDU)
        .select_related("facility")
    )
)

SERVED = Prepared(
    lambda: current_coverage(Blank("day")).filter(OneOf("facility_id", "facilities")).select_related("area")
)


def valid_on(day: date | Blank) -> Q:
    """Rows whose dates hold `day`; the end date is exclusive."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def kelurahan_with_code(code: str, day: date) -> Area | None:
    if not code.isprintable():
        return None
    return Area.objects.filter(valid_on(day), code=code, level__in=KELURAHAN_LEVELS).first()


def area_with_code(code: str, day: date) -> Area | None:
    """Of any level, as it is cut on that day."""
    return Area.objects.filter(valid_on(day), code=code).first()


def kelurahan_ids_of_city(day: date) -> list[int]:
    areas = Area.objects.filter(valid_on(day), level__in=KELURAHAN_LEVELS).order_by("id")
    return list(areas.values_list("id", flat=True))


def kelurahan_list(ids: Iterable[int]) -> list[Area]:
    return list(Area.objects.filter(id__in=list(ids)).order_by("code").select_related("parent"))


def areas_by_id(ids: Iterable[int]) -> dict[int, Area]:
    return Area.objects.select_related("parent", "rw").in_bulk(list(ids))


def rt_of_kelurahan(kelurahan_id: int, day: date) -> list[Area]:
    areas = Area.objects.filter(valid_on(day), kelurahan_id=kelurahan_id, level=AreaLevel.RT)
    return list(areas.select_related("rw").order_by("code"))


def rw_of_kelurahan(kelurahan_id: int, day: date) -> list[Area]:
    return list(Area.objects.filter(valid_on(day), kelurahan_id=kelurahan_id, level=AreaLevel.RW).order_by("code"))


def borders_on(day: date) -> dict[int, str]:
    """Kelurahan or desa -> its border, as far as one is published, in the order of their codes.

    GeoJSON as text: who draws it reads it, and only where it is another than the last time.
    """
    rows = AreaBorder.objects.filter(valid_on(day), area__level__in=KELURAHAN_LEVELS)
    return dict(rows.order_by("area__code").values_list("area_id", AS_TEXT))


def areas_covered(facilities: Iterable[UUID], day: date) -> list[Area]:
    """The areas that these facilities serve on a day, as of now."""
    return [row.area for row in SERVED.ask(day=day, facilities=list(facilities))]


def posyandu_of_rt(rt_ids: Iterable[int], day: date) -> dict[int, Facility]:
    return {row.area_id: row.facility for row in POSYANDU.ask(day=day, areas=list(rt_ids))}


def posyandu_in(area: WorkArea, day: date) -> list[Facility]:
    """The Posyandu whose sessions belong to a work area."""
    found = Facility.objects.filter(valid_on(day), kind=FacilityKind.POSYANDU, area_id__in=area.kelurahan)
    if area.posyandu is not None:
        found = found.filter(id__in=area.posyandu)
    return list(found.select_related("area", "parent").order_by("area__code", "name"))


def get_facility(facility_id: UUID) -> Facility | None:
    return Facility.objects.select_related("area", "parent").filter(id=facility_id).first()


def klaster_on(day: date) -> QuerySet[Klaster]:
    return Klaster.objects.filter(valid_on(day)).order_by("code")


def current_coverage(day: date | Blank) -> QuerySet[Coverage]:
    return Coverage.objects.filter(valid_on(day), superseded_sequence__isnull=True)


def serving_on(kind: FacilityKind, areas: Iterable[int], days: Iterable[date]) -> list[dict[int, Facility]]:
    """For each of these days, area -> the unit of this kind that serves it; in one statement."""
    rows = Coverage.objects.filter(superseded_sequence__isnull=True, area_id__in=list(areas), facility__kind=kind)
    ordered = list(rows.select_related("facility").order_by("facility__code"))
    return [
        {
            one.area_id: one.facility
            for one in ordered
            if one.valid_from <= day and (one.valid_to is None or day < one.valid_to)
        }
        for day in days
    ]


def units_under(facility: Facility) -> list[Facility]:
    """A facility and everything below it in the network: Dinas > Puskesmas > Pustu > Posyandu."""
    found, layer = [facility], [facility]
    while layer:
        layer = list(Facility.objects.filter(parent__in=layer).order_by("code"))
        found += layer
    return found


def facility_with_code(code: str) -> Facility | None:
    return Facility.objects.filter(code=code).first()
