"""A service that was written is put right, or taken back, by the rule that findings follow."""

from datetime import date, datetime
from uuid import UUID

from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits import actions as visits
from simpul.records.visits.models import Given
from simpul.services.pendataan.correction_rule import check_may_correct


def correct_given(
    *,
    actor_id: UUID,
    is_nakes: bool,
    area: WorkArea,
    given: Given,
    given_id: UUID,
    service: str,
    batch: str,
    expires_on: date | None,
    reason: str,
    now: datetime,
) -> Given:
    """Another service, batch or expiry than was written.

    is_nakes  a health worker puts right what others wrote, and what was written long ago
    Raises DomainError where the actor may not (`check_may_correct`), or where it was put right already.
    """
    _check(actor_id, given, now, is_nakes=is_nakes)
    return visits.correct_given(
        actor_id=actor_id,
        area=area,
        given=given,
        given_id=given_id,
        service=service,
        batch=batch,
        expires_on=expires_on,
        reason=reason,
    )


def take_back_given(
    *, actor_id: UUID, is_nakes: bool, area: WorkArea, given: Given, given_id: UUID, reason: str, now: datetime
) -> Given:
    """Nothing was given. Raises DomainError as `correct_given` does."""
    _check(actor_id, given, now, is_nakes=is_nakes)
    return visits.take_back_given(actor_id=actor_id, area=area, given=given, given_id=given_id, reason=reason)


def _check(actor_id: UUID, given: Given, now: datetime, *, is_nakes: bool) -> None:
    check_may_correct(
        actor_id=actor_id, is_nakes=is_nakes, recorded_by=given.recorded_by, recorded_at=given.recorded_at, now=now
    )
