"""How far is the feed, and how far behind is each consumer?"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from simpul.records.feed.models import Change, Counter, Cursor, Epoch

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


def oldest_unread(consumer: str) -> Subquery:
    """When the oldest change was recorded that `consumer` has not read; NULL where it has read all.

    An expression, to be asked within another statement. Of each scope that is behind one change is looked up by number.
    """
    seen = Cursor.objects.filter(consumer=consumer, scope=OuterRef("scope")).values("sequence")[:1]
    following = Change.objects.filter(scope=OuterRef("scope"), sequence=OuterRef("seen") + 1)
    behind = Counter.objects.annotate(seen=Coalesce(Subquery(seen), 0)).filter(last__gt=F("seen"))
    waiting = behind.annotate(since=Subquery(following.values("recorded_at")[:1]))
    return Subquery(waiting.order_by("since").values("since")[:1])


def changes_after(scope: int, sequence: int, limit: int) -> list[Change]:
    return list(Change.objects.filter(scope=scope, sequence__gt=sequence).order_by("sequence")[:limit])


def current_epoch() -> int:
    number = Epoch.objects.order_by("-number").values_list("number", flat=True).first()
    return number or 0


def marks() -> dict[int, int]:
    """The last number of every scope: what a report names to be asked again for ever."""
    return dict(Counter.objects.order_by("scope").values_list("scope", "last"))
