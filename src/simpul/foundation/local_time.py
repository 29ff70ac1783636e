"""On which day, and in which month, did this happen where the people live?"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class LocalZone(StrEnum):
    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def zone(self) -> ZoneInfo:
        return ZONES[self]


ZONES = {
    LocalZone.WIB: ZoneInfo("Asia/Jakarta"),
    LocalZone.WITA: ZoneInfo("Asia/Makassar"),
    LocalZone.WIT: ZoneInfo("Asia/Jayapura"),
}
NOON, LAST_SECOND = time(12), time(23, 59, 59)
MOMENTS = timedelta(seconds=1)


def local_date(instant: datetime, zone: LocalZone) -> date:
    """The calendar day of an instant in a zone. Raises ValueError for a time without a zone (a bug in the caller)."""
    if instant.tzinfo is None:
        raise ValueError("an instant has a zone")
    return instant.astimezone(zone.zone).date()


def without_hour(day: date, zone: LocalZone, after: Iterable[datetime] = ()) -> datetime:
    """Where something stands of which only the day is known: at noon of it.

    after  the instants behind which it stands, of that day: in the moments after noon, or in the last second of the
           day where one of them is later
    """
    behind = [at + timedelta.resolution for at in after]
    for start in _starts(day, zone):
        at = max([start, *behind])
        if at - start < MOMENTS:
            return at
    return datetime.combine(day, time.max, tzinfo=zone.zone)


def is_hour_known(at: datetime, day: date, recorded_at: datetime) -> bool:
    """Whether an hour may be said of what was found at `at` on the local day `day`.

    What is written on a later day stands where `without_hour` puts it: such an hour was never seen on a clock.
    """
    if local_date(recorded_at, LocalZone.WIT) <= day:  # where a day begins first it is not over yet
        return True
    return not any(
        local_date(recorded_at, zone) > day and any(timedelta() <= at - start < MOMENTS for start in _starts(day, zone))
        for zone in LocalZone
    )


def _starts(day: date, zone: LocalZone) -> list[datetime]:
    return [datetime.combine(day, at, tzinfo=zone.zone) for at in (NOON, LAST_SECOND)]


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A reporting month."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.year <= 9999):
            raise ValueError(f"no such month: {self.year}-{self.month}")

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def from_index(cls, index: int) -> "Month":
        return cls(index // 12, index % 12 + 1)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """From "2026-11". Raises ValueError."""
        year, _, month = text.partition("-")
        return cls(int(year), int(month))

    @property
    def index(self) -> int:
        """year * 12 + month - 1: what the database keeps."""
        return self.year * 12 + self.month - 1

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def next(self) -> "Month":
        return Month.from_index(self.index + 1)

    def previous(self) -> "Month":
        return Month.from_index(self.index - 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
