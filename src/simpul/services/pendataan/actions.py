"""What must happen together when the register is put right? The record, what was judged of it, and who must look.

A change of sex or birth date, a merge, a visit that goes to another person: each changes what the rules say. Here the
record is changed and everything that hangs on it is judged anew, in one transaction.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.records.facilities.work_area import WorkArea, work_area_scope
from simpul.records.people import actions as people
from simpul.records.people.models import Merge, Person
from simpul.records.people.queries import get_person
from simpul.records.visits import actions as visits
from simpul.records.visits.models import Entry, Visit, Withdrawal
from simpul.records.visits.queries import first_day_of
from simpul.services.follow_up.actions import follow_anew
from simpul.services.pendataan.correction_rule import check_may_correct

JUDGED_BY = frozenset({"sex", "birth_date", "birth_precision"})


def change_details(
    *, actor_id: UUID, area: WorkArea, person_id: UUID, changes: dict[str, Any], reason: str, now: datetime, today: date
) -> Person:
    """`people.change_details`, and what the rules say afterwards. A birth after the first visit is refused."""
    with transaction.atomic():
        first = first_day_of(area, person_id) if "birth_date" in changes else None
        if first and changes["birth_date"] > first:
            raise DomainError("born_after_visit", "Ada kunjungan sebelum tanggal lahir itu. Periksa tanggalnya.")
        person = people.change_details(
            actor_id=actor_id, area=area, person_id=person_id, changes=changes, reason=reason, today=today
        )
        if changes.keys() & JUDGED_BY:
            _judge_anew(actor_id, area, [person.pk], now)
    return person


def merge_people(*, actor_id: UUID, area: WorkArea, kept_id: UUID, gone_id: UUID, reason: str, now: datetime) -> Merge:
    """`people.merge_people`; weighings, growth, follow-ups and figures then are those of one person."""
    with transaction.atomic():
        merge = people.merge_people(
            actor_id=actor_id, area=area, kept_id=kept_id, gone_id=gone_id, reason=reason, now=now
        )
        _judge_anew(actor_id, area, [kept_id], now)
    return merge


def undo_merge(*, actor_id: UUID, area: WorkArea, merge_id: UUID, reason: str, now: datetime) -> Merge:
    """`people.undo_merge`; both are judged by what was written of each.

    The record that had been kept may itself be part of another one by now: then it is that one which is judged.
    Undone twice it changes nothing.
    """
    with transaction.atomic():
        was_undone = Merge.objects.filter(id=merge_id, undone_at__isnull=False).exists()
        merge = people.undo_merge(actor_id=actor_id, area=area, merge_id=merge_id, reason=reason, now=now)
        if was_undone:
            return merge
        # The one who goes may go home to another area: what was judged of them goes along.
        both = replace(area, kelurahan=tuple({*area.kelurahan, *filter(None, [merge.gone_rt.kelurahan_id])}))
        with work_area_scope(both):
            kept = get_person(both, merge.kept_id)
            _judge_anew(actor_id, both, [one for one in (kept and kept.pk, merge.gone_id) if one], now)
    return merge


def move_visit(
    *, actor_id: UUID, area: WorkArea, visit_id: UUID, to_person: UUID, reason: str, now: datetime, today: date
) -> Visit:
    """A visit that was filed on the wrong person goes to the right one; flags go along."""
    with transaction.atomic():
        moved = visits.move_visit(
            actor_id=actor_id, area=area, visit_id=visit_id, to_person=to_person, reason=reason, today=today
        )
        left = Withdrawal.objects.get(visit_id=visit_id).person_id
        for person_id in (left, moved.person_id):
            follow_anew(actor_id=actor_id, area=area, person_id=person_id, now=now)
    return moved


def take_back_visit(*, actor_id: UUID, area: WorkArea, visit_id: UUID, reason: str, now: datetime) -> Withdrawal:
    """A visit that did not take place; what it had called for is withdrawn."""
    with transaction.atomic():
        withdrawal = visits.take_back_visit(actor_id=actor_id, area=area, visit_id=visit_id, reason=reason)
        follow_anew(actor_id=actor_id, area=area, person_id=withdrawal.person_id, now=now)
    return withdrawal


def correct_entry(
    *,
    actor_id: UUID,
    is_nakes: bool,
    area: WorkArea,
    entry: Entry,
    entry_id: UUID,
    value: int | None,
    text: str = "",
    reason: str,
    now: datetime,
) -> Entry:
    """A finding put right, or taken back where neither value nor text is given; flags follow.

    is_nakes  a health worker puts right what others wrote, and what was written long ago
    Raises DomainError where the actor may not (`check_may_correct`), or where it was put right already.
    """
    check_may_correct(
        actor_id=actor_id, is_nakes=is_nakes, recorded_by=entry.recorded_by, recorded_at=entry.recorded_at, now=now
    )
    with transaction.atomic():
        if value is None and not text.strip():
            correction = visits.take_back_entry(
                actor_id=actor_id, area=area, entry=entry, entry_id=entry_id, reason=reason
            )
        else:
            correction, _was_new = visits.correct_entry(
                actor_id=actor_id, area=area, entry=entry, entry_id=entry_id, value=value, text=text, reason=reason
            )
        follow_anew(actor_id=actor_id, area=area, person_id=entry.person_id, now=now)
    return correction


def _judge_anew(actor_id: UUID, area: WorkArea, people_ids: list[UUID], now: datetime) -> None:
    for person_id in people_ids:
        visits.judge_anew(area=area, person_id=person_id)
        follow_anew(actor_id=actor_id, area=area, person_id=person_id, now=now)
