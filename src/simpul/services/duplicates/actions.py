"""Somebody has looked at two records: one person, two people, or one person after all not?

Records are merged and parted by services.pendataan alone; here the pair is settled in the same transaction, so that the
list is right at once. What is merged elsewhere reaches the pairs through the feed.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError, StaleRecordError
from simpul.knowledge.identity.likeness import Likeness, compare
from simpul.knowledge.identity.weights import edition
from simpul.records.audit import actions as audit
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.actions import locked_person
from simpul.records.people.models import Merge, Person
from simpul.records.people.queries import get_merge
from simpul.services.duplicates.comparing.shares import shares_of
from simpul.services.duplicates.deciding import Known, decide
from simpul.services.duplicates.describing import described_records
from simpul.services.duplicates.models import Level, Pair, PairState
from simpul.services.duplicates.pair_queries import merge_of
from simpul.services.duplicates.side_by_side import seen_of
from simpul.services.pendataan import actions as pendataan

PURPOSE = "catatan ganda"


def merge_pair(
    *, actor_id: UUID, area: WorkArea, kept_id: UUID, gone_id: UUID, reason: str, seen: str, now: datetime
) -> Merge:
    """One person: `gone` becomes part of `kept`. Sent twice, or merged meanwhile by somebody else, it changes nothing.

    Raises NotInWorkAreaError, StaleRecordError where a record was changed since it was shown, DomainError.
    """
    with transaction.atomic():
        already = merge_of(area, kept_id, gone_id)
        if already:
            return already
        people = _as_seen(area, kept_id, gone_id, seen)
        _fit_to_merge(*people)
        pair = _pair_of(*people)
        merge = pendataan.merge_people(
            actor_id=actor_id, area=area, kept_id=kept_id, gone_id=gone_id, reason=reason, now=now
        )
        pair.state, pair.merge_id = PairState.SAME, merge.pk
        pair.save()
        Pair.objects.filter(left_id=gone_id, state=PairState.OPEN).update(state=PairState.DROPPED)
        Pair.objects.filter(right_id=gone_id, state=PairState.OPEN).update(state=PairState.DROPPED)
    return merge


def keep_apart(
    *, actor_id: UUID, area: WorkArea, one_id: UUID, other_id: UUID, reason: str, seen: str, now: datetime
) -> Pair:
    """Two people. Remembered for good (deciding); the first who says so is the one who said it."""
    if not reason.strip():
        raise DomainError("reason_missing", "Tulis alasannya.")
    with transaction.atomic():
        people = _as_seen(area, one_id, other_id, seen)
        pair = _pair_of(*people)
        if pair.state == PairState.NOT_SAME:
            return pair
        decide(pair, _known(one_id, other_id), by=actor_id, at=now, reason=reason.strip())
        pair.save()
        for one, other in (people, people[::-1]):
            _audited(actor_id, "pair.not_same", one, other)
    return pair


def undo_merge(*, actor_id: UUID, area: WorkArea, merge_id: UUID, reason: str, now: datetime) -> Merge:
    """Two people after all; from now on they are kept apart. Undone twice it changes nothing."""
    if get_merge(area, merge_id) is None:
        raise NotInWorkAreaError()
    if not reason.strip():
        raise DomainError("reason_missing", "Tulis alasannya.")
    with transaction.atomic():
        pair = Pair.objects.filter(merge_id=merge_id, state=PairState.SAME).first()
        # Read before one of them may go home to where this worker cannot look.
        known = _known(pair.left_id, pair.right_id) if pair else None
        merge = pendataan.undo_merge(actor_id=actor_id, area=area, merge_id=merge_id, reason=reason, now=now)
        if pair and known:
            decide(pair, known, by=actor_id, at=now, reason=reason.strip())
            pair.save()
    return merge


def _as_seen(area: WorkArea, one_id: UUID, other_id: UUID, seen: str) -> list[Person]:
    """Both locked, each a record of its own, just as they were shown; the smaller id first."""
    if one_id == other_id:
        raise DomainError("same_record", "Pilih dua catatan yang berbeda.")
    ids = sorted((one_id, other_id))
    locked = [locked_person(area, one) for one in ids]
    if [one.pk for one in locked] != ids:
        raise DomainError("already_merged", "Salah satu catatan sudah digabung. Muat ulang untuk melihat yang terbaru.")
    people = list(Person.objects.select_related("mother").filter(id__in=ids).order_by("id"))
    if seen_of(*people) != seen:
        raise StaleRecordError()
    return people


def _known(*ids: UUID) -> Known:
    people = Person.objects.select_related("mother").in_bulk(list(ids))
    return Known(people, described_records(list(people.values())))


def _fit_to_merge(*people: Person) -> None:
    if any(one.restricted_at for one in people):
        raise DomainError(
            "is_restricted",
            "Pemrosesan salah satu catatan dibatasi atas permintaan orangnya. Cabut dulu batasnya.",
        )


def _pair_of(left: Person, right: Person) -> Pair:
    """The row of this pair, locked; made where nobody had thought them alike."""
    described = described_records([left, right])
    one, other = described[left.pk], described[right.pk]
    likeness: Likeness = compare(one, other, shares_of([one]))
    row = Pair(
        left_id=left.pk, right_id=right.pk, left_kelurahan=left.kelurahan_id, right_kelurahan=right.kelurahan_id,
        weight=likeness.millibits, level=Level(likeness.judgement), reasons=list(likeness.codes), edition=edition(),
        state=PairState.DROPPED,
    )  # fmt: skip
    Pair.objects.bulk_create([row], ignore_conflicts=True)
    return Pair.objects.select_for_update().get(left_id=left.pk, right_id=right.pk)


def _audited(actor_id: UUID, action: str, one: Person, other: Person) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_kind="person",
        subject_id=one.pk,
        kelurahan_id=one.kelurahan_id,
        purpose=PURPOSE,
        detail={"other": str(other.pk)},
    )
