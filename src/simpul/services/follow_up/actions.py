"""How is a matter opened, and how does it end?"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.local_time import Month
from simpul.records.audit import actions as audit
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.people.queries import get_person, records_of
from simpul.records.visits.models import MonthlyWeighing
from simpul.records.visits.queries import weighings_of
from simpul.services.follow_up.kinds import Status
from simpul.services.follow_up.models import FollowUp
from simpul.services.follow_up.queries import OPEN, SINCE
from simpul.services.follow_up.reporting import Reporting, matter_of

Weighings = Mapping[UUID, list[MonthlyWeighing]]
IN_A_ROW = 2  # the most T in a row that a source asks for (C13)
WITHDRAWN = "Angka dibetulkan; tanda tidak berlaku lagi."


def follow_weighings(*, actor_id: UUID, people: Iterable[UUID], day: date, now: datetime) -> None:
    """Of people of whom a weight of a day was written, or put right: as `follow_anew`, for the months it can change.

    Those are the month of the day, the next one that has a weighing and what is told of a row of T with it; of the
    latest one also what a withdrawn matter stood for. A month before the latest opens nothing: what is looked after is
    how the child is now.
    Runs inside the transaction of the weighing, with the people locked.
    """
    month = Month.of(day).index
    read: Weighings = {one: [] for one in people}
    for row in SINCE.ask(people=list(read), month=month - IN_A_ROW + 1):
        read[row.person_id].append(row)
    weighings = {one: [row for row in rows if row.month >= month] for one, rows in read.items()}
    months = {one: {month, *[row.month for row in rows if row.month > month][:IN_A_ROW]} for one, rows in read.items()}
    _follow(actor_id, weighings, Reporting(read.values()), lambda one, at: at in months[one], now)


def follow_anew(*, actor_id: UUID, area: WorkArea, person_id: UUID, now: datetime) -> None:
    """After the weighings of a record changed: withdraw what no longer holds, open what the latest one calls for.

    Open matters of months that have no such flag any more are withdrawn; a matter that somebody closed stays closed.
    """
    person = get_person(area, person_id)
    if person is None:
        raise NotInWorkAreaError()
    rows = weighings_of(area, person.pk)
    _follow(actor_id, {person.pk: rows}, Reporting([rows]), lambda _one, _at: True, now)


def close(
    *, actor_id: UUID, area: WorkArea, follow_up_id: UUID, status: Status, outcome: str, now: datetime
) -> FollowUp:
    """End a matter with what came of it. Twice with the same words is once."""
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
        found.status, found.outcome, found.closed_by, found.closed_at = status, outcome.strip(), actor_id, now
        found.save(update_fields=["status", "outcome", "closed_by", "closed_at"])
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


def _follow(
    actor_id: UUID, weighings: Weighings, reporting: Reporting, looked_at: Callable[[UUID, int], bool], now: datetime
) -> None:
    """In as many statements for many people as for one.

    weighings  those that count, by person, the oldest first; at least of the months that are looked at and after them
    looked_at  whether a month of a person can have become another one
    """
    roots = {part: one for one, parts in records_of(weighings).items() for part in parts}
    flagged = {
        (one, row.month, reason) for one, rows in weighings.items() for row in rows for reason in reporting.keeps(row)
    }
    matters = OPEN.ask(people=list(roots))
    stale = [
        one for one in matters
        if looked_at(roots[one.person_id], month := Month.of(one.source.local_date).index)
        and (roots[one.person_id], month, one.reason) not in flagged
    ]  # fmt: skip
    if stale:
        FollowUp.objects.filter(pk__in=[one.pk for one in stale]).update(
            status=Status.WITHDRAWN, outcome=WITHDRAWN, closed_by=actor_id, closed_at=now
        )
    gone, anew = {one.pk for one in stale}, {roots[one.person_id] for one in stale}
    counting = {(one, row.month): row.entry_id for one, rows in weighings.items() for row in rows}
    _renew([one for one in matters if one.pk not in gone], lambda one, month: counting.get((roots[one], month)))
    standing = {(one.person_id, one.reason) for one in matters if one.pk not in gone}
    latest = [rows[-1] for one, rows in weighings.items() if rows and (one in anew or looked_at(one, rows[-1].month))]
    flags = [(one, flag) for one in latest for flag in reporting.of(one)]
    called = [(one, flag) for one, flag in flags if (one.person_id, flag.reason) not in standing]
    done = _followed([one for one, _flag in called])
    FollowUp.objects.bulk_create(
        matter_of(flag, actor_id, one, now) for one, flag in called if one.entry_id not in done
    )


def _renew(matters: Iterable[FollowUp], counting: Callable[[UUID, int], UUID | None]) -> None:
    """A matter that stands rests on the weighing that counts now for its month; until when it is due does not change.

    counting  by person and month, the entry of that weighing
    """
    changed = []
    for one in matters:
        entry_id = counting(one.person_id, Month.of(one.source.local_date).index)
        if entry_id and entry_id != one.source_id:
            one.source_id = entry_id
            changed.append(one)
    if changed:
        FollowUp.objects.bulk_update(changed, ["source"])


def _followed(weighings: Iterable[MonthlyWeighing]) -> set[UUID]:
    """Entries of which a health worker has closed a matter: one that stems from this very weighing stays closed."""
    entries = {one.entry_id for one in weighings}
    done = FollowUp.objects.filter(source_id__in=entries, status__in=(Status.DONE, Status.REFERRED))
    return set(done.values_list("source_id", flat=True)) if entries else set()
