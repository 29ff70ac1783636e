"""How does a visit outside a session enter the record, so that whoever must look is told?"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import NotInWorkAreaError
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits.actions import Dose, Finding, Place, RecordedVisit, record_visit
from simpul.records.visits.models import VisitKind
from simpul.services.follow_up.actions import follow_anew
from simpul.services.posyandu.actions.entering import keep_held, must_be_held
from simpul.services.posyandu.models import Session

KINDS = {FacilityKind.POSYANDU: VisitKind.POSYANDU, FacilityKind.PUSKESMAS: VisitKind.PUSKESMAS}


def kind_at(facility: Facility) -> VisitKind:
    """What a visit at this facility is; the unit of a kelurahan is a Pustu, whatever its name."""
    return KINDS.get(FacilityKind(facility.kind), VisitKind.PUSTU)


def record_findings(
    *,
    actor_id: UUID,
    area: WorkArea,
    person_id: UUID,
    facility: Facility,
    session_id: UUID | None = None,
    form: tuple[str, str] = ("", ""),
    findings: list[Finding],
    doses: list[Dose],
    occurred_at: datetime,
    now: datetime,
) -> RecordedVisit:
    """Keep findings and services, and open or withdraw what the weighings call for afterwards.

    session_id  the open day whose visit is joined
    form        code and edition of the form on which it was written

    The same sent twice changes nothing. Raises what `record_visit` raises, and DomainError for a day that was not
    opened, was called off, or is not that of `occurred_at`.
    """
    with transaction.atomic():
        if session_id:
            session = _held(area, session_id, occurred_at)
            keep_held(area, session, [person_id], now)
        done = record_visit(
            actor_id=actor_id,
            area=area,
            person_id=person_id,
            place=Place(facility, kind_at(facility), session_id, form=form[0], form_edition=form[1]),
            findings=findings,
            doses=doses,
            occurred_at=occurred_at,
            now=now,
        )
        if done.counting:
            follow_anew(actor_id=actor_id, area=area, person_id=person_id, now=now)
    return done


def _held(area: WorkArea, session_id: UUID, at: datetime) -> Session:
    session = Session.objects.select_related("posyandu").filter(pk=session_id).first()
    if session is None:
        raise NotInWorkAreaError()
    must_be_held(area, session, at)
    return session
