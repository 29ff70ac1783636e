"""How does the network of facilities change? By dated rows: nothing is overwritten."""

from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.records.audit import actions as audit
from simpul.records.facilities.models import Area, Coverage, Facility
from simpul.records.facilities.queries import KELURAHAN_LEVELS, current_coverage
from simpul.records.feed.actions import News, append
from simpul.records.feed.models import CITY_SCOPE


def change_coverage(*, actor_id: UUID, facility: Facility, area: Area, served: bool, day: date) -> None:
    """From `day` on, `facility` serves `area` (or no longer does). Refuses what is already so."""
    with transaction.atomic():
        audit.record(
            actor_id=actor_id,
            action="coverage.change",
            subject_kind="facility",
            subject_id=facility.pk,
            purpose="administrasi",
            detail={"area": area.pk, "served": served},
        )
        current = current_coverage(day).filter(facility=facility, area=area).first()
        if bool(current) == served:
            raise DomainError("coverage_unchanged", "Wilayah itu sudah tercatat demikian pada tanggal tersebut.")
        scope = scope_of(area)
        change = append(News("coverage.changed", scope, facility.pk, {"area": area.pk}))
        if current:
            _end(current, day, change.sequence)
        else:
            Coverage.objects.create(facility=facility, area=area, valid_from=day, recorded_sequence=change.sequence)


def scope_of(area: Area) -> int:
    """The feed's scope of an area: its kelurahan, or the city above that."""
    if area.level in KELURAHAN_LEVELS:
        return area.pk
    return area.kelurahan_id or CITY_SCOPE


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
