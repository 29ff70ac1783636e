"""Which day is today, and when was it a month ago? The server's clock is not moved: what is past is written as past."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from simpul.foundation.local_time import LocalZone, Month, local_date

WIB = LocalZone.WIB
NINE = time(9, 0)


def today() -> date:
    return local_date(timezone.now(), WIB)


def a_month_before(day: date) -> date:
    """A day of the month before, 28 to 31 days back: near enough to ask for the least gain."""
    before = Month.of(day).previous()
    return max(before.first_day, min(before.last_day, day - timedelta(days=30)))


def nine_of(day: date) -> datetime:
    """Nine o'clock of a day; now, where that is still to come."""
    return min(datetime.combine(day, NINE, WIB.zone), timezone.now())
