"""On which day, and in which month, did this happen where the people live?"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
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


def local_date(instant: datetime, zone: LocalZone) -> date:
    """The calendar day of an instant in a zone. Raises ValueError for a time without a zone (a bug in the caller)."""
    if instant.tzinfo is None:
        raise ValueError("an instant has a zone")
    return instant.astimezone(zone.zone).date()


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
