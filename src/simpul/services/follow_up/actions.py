"""How is a matter opened, and how does it end?"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.local_time import Month
from simpul.records.audit import actions as audit
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.people.queries import get_person, record_ids
from simpul.records.visits.models import MonthlyWeighing
from simpul.records.visits.queries import weighings_of
from simpul.services.follow_up.flags import EDITION, RULE, Flag, flags_of
from simpul.services.follow_up.kinds import Status
from simpul.services.follow_up.models import FollowUp

WITHDRAWN = "Angka dibetulkan; tanda tidak berlaku lagi."


def follow_weighing(*, actor_id: UUID, weighing: MonthlyWeighing, now: datetime) -> list[FollowUp]:
    """Open what the weighing that counts calls for; withdraw what an earlier value of the same month called for.

    Runs inside the transaction of the weighing, before its change enters the feed.
    """
    flags = flags_of(weighing)
    wanted = {flag.reason for flag in flags}
    for stale in _open_of(weighing).exclude(reason__in=wanted):
        _close(stale, actor_id=actor_id, status=Status.WITHDRAWN, outcome=WITHDRAWN, now=now)
    return [_open(flag, actor_id, weighing, now) for flag in flags]


def follow_anew(*, actor_id: UUID, area: WorkArea, person_id: UUID, now: datetime) -> None:
    """After the weighings of a record changed: withdraw what no longer holds, open what the latest one calls for.

    Open matters of months that have no such flag any more are withdrawn; a matter that somebody closed stays closed.
    """
    person = get_person(area, person_id)
    if person is None:
        raise NotInWorkAreaError()
    weighings = weighings_of(area, person.pk)
    flagged = {(one.month, flag.reason) for one in weighings for flag in flags_of(one)}
    rows = FollowUp.objects.select_for_update(of=("self",)).filter(
        person_id__in=record_ids(person.pk), status=Status.OPEN
    )
    for matter in rows.select_related("source"):
        if (Month.of(matter.source.local_date).index, matter.reason) not in flagged:
            _close(matter, actor_id=actor_id, status=Status.WITHDRAWN, outcome=WITHDRAWN, now=now)
    if weighings and not _was_followed(weighings[-1]):
        for flag in flags_of(weighings[-1]):
            _open(flag, actor_id, weighings[-1], now)


def close(
    *, actor_id: UUID, area: WorkArea, follow_up_id: UUID, status: Status, outcome: str, now: datetime
) -> FollowUp:
    """End a matter with what came of it. Closing it twice with the same words changes nothing."""
    if status not in (Status.DONE, Status.REFERRED) or not outcome.strip():
        raise DomainError("outcome_missing", "Tulis hasil tindak lanjut sebelum menutupnya.")
    with transaction.atomic():
        found = FollowUp.objects.select_for_update().filter(id=follow_up_id, kelurahan_id__in=area.kelurahan).first()
        if found is None or get_person(area, found.person_id) is None:
            raise NotInWorkAreaError()
        if found.status != Status.OPEN:
            if (found.status, found.outcome) == (status, outcome.strip()):
                return found
            raise DomainError("already_closed", "Tindak lanjut ini sudah ditutup oleh petugas lain.")
        _close(found, actor_id=actor_id, status=status, outcome=outcome.strip(), now=now)
        audit.record(
            actor_id=actor_id,
            action="follow_up.close",
            subject_kind="person",
            subject_id=found.person_id,
            kelurahan_id=found.kelurahan_id,
            purpose="tindak lanjut",
            detail={"follow_up": str(found.pk), "status": status},
        )
        append(News("follow_up.closed", found.kelurahan_id, found.person_id, {"follow_up": str(found.pk)}))
    return found


def _was_followed(weighing: MonthlyWeighing) -> bool:
    """Whether a health worker has closed a matter that stems from this very weighing."""
    done = FollowUp.objects.filter(source_id=weighing.entry_id, status__in=(Status.DONE, Status.REFERRED))
    return done.exists()


def _open_of(weighing: MonthlyWeighing) -> QuerySet[FollowUp]:
    """Open matters that stem from a weighing of the same month."""
    return FollowUp.objects.select_for_update(of=("self",)).filter(
        person_id=weighing.person_id,
        status=Status.OPEN,
        source__local_date__year=weighing.local_date.year,
        source__local_date__month=weighing.local_date.month,
    )


def _open(flag: Flag, actor_id: UUID, weighing: MonthlyWeighing, now: datetime) -> FollowUp:
    """One open matter for a person and reason: a new weighing renews it and does not add a second."""
    found = FollowUp.objects.filter(person_id=weighing.person_id, reason=flag.reason, status=Status.OPEN).first()
    if found:
        return found
    return FollowUp.objects.create(
        person_id=weighing.person_id,
        kelurahan_id=weighing.kelurahan_id,
        reason=flag.reason,
        priority=flag.priority,
        rule=RULE,
        edition=EDITION,
        source_id=weighing.entry_id,
        opened_at=now,
        opened_by=actor_id,
        due_on=weighing.local_date + timedelta(days=flag.due_days),
    )


def _close(found: FollowUp, *, actor_id: UUID, status: Status, outcome: str, now: datetime) -> None:
    found.status, found.outcome, found.closed_by, found.closed_at = status, outcome, actor_id, now
    found.save(update_fields=["status", "outcome", "closed_by", "closed_at"])
