"""How does a change enter the feed?

`append` is the last statement of an action: from here to the commit the counter of the scope is locked, so the lock is
short and the numbers of a scope are given out in the order in which their transactions commit. A rollback gives the
number back; there are no gaps to wait for.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from simpul.foundation.identifiers import new_id
from simpul.records.feed.many_rows import insert_rows
from simpul.records.feed.models import Change, Epoch

TAKE_NUMBERS = """
    INSERT INTO feed_counter AS counter (scope, last) VALUES (%s, %s)
    ON CONFLICT (scope) DO UPDATE SET last = counter.last + EXCLUDED.last
    RETURNING last
"""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened: ids only, never a name."""

    kind: str
    scope: int
    subject: UUID | None = None
    body: dict[str, Any] = field(default_factory=dict)


def take_numbers(scope: int, count: int) -> range:
    """Take `count` numbers of a scope; its counter stays locked until the transaction ends."""
    if not connection.in_atomic_block:
        raise ValueError("numbers are taken inside the transaction of the change that they number")
    with connection.cursor() as cursor:
        cursor.execute(TAKE_NUMBERS, [scope, count])
        last: int = cursor.fetchone()[0]
    return range(last - count + 1, last + 1)


def append(news: News) -> Change:
    """Append one change, numbered within its scope."""
    return append_all([news])[0]


def append_all(news: list[News]) -> list[Change]:
    """Append changes of any scopes; scopes are locked in ascending order so that two writers cannot deadlock."""
    changes: list[Change] = []
    for scope in sorted({item.scope for item in news}):
        mine = [item for item in news if item.scope == scope]
        for item, number in zip(mine, take_numbers(scope, len(mine)), strict=True):
            changes.append(
                Change(id=new_id(), scope=scope, sequence=number, kind=item.kind, subject=item.subject, body=item.body)
            )
    return Change.objects.bulk_create(changes)


def append_each(kind: str, about: Sequence[tuple[int, UUID, dict[str, Any]]]) -> dict[UUID, int]:
    """Append one change of this kind for each (scope, subject, body) in few statements; the sequence by subject."""
    numbers: dict[UUID, int] = {}
    rows = []
    for scope in sorted({one[0] for one in about}):
        mine = [one for one in about if one[0] == scope]
        for (_, subject, body), number in zip(mine, take_numbers(scope, len(mine)), strict=True):
            numbers[subject] = number
            rows.append((new_id(), scope, number, subject, json.dumps(body)))
    types = {"id": "uuid", "scope": "int", "sequence": "bigint", "subject": "uuid", "body": "jsonb"}
    same = {"kind": ("varchar", kind), "recorded_at": ("timestamptz", timezone.now())}
    insert_rows("feed_change", types, rows, same=same)
    return numbers


def raise_epoch(*, reason: str) -> Epoch:
    """Start a new epoch after a restore; consumers rebuild before they go on."""
    with transaction.atomic():
        last = Epoch.objects.select_for_update().order_by("-number").first()
        return Epoch.objects.create(number=(last.number if last else 0) + 1, reason=reason)
