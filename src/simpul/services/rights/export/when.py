"""When was it, as far as anybody noted it? The instant; the day alone where nobody noted the hour.

Written as of the place where the people live: the day of an instant must be the day of the record.
"""

from datetime import date, datetime

from django.utils import timezone

from simpul.foundation.local_time import is_hour_known
from simpul.records.pregnancies.models import Birth


def found_at(at: datetime, on: date, recorded_at: datetime) -> str:
    """ISO 8601. on: its local day"""
    return timezone.localtime(at).isoformat() if is_hour_known(at, on, recorded_at) else on.isoformat()


def born_at(birth: Birth) -> str:
    born = timezone.localtime(birth.born_at)
    return born.isoformat() if birth.is_hour_told else born.date().isoformat()
