"""How is a balita weighed at an open day, and the weight put right?"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.units import Grams
from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits.actions import Recorded, correct_weight, record_weight
from simpul.records.visits.models import Entry, VisitKind
from simpul.services.follow_up.actions import follow_weighings
from simpul.services.pendataan.correction_rule import check_may_correct
from simpul.services.posyandu.actions.entering import keep_held, must_be_held
from simpul.services.posyandu.models import Session


def record_weighing(
    *,
    actor_id: UUID,
    area: WorkArea,
    session: Session,
    person_id: UUID,
    entry_id: UUID,
    weight: Grams,
    weighed_at: datetime,
    now: datetime,
    seen: frozenset[UUID] | None = None,
) -> Recorded:
    """Weigh one balita at step 2 of a session, and open a follow-up where growth calls for it.

    seen  the weighings of this session that the sender knew of; None = it is kept whatever stands there (`Finding`)

    The same weighing sent twice changes nothing; one that arrives after the session was closed amends its recap.
    Raises NotInWorkAreaError, IdAlreadyUsedError, DomainError (a day that was not opened or another one, a time that
    cannot be), SomebodyWasFasterError.
    """
    must_be_held(area, session, weighed_at)
    with transaction.atomic():
        keep_held(area, session, [person_id], now)
        recorded = record_weight(
            actor_id=actor_id,
            area=area,
            person_id=person_id,
            facility=session.posyandu,
            kind=VisitKind.POSYANDU,
            session_id=session.pk,
            entry_id=entry_id,
            weight=weight,
            weighed_at=weighed_at,
            now=now,
            seen=seen,
        )
        _follow(actor_id, recorded, now)
    return recorded


def correct_weighing(
    *,
    actor_id: UUID,
    is_nakes: bool,
    area: WorkArea,
    entry: Entry,
    entry_id: UUID,
    weight: Grams,
    reason: str,
    now: datetime,
) -> Recorded:
    """Put a weighing right, with its reason; a flag that no longer holds is withdrawn.

    is_nakes  a health worker puts right what others wrote, and what was written long ago
    Raises DomainError where the actor may not (`check_may_correct`), or where it was put right already.
    """
    check_may_correct(
        actor_id=actor_id, is_nakes=is_nakes, recorded_by=entry.recorded_by, recorded_at=entry.recorded_at, now=now
    )
    with transaction.atomic():
        recorded = correct_weight(
            actor_id=actor_id, area=area, entry=entry, entry_id=entry_id, weight=weight, reason=reason
        )
        _follow(actor_id, recorded, now)
    return recorded


def _follow(actor_id: UUID, recorded: Recorded, now: datetime) -> None:
    if recorded.was_new and recorded.counts:
        day = recorded.entry.local_date
        follow_weighings(actor_id=actor_id, people=[recorded.counts.person_id], day=day, now=now)
