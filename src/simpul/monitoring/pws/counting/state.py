"""Which months are counted, and is what was sent counted too? What is not counted yet is no zero."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone

from simpul.foundation.local_time import Month
from simpul.knowledge.indicators.catalogue import EDITION
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.monitoring.pws.models import Horizon
from simpul.records.feed.queries import oldest_unread
from simpul.records.prepared import Prepared

LATE = timedelta(seconds=10)  # a page follows within five, of which it may be kept for three


class State(StrEnum):
    """COUNTED  by the definitions that hold
    AGAIN    stands by earlier definitions, and is counted anew
    WAITING  not counted yet
    BEFORE   older than the months that are counted
    """

    COUNTED = "dihitung"
    AGAIN = "lama"
    WAITING = "menunggu"
    BEFORE = "sebelumnya"

    @property
    def stands(self) -> bool:
        return self in (State.COUNTED, State.AGAIN)


@dataclass(frozen=True, slots=True)
class Counting:
    """first, counted_from, last  months by index, see Horizon
    behind_since  when the oldest news was recorded that has waited longer than LATE; None: none has
    """

    first: int
    counted_from: int
    last: int
    behind_since: datetime | None = None

    @property
    def is_recounting(self) -> bool:
        """Whether months before `counted_from` still stand by earlier definitions, or not at all."""
        return self.counted_from > self.first

    def state_of(self, month: Month, *, stands: bool) -> State:
        """stands  whether there are figures of the month"""
        if self.counted_from <= month.index <= self.last:
            return State.COUNTED
        if stands:
            return State.AGAIN
        return State.BEFORE if month.index < self.first else State.WAITING


HORIZON = Prepared(
    lambda: Horizon.objects.annotate(oldest=oldest_unread(PwsConsumer.name)).values_list(
        "first", "counted_from", "last", "edition", "oldest"
    )
)

NOTHING_YET = Counting(first=0, counted_from=0, last=-1)


def counting_now() -> Counting:
    """One statement. Before the first month was counted no month is."""
    row = HORIZON.first()
    if row is None:
        return NOTHING_YET
    first, counted_from, last, edition, oldest = row
    behind = oldest if oldest and timezone.now() - oldest > LATE else None
    return Counting(first, counted_from if edition == EDITION else last + 1, last, behind)


def is_counted(month: Month) -> bool:
    """Whether nobody in a month is nobody: by the definitions that hold, everybody was looked at."""
    return counting_now().state_of(month, stands=False) is State.COUNTED
