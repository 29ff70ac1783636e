"""What does a seal prove? That no event of a block was changed, removed or added, and no block was taken out.

SHA-256 over a canonical JSON form of each event, a Merkle tree over the leaves (an odd leaf is carried up unchanged),
and a chain over the blocks. Leaf and node hashes have different prefixes, so one cannot stand in for the other.
"""

import hashlib
import json
from datetime import UTC, datetime

from simpul.records.audit.models import AuditColumns

GENESIS = bytes(32)


def leaf_hash(event: AuditColumns) -> bytes:
    form = {
        "id": event.pk,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": str(event.actor_id),
        "action": event.action,
        "subject": [event.subject_kind, str(event.subject_id)],
        "kelurahan": event.kelurahan_id,
        "purpose": event.purpose,
        "detail": event.detail,
    }
    text = json.dumps(form, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(b"\x00" + text.encode()).digest()


def merkle_root(leaves: list[bytes]) -> bytes:
    """The root over at least one leaf."""
    if not leaves:
        raise ValueError("a block has at least one event")
    level = leaves
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [hashlib.sha256(b"\x01" + b"".join(pair)).digest() if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0]


def block_seal(number: int, count: int, root: bytes, previous: bytes, sealed_at: datetime) -> bytes:
    head = f"{number}|{count}|{sealed_at.astimezone(UTC).isoformat(timespec='microseconds')}|".encode()
    return hashlib.sha256(b"\x02" + head + root + previous).digest()
