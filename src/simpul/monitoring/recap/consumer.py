"""Which news calls for adding a recap up anew? It is only noted here; `summing` counts in a thread of its own, so that
no figure of PWS waits for it."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.models import Change, ConsumerEpoch
from simpul.records.feed.queries import backlog, current_epoch
from simpul.records.people.models import Residence

MONTHS_KEPT = 13  # a year, and the month that is running
MONTHS_ASKED = 25  # two years, as PWS keeps them: what is older is not added up, whoever asks
# A row that is being counted is waited for, and written anew when it is gone: DO NOTHING would lose the news.
NOTE = """
    INSERT INTO recap_waiting (kelurahan_id, month)
    SELECT * FROM unnest(%(kelurahan)s::int[], %(months)s::int[])
    ON CONFLICT (kelurahan_id, month) DO UPDATE SET month = EXCLUDED.month
"""
HEARD = ("person.", "visit.", "household.", "pregnancy.", "birth.", "session.", "coverage.")


class RecapConsumer:
    """Notes kelurahan and months. The same news twice counts the same once more."""

    name = "recap"

    def apply(self, changes: list[Change]) -> None:
        told = [one for one in changes if one.kind.startswith(HEARD)]
        with work_area_scope(whole_city()):
            homes = _homes({one.subject for one in told if one.subject})
            kept = months_kept()
            noted = {
                (kelurahan, month)
                for one in told
                for kelurahan in (one.scope, *homes.get(one.subject, ()))
                for month in one.body.get("months") or kept
                if month in kept
            }
            note(noted)

    def rebuild(self) -> None:
        with work_area_scope(whole_city()):
            note((kelurahan, month) for kelurahan in whole_city().counted for month in months_kept())


def is_unheard(month: Month) -> bool:
    """Whether there is news of this month, of any kelurahan, that was not heard yet.

    Of any: a person who lived here has their news where they live now, and who counts may not read whose it is.
    """
    if month.index not in months_kept():
        return False
    if not ConsumerEpoch.objects.filter(consumer=RecapConsumer.name, epoch=current_epoch()).exists():
        return True  # after a restore everything is to be counted anew
    later = [Q(scope=one.scope, sequence__gt=one.seen) for one in backlog(RecapConsumer.name)]
    if not later:
        return False
    told = reduce(or_, (Q(kind__startswith=kind) for kind in HEARD))
    of_month = Q(body__months__isnull=True) | Q(body__months=[]) | Q(body__months__contains=[month.index])
    return Change.objects.filter(reduce(or_, later), told, of_month).exists()


def months_kept() -> range:
    """Indexes of the months that are added up, the running one last."""
    return _up_to_now(MONTHS_KEPT)


def months_to_ask_for() -> range:
    """Indexes of the months that may be asked for, those that are added up anyway among them."""
    return _up_to_now(MONTHS_ASKED)


def _up_to_now(count: int) -> range:
    last = Month.of(local_date(timezone.now(), LocalZone.WIB)).index
    return range(last - count + 1, last + 1)


def note(places: Iterable[tuple[int, int]]) -> None:
    rows = sorted(set(places))
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(NOTE, {"kelurahan": [one for one, _ in rows], "months": [one for _, one in rows]})


def _homes(people: set[UUID | None]) -> dict[UUID | None, set[int]]:
    """By person the kelurahan in which they live or lived."""
    found: dict[UUID | None, set[int]] = {}
    rows = Residence.objects.filter(person_id__in=[one for one in people if one], kelurahan_id__isnull=False)
    for person, kelurahan in rows.values_list("person_id", "kelurahan_id"):
        found.setdefault(person, set()).add(kelurahan)
    return found
