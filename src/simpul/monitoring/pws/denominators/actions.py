"""Who writes down a projection, and what must be true of it?"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.monitoring.pws.denominators.queries import PROJECTED, TARGETS, expected_in
from simpul.monitoring.pws.models import Projection
from simpul.records.audit.actions import record
from simpul.records.facilities.work_area import WorkArea

MOST = 1_000_000
SOURCE_LETTERS = 160


def enter_projections(
    *,
    actor_id: UUID,
    area: WorkArea,
    year: int,
    values: Mapping[int, int | None],
    source: str,
    now: datetime,
    target: str = PROJECTED,
) -> int:
    """Keep what changed of these kelurahan; returns how many. None takes one back. target: one of TARGETS

    Raises ValueError for another target, NotInWorkAreaError, and DomainError without a source or for what cannot be.
    """
    _check(area, values, target)
    with transaction.atomic():
        known = {one: expected.value for one, expected in expected_in(area, year, target).items()}
        changed = {one: value for one, value in values.items() if known.get(one) != value}
        if changed and not source.strip():
            raise DomainError("projection_source", "Tulis sumber proyeksi: surat atau tabel yang memuatnya.")
        Projection.objects.bulk_create(
            Projection(
                kelurahan_id=one, year=year, indicator=target, value=value, source=source.strip()[:SOURCE_LETTERS],
                entered_by=actor_id, entered_at=now,
            )
            for one, value in changed.items()
        )  # fmt: skip
        if changed:
            record(
                actor_id=actor_id,
                action="pws.projection",
                subject_kind="projection",
                purpose="penyebut PWS",
                detail={"year": year, "indicator": target, "count": len(changed)},
            )
    return len(changed)


def _check(area: WorkArea, values: Mapping[int, int | None], target: str) -> None:
    if target not in TARGETS:
        raise ValueError(target)
    if not set(values) <= set(area.counted):
        raise NotInWorkAreaError()
    if any(value is not None and not 0 <= value <= MOST for value in values.values()):
        raise DomainError("projection_range", "Isi jumlah orang antara 0 dan satu juta.")
