"""How is an event written and sealed? This is the one place that writes the audit log."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from simpul.records.audit.models import Block, Event, Leaf
from simpul.records.audit.sealing import GENESIS, block_seal, leaf_hash, merkle_root

SEALER_LOCK = 0x5EA1
BLOCK_SIZE = 2_000
LOOK_BACK = 50_000  # events of transactions that were open while later ones were sealed

RECORD_EACH = """
    INSERT INTO audit_event (at, actor_id, action, subject_kind, purpose, detail, subject_id, kelurahan_id)
    SELECT %s, %s::uuid, %s, %s, %s, %s::jsonb, new.id, new.kelurahan
    FROM unnest(%s::uuid[], %s::int[]) AS new (id, kelurahan)
"""


def record(
    *,
    actor_id: UUID | None,
    action: str,
    subject_kind: str,
    subject_id: UUID | None = None,
    kelurahan_id: int | None = None,
    purpose: str,
    detail: dict[str, Any] | None = None,
) -> Event:
    """Append one event. `detail` holds ids and codes, never a name, a NIK or a value measured."""
    return Event.objects.create(
        at=timezone.now(),
        actor_id=actor_id,
        action=action,
        subject_kind=subject_kind,
        subject_id=subject_id,
        kelurahan_id=kelurahan_id,
        purpose=purpose,
        detail=detail or {},
    )


def record_each(
    *,
    actor_id: UUID | None,
    action: str,
    subject_kind: str,
    subjects: Iterable[tuple[UUID, int]],
    purpose: str,
    detail: dict[str, Any],
) -> None:
    """One event for each subject (its id, its kelurahan), as `record` writes it, in one statement."""
    pairs = list(subjects)
    ids, places = [one for one, _ in pairs], [kelurahan for _, kelurahan in pairs]
    shared = [timezone.now(), actor_id, action, subject_kind, purpose, json.dumps(detail)]
    with connection.cursor() as cursor:
        cursor.execute(RECORD_EACH, [*shared, ids, places])


def seal() -> int:
    """Bind the unsealed events into one block; returns how many. One sealer at a time, others return at once."""
    with transaction.atomic():
        if not _only_sealer():
            return 0
        events = _unsealed()
        if not events:
            return 0
        last = Block.objects.order_by("-number").first()
        previous = bytes(last.seal) if last else GENESIS
        root = merkle_root([leaf_hash(event) for event in events])
        number, sealed_at = (last.number + 1 if last else 1), timezone.now()
        block = Block.objects.create(
            number=number,
            count=len(events),
            root=root,
            previous=previous,
            sealed_at=sealed_at,
            seal=block_seal(number, len(events), root, previous, sealed_at),
        )
        Leaf.objects.bulk_create(Leaf(event_id=event.pk, block=block, position=at) for at, event in enumerate(events))
    return len(events)


def _only_sealer() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEALER_LOCK])
        return bool(cursor.fetchone()[0])


def _unsealed() -> list[Event]:
    newest = Leaf.objects.order_by("-event_id").values_list("event_id", flat=True).first() or 0
    sealed = Exists(Leaf.objects.filter(event_id=OuterRef("id")))
    return list(Event.objects.filter(~sealed, id__gt=newest - LOOK_BACK).order_by("id")[:BLOCK_SIZE])
