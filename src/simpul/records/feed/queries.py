"""How far is the feed, and how far behind is each consumer?"""

from dataclasses import dataclass

from django.db import connection

from simpul.records.feed.models import Change, Counter, Epoch

BEHIND = """
    SELECT counter.scope, COALESCE(seen.sequence, 0), counter.last
    FROM feed_counter AS counter
    LEFT JOIN feed_cursor AS seen ON seen.scope = counter.scope AND seen.consumer = %s
    WHERE counter.last > COALESCE(seen.sequence, 0)
    ORDER BY counter.scope
"""


@dataclass(frozen=True, slots=True)
class Backlog:
    scope: int
    seen: int
    last: int


def backlog(consumer: str) -> list[Backlog]:
    """The scopes in which `consumer` has something to read; settled numbers only, so nothing can appear below them."""
    with connection.cursor() as cursor:
        cursor.execute(BEHIND, [consumer])
        return [Backlog(*row) for row in cursor.fetchall()]


def changes_after(scope: int, sequence: int, limit: int) -> list[Change]:
    return list(Change.objects.filter(scope=scope, sequence__gt=sequence).order_by("sequence")[:limit])


def current_epoch() -> int:
    number = Epoch.objects.order_by("-number").values_list("number", flat=True).first()
    return number or 0


def marks() -> dict[int, int]:
    """The last number of every scope: what a report names to be asked again for ever."""
    return dict(Counter.objects.order_by("scope").values_list("scope", "last"))
