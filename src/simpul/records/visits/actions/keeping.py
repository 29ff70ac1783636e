"""What must be true of every row that is kept? Its day can be, its concept is registered, its id is new."""

from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError

from simpul.foundation.errors import DomainError, IdAlreadyUsedError
from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.records.audit import actions as audit
from simpul.records.feed.actions import News, append
from simpul.records.people.models import Person
from simpul.records.people.queries import record_ids
from simpul.records.visits.models import Entry, Given, MonthlyWeighing, Visit
from simpul.records.visits.projection import project_growth, project_weighings

REASON_LETTERS = 120
Row = TypeVar("Row", Entry, Given)


def day_of(visit: Visit, at: datetime) -> date:
    return local_date(at, LocalZone(visit.facility.zone))


def check_day(person: Person, day: date, today: date) -> None:
    if day > today:
        raise DomainError("in_the_future", "Tanggal timbang tidak boleh di masa depan. Periksa jam perangkat.")
    if day < person.birth_date:
        raise DomainError("before_birth", "Tanggal timbang mendahului tanggal lahir.")
    if person.died_on and day > person.died_on:
        raise DomainError("after_death", "Orang ini tercatat meninggal sebelum tanggal itu.")


def stated(reason: str) -> str:
    if not reason.strip():
        raise DomainError("reason_missing", "Tulis alasan pembetulan.")
    return reason.strip()[:REASON_LETTERS]


def keep(row: Row) -> Row:
    """Insert; an id that exists where this worker cannot see it is refused without a word about whose it is.

    The refusal ends the action's own transaction block; the one around it stays whole.
    """
    try:
        row.save(force_insert=True)
    except IntegrityError as problem:
        raise IdAlreadyUsedError() from problem
    return row


def tell(
    actor_id: UUID, kind: str, person: Person, days: list[date], growth: bool, **detail: str
) -> dict[int, MonthlyWeighing]:
    """Project the days that changed, write the audit log, append to the feed with the months that may count anew.

    growth  whether a measurement of growth is among what changed
    Returns the weighings that count now, by month, of the months that were looked at.
    """
    counting: dict[int, MonthlyWeighing] = {}
    months = {Month.of(day).index for day in days}
    if growth:
        ids = record_ids(person.pk)
        for day in sorted({day.replace(day=1): day for day in days}.values()):
            counting |= {weighing.month: weighing for weighing in project_weighings(person, ids, day)}
        project_growth(person, ids, days)
    audit.record(
        actor_id=actor_id,
        action=kind,
        subject_kind="person",
        subject_id=person.pk,
        kelurahan_id=person.kelurahan_id,
        purpose="pelayanan",
        detail=dict(detail),
    )
    append(News(kind, person.kelurahan_id, person.pk, {**detail, "months": sorted(months | counting.keys())}))
    return counting
