"""Is the audit log whole, and who has opened a record?"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cache
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import TruncDate

from simpul.records.audit.models import Block, Event, Leaf
from simpul.records.audit.sealing import GENESIS, block_seal, leaf_hash, merkle_root
from simpul.records.prepared import OneOf, Prepared

READINGS = ("person.open", "person.nik_shown", "person.search", "pws.names", "worklist.open", "import.read")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found; `faults` are sentences a person can act on."""

    blocks: int
    sealed: int
    unsealed: int
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Opening:
    actor_id: UUID | None
    at: datetime
    action: str
    purpose: str


def verify() -> Verdict:
    """Recompute every seal from the events themselves."""
    faults: list[str] = []
    previous, sealed, expected = GENESIS, 0, 1
    for block in Block.objects.order_by("number").iterator():
        faults += _faults_of(block, expected, previous)
        previous, sealed, expected = bytes(block.seal), sealed + block.count, block.number + 1
    return Verdict(expected - 1, sealed, Event.objects.count() - Leaf.objects.count(), faults)


def _faults_of(block: Block, expected: int, previous: bytes) -> list[str]:
    name = f"Blok {block.number}"
    if block.number != expected:
        return [f"{name}: blok {expected} hilang."]
    ids = list(Leaf.objects.filter(block=block).order_by("position").values_list("event_id", flat=True))
    events = Event.objects.in_bulk(ids)
    missing = [number for number in ids if number not in events]
    if missing or len(ids) != block.count:
        return [f"{name}: {max(len(missing), block.count - len(ids))} catatan hilang."]
    faults = []
    if merkle_root([leaf_hash(events[number]) for number in ids]) != bytes(block.root):
        faults.append(f"{name}: isi catatan telah diubah.")
    if bytes(block.previous) != previous:
        faults.append(f"{name}: tidak menyambung ke blok sebelumnya.")
    if block_seal(block.number, block.count, bytes(block.root), bytes(block.previous), block.sealed_at) != bytes(
        block.seal
    ):
        faults.append(f"{name}: segel tidak cocok.")
    return faults


def openings_of(*subjects: UUID, limit: int = 20) -> list[Opening]:
    """The latest readings and writings of a record, newest first. The caller has found it in its scope.

    subjects  the record and every record that is part of it: who opened one before it was merged has opened the person
    """
    return [Opening(*event) for event in _latest(limit).ask(subjects=list(subjects))]


@cache
def _latest(limit: int) -> Prepared[tuple[UUID | None, datetime, str, str]]:
    """The bound stands in the SQL."""
    events = Event.objects.filter(OneOf("subject_id", "subjects")).order_by("-id")
    return Prepared(lambda: events.values_list("actor_id", "at", "action", "purpose")[:limit])


def how_often(subject_id: UUID, action: str, since: datetime) -> int:
    """How many times one thing has happened to a subject since a moment; read through the index of subjects."""
    return Event.objects.filter(subject_id=subject_id, action=action, at__gte=since).count()


def by_day(
    subjects: Collection[UUID], actions: Collection[str], since: datetime, zone: tzinfo
) -> dict[tuple[date, UUID, str], int]:
    """(day, subject, action) -> how many times; read through the index of subjects."""
    events = Event.objects.filter(subject_id__in=list(subjects), action__in=list(actions), at__gte=since)
    counted = events.values_list(TruncDate("at", tzinfo=zone), "subject_id", "action")
    return {(day, one, action): times for day, one, action, times in counted.annotate(times=Count("id")).order_by()}


def touched_since(subjects: Collection[UUID], run: UUID) -> set[UUID]:
    """Those of these subjects about which anything but a reading was noted by another hand than this import.

    An action that is not known to be a reading counts as a write.
    """
    events = Event.objects.filter(subject_id__in=list(subjects)).exclude(detail__contains={"run": str(run)})
    return {one for one in events.exclude(action__in=READINGS).values_list("subject_id", flat=True) if one}
