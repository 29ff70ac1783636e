"""How is a balita weighed at an open day, and the weight put right?"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.units import Grams
from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits.actions import Recorded, correct_weight, record_weight
from simpul.records.visits.models import Entry, VisitKind
from simpul.services.follow_up.actions import follow_weighing
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
) -> Recorded:
    """Weigh one balita at step 2 of a session, and open a follow-up where growth calls for it.

    The same weighing sent twice changes nothing; one that arrives after the session was closed amends its recap.
    Raises NotInWorkAreaError, IdAlreadyUsedError, DomainError (a day that is not the session's, a time that cannot be).
    """
    if not area.serves(session.posyandu_id, session.kelurahan_id):
        raise NotInWorkAreaError()
    if local_date(weighed_at, LocalZone(session.posyandu.zone)) != session.date:
        raise DomainError("another_day", "Waktu timbang tidak sama dengan hari sesi ini. Periksa jam perangkat.")
    with transaction.atomic():
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
        )
        if recorded.was_new and recorded.counts:
            follow_weighing(actor_id=actor_id, weighing=recorded.counts, now=now)
    return recorded


def correct_weighing(
    *, actor_id: UUID, area: WorkArea, entry: Entry, entry_id: UUID, weight: Grams, reason: str, now: datetime
) -> Recorded:
    """Put a weighing right, with its reason; a flag that no longer holds is withdrawn."""
    with transaction.atomic():
        recorded = correct_weight(
            actor_id=actor_id, area=area, entry=entry, entry_id=entry_id, weight=weight, reason=reason
        )
        if recorded.was_new and recorded.counts:
            follow_weighing(actor_id=actor_id, weighing=recorded.counts, now=now)
    return recorded
