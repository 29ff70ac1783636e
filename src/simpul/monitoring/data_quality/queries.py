"""How did each hand read the scale at the Posyandu? The work area comes first; only counts leave here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from simpul.foundation.local_time import Month
from simpul.monitoring.data_quality.digits import Readings
from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits.models import Source, VisitKind
from simpul.records.visits.projection import BODY_WEIGHT

MONTHS = 6  # the last ones, the one asked for included: a kader has some thirty weights in three

# The weighing that counts for a balita and month is what holds: corrected and withdrawn ones are not in it (ADR 0030).
HANDS = """
    SELECT posyandu, worker, digit, written, compared, same FROM data_quality_hands(
        %(kelurahan)s, %(first)s, %(last)s, %(since)s, %(until)s, %(kind)s, %(source)s, %(concept)s, %(worker)s::uuid
    ) ORDER BY 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class Hand:
    """What one worker wrote at one Posyandu."""

    posyandu_id: UUID
    worker_id: UUID
    readings: Readings


def hands_in(area: WorkArea, kelurahan_id: int, last: Month, worker_id: UUID | None = None) -> list[Hand]:
    """The weights of balita who live in a kelurahan, as written down at its Posyandu in the last months.

    worker_id  only of this one. Figures, so an area that counts a kelurahan without naming its people may ask too.
    """
    if kelurahan_id not in area.counted:
        return []
    first = Month.from_index(last.index - MONTHS + 1)
    asked: dict[str, int | str | date | UUID | None] = {"kelurahan": kelurahan_id, "worker": worker_id}
    asked |= {"first": first.index, "last": last.index, "since": first.first_day, "until": last.last_day}
    asked |= {"kind": VisitKind.POSYANDU.value, "source": Source.DIRECT.value, "concept": BODY_WEIGHT}
    with connection.cursor() as cursor:
        cursor.execute(HANDS, asked)
        rows = cursor.fetchall()
    found: dict[tuple[UUID, UUID], Readings] = {}
    for posyandu_id, worker, digit, count, compared, same in rows:
        digits = tuple(count if digit == one else 0 for one in range(10))
        key = posyandu_id, worker
        found[key] = found.get(key, Readings()) + Readings(digits, compared, same)
    hands = [Hand(posyandu_id, worker, readings) for (posyandu_id, worker), readings in found.items()]
    return [one for one in hands if area.posyandu is None or one.posyandu_id in area.posyandu]


def by_posyandu(hands: Iterable[Hand]) -> dict[UUID, Readings]:
    return _summed((one.posyandu_id, one.readings) for one in hands)


def by_worker(hands: Iterable[Hand]) -> dict[UUID, Readings]:
    return _summed((one.worker_id, one.readings) for one in hands)


def together(hands: Iterable[Hand]) -> Readings:
    return sum((one.readings for one in hands), Readings())


def _summed(pairs: Iterable[tuple[UUID, Readings]]) -> dict[UUID, Readings]:
    found: dict[UUID, Readings] = {}
    for key, readings in pairs:
        found[key] = found.get(key, Readings()) + readings
    return found
