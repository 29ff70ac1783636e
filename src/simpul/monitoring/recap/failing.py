"""Which kelurahan cannot be added up, and since when? What fails again and again waits for a person, not for a minute.

Of the whole city, whoever asks: where one fails, others wait for it too, and only its name and the time are told.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.monitoring.recap.models import Waiting
from simpul.records.facilities.queries import kelurahan_ids_of_city
from simpul.records.facilities.work_area import WorkArea, work_area_scope

ROUNDS = 3  # that failed: a round comes each minute, and what failed once is often mended by the next


@dataclass(frozen=True, slots=True)
class Failing:
    """since  when it failed for the first time, of all that failed since"""

    kelurahan_id: int
    month: Month
    since: datetime


def note_failure(one: Waiting) -> None:
    """Inside the scope of the whole city. one: locked"""
    one.failures, one.failing_since = one.failures + 1, one.failing_since or timezone.now()
    one.save(update_fields=["failures", "failing_since"])


def failing_now(month: Month | None = None) -> list[Failing]:
    """Those of one month, or of every month; by kelurahan, the oldest month first."""
    city = WorkArea(counted=tuple(kelurahan_ids_of_city(local_date(timezone.now(), LocalZone.WIB))))  # no names
    rows = Waiting.objects.filter(failures__gte=ROUNDS, failing_since__isnull=False)
    if month is not None:
        rows = rows.filter(month=month.index)
    with transaction.atomic(), work_area_scope(city):  # a block of its own, so that the area is put back
        found = rows.order_by("kelurahan_id", "month").values_list("kelurahan_id", "month", "failing_since")
        return [Failing(one, Month.from_index(index), since) for one, index, since in found if since]
