"""At which hour was a child born, as far as it was told?

A clock is read in whole minutes. Of whom only the day is known stands a moment beside one: noon, or now where noon is
still to come; so that a child born at twelve keeps the hour that was told.
"""

from datetime import datetime, timedelta

MOMENT = timedelta.resolution


def untold_hour(noon: datetime, now: datetime) -> datetime:
    """Where a birth stands of which nobody told the hour.

    noon  of the day of birth, where the child was born
    """
    if noon < now:
        return noon + MOMENT
    return now - MOMENT if is_hour_told(now) else now


def is_hour_told(born_at: datetime) -> bool:
    return not (born_at.second or born_at.microsecond)
