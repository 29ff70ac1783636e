"""How does the network of facilities change? By dated rows: nothing is overwritten."""

from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.records.audit import actions as audit
from simpul.records.facilities.kinds import AreaLevel, FacilityKind
from simpul.records.facilities.models import Area, Coverage, Facility
from simpul.records.facilities.queries import KELURAHAN_LEVELS, current_coverage
from simpul.records.feed.actions import News, append
from simpul.records.feed.models import CITY_SCOPE

BELOW_KELURAHAN = (AreaLevel.DUSUN, AreaLevel.RW, AreaLevel.RT)


def change_coverage(*, actor_id: UUID, facility: Facility, area: Area, served: bool, day: date) -> None:
    """From `day` on, `facility` serves `area` (or no longer does).

    Raises DomainError for what is already so, for an area that such a facility cannot serve, and for one that another
    facility of the kind serves: it has to end there first.
    """
    with transaction.atomic():
        Area.objects.select_for_update().get(pk=area.pk)  # two who give one RT to two Posyandu
        rows = Coverage.objects.filter(facility=facility, area=area, superseded_sequence__isnull=True)
        current, later = current_coverage(day).filter(pk__in=rows).first(), rows.filter(valid_from__gt=day)
        if bool(current) == served:
            raise DomainError("coverage_unchanged", "Wilayah itu sudah tercatat demikian pada tanggal tersebut.")
        if served:
            _check_may_serve(facility, area, day)
        audit.record(
            actor_id=actor_id,
            action="coverage.change",
            subject_kind="facility",
            subject_id=facility.pk,
            purpose="administrasi",
            detail={"area": area.pk, "served": served, "from": day.isoformat()},
        )
        change = append(News("coverage.changed", scope_of(area), facility.pk, {"area": area.pk}))
        later.update(superseded_sequence=change.sequence)
        if current:
            _end(current, day, change.sequence)
        else:
            Coverage.objects.create(facility=facility, area=area, valid_from=day, recorded_sequence=change.sequence)


def scope_of(area: Area) -> int:
    """The feed's scope of an area: its kelurahan, or the city above that."""
    if area.level in KELURAHAN_LEVELS:
        return area.pk
    return area.kelurahan_id or CITY_SCOPE


def _check_may_serve(facility: Facility, area: Area, day: date) -> None:
    """A Posyandu serves what lies in its kelurahan, a Puskesmas whole kelurahan; one of each kind at a time."""
    posyandu = facility.kind == FacilityKind.POSYANDU and area.kelurahan_id == facility.area_id
    puskesmas = facility.kind == FacilityKind.PUSKESMAS and area.level in KELURAHAN_LEVELS
    if not (puskesmas or (posyandu and area.level in BELOW_KELURAHAN)):
        raise DomainError(
            "coverage_impossible", "Posyandu melayani RT, RW atau dusun di kelurahannya; Puskesmas melayani kelurahan."
        )
    ahead = Coverage.objects.filter(superseded_sequence__isnull=True, area=area, facility__kind=facility.kind)
    if ahead.exclude(facility=facility).exclude(valid_to__lte=day).exists():
        raise DomainError("coverage_taken", "Wilayah itu dilayani unit lain sejak tanggal itu. Akhiri di sana dulu.")


def _end(current: Coverage, day: date, sequence: int) -> None:
    """Close a row by superseding it; what it said before stays readable as of an earlier sequence."""
    current.superseded_sequence = sequence
    current.save(update_fields=["superseded_sequence"])
    if current.valid_from < day:
        Coverage.objects.create(
            facility=current.facility,
            area=current.area,
            valid_from=current.valid_from,
            valid_to=day,
            recorded_sequence=sequence,
        )
