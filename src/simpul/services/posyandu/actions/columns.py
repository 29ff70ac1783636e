"""One column for all: one measure of many people at an open day, kept together."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits.actions import Column, Finding, Place, record_column
from simpul.records.visits.models import VisitKind
from simpul.services.follow_up.actions import follow_weighings
from simpul.services.posyandu.actions.entering import keep_held, must_be_held
from simpul.services.posyandu.models import Session


def record_findings_of_session(
    *, actor_id: UUID, area: WorkArea, session: Session, findings: Mapping[UUID, Finding], at: datetime, now: datetime
) -> Column:
    """Keep one finding for each person, and open a follow-up where growth calls for it.

    The same sent twice changes nothing; what arrives after the close amends the recap. All or nothing is kept.
    Raises NotInWorkAreaError, IdAlreadyUsedError, DomainError.
    """
    must_be_held(area, session, at)
    with transaction.atomic():
        keep_held(area, session, list(findings), now)
        column = record_column(
            actor_id=actor_id,
            area=area,
            place=Place(session.posyandu, VisitKind.POSYANDU, session.pk),
            findings=findings,
            at=at,
            now=now,
        )
        if column.counting:
            follow_weighings(actor_id=actor_id, people=column.counting, day=session.date, now=now)
    return column
