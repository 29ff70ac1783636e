"""How are the recaps of a kelurahan added up? From the recaps themselves, one Posyandu after the other."""

from collections.abc import Collection, Iterable, Mapping

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from simpul.foundation.local_time import Month
from simpul.monitoring.recap.failing import note_failure
from simpul.monitoring.recap.kelurahan.beside import figures_beside, still_to_be_counted
from simpul.monitoring.recap.models import KelurahanSum, Waiting
from simpul.monitoring.recap.queries import recap_of
from simpul.records.facilities.queries import posyandu_in
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.feed.runner import AWAY

Counts = Mapping[str, int]

log = structlog.get_logger()


def work_through(failed: set[int] | None = None) -> int:
    """Try one kelurahan and month of those that wait, the newest month first; returns how many were tried.

    failed  ids of what failed in this round, added to here and left for the next one: it holds up no other, and is told
            by the type of its failure alone, for a message may hold a name (`failing` tells since when). Without it a
            failure is raised.

    A month that PWS is about to count waits for it: its figures are taken along.
    """
    with transaction.atomic(), work_area_scope(whole_city()):
        ready = Waiting.objects.exclude(month__in=still_to_be_counted()).exclude(pk__in=failed or ())
        one = ready.select_for_update(skip_locked=True).order_by("-month", "kelurahan_id").first()
        if one is None:
            return 0
        try:
            with transaction.atomic():
                add_up(one.kelurahan_id, Month.from_index(one.month))
        except AWAY:
            raise
        except Exception as problem:  # a record that nobody can read, or a mistake of ours
            if failed is None:
                raise
            failed.add(one.pk)
            note_failure(one)
            log.warning("recap_failed", scope=one.kelurahan_id, month=one.month, problem=type(problem).__name__)
        else:
            one.delete()
    return 1


def is_first_time(failed: Collection[int] = ()) -> bool:
    """Whether something waits that was never added up, besides what failed: until then its month is shown to nobody."""
    known = KelurahanSum.objects.filter(kelurahan_id=OuterRef("kelurahan_id"), month=OuterRef("month"))
    return Waiting.objects.filter(~Exists(known)).exclude(pk__in=failed).exists()


def add_up(kelurahan_id: int, month: Month) -> None:
    """Inside the scope of the whole city: only the Posyandu are those of the kelurahan.

    Who lived here in the month counts here, wherever their record is kept by now; PWS counts the same (ADR 0011).
    """
    city = whole_city()
    posyandu = posyandu_in(WorkArea(kelurahan=(kelurahan_id,)), month.last_day)
    recaps = [recap for one in posyandu if (recap := recap_of(city, one.pk, month)).days]
    counts = added(
        {code: figure.number for code, figure in recap.figures.items() if figure.number is not None} for recap in recaps
    )
    KelurahanSum.objects.update_or_create(
        kelurahan_id=kelurahan_id,
        month=month.index,
        defaults={
            "counts": counts,
            "figures": figures_beside(kelurahan_id, month),  # last: PWS is seconds behind the records
            "opened": len(recaps),
            "posyandu": len(posyandu),
            "counted_at": timezone.now(),
        },
    )


def added(parts: Iterable[Counts]) -> dict[str, int]:
    """Column by column; one that is blank in every part is left out, for a blank is not zero."""
    found: dict[str, int] = {}
    for part in parts:
        for code, number in part.items():
            found[code] = found.get(code, 0) + number
    return found
