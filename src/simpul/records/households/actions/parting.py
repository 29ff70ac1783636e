"""How are the families of a sheet that is taken back parted again, many at once?"""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.records.audit.actions import record_each
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append_all
from simpul.records.feed.dated import end_row
from simpul.records.households.models import Household
from simpul.records.households.queries import current


def lock_families(families: Iterable[UUID]) -> None:
    """Before anything else is locked: a family, then its people, then the feed, as `join_household` does."""
    list(Household.objects.select_for_update().filter(id__in=list(families)).order_by("id"))


def part_families(
    *, actor_id: UUID, area: WorkArea, families: Sequence[UUID], leaving: Sequence[UUID], day: date, run: UUID
) -> None:
    """Take these people out of these families, and close the families in which nobody is left who exists."""
    with transaction.atomic():
        here = Household.objects.select_for_update().filter(id__in=list(families), kelurahan_id__in=area.kelurahan)
        found = {one.pk: one for one in here.filter(closed_on__isnull=True).order_by("id")}
        standing = current().filter(household_id__in=list(found))
        going = list(standing.filter(person_id__in=list(leaving)))
        stay = standing.filter(person__withdrawn_at__isnull=True).exclude(pk__in=[row.pk for row in going])
        lived_in = set(stay.values_list("household_id", flat=True))
        empty = [one for one in found if one not in lived_in]
        Household.objects.filter(id__in=empty).update(closed_on=day)
        changed = {*empty, *(row.household_id for row in going)}
        numbers = told(actor_id, {"household.changed": [found[one] for one in sorted(changed)]}, run)
        for row in going:
            end_row(row, day, numbers[row.household_id])


def told(actor_id: UUID, news: dict[str, list[Household]], run: UUID) -> dict[UUID, int]:
    """Audit and feed, all scopes in one order; the sequence by family."""
    for kind, households in news.items():
        record_each(
            actor_id=actor_id,
            action=kind,
            subject_kind="household",
            subjects=[(one.pk, one.kelurahan_id) for one in households],
            purpose="pendataan",
            detail={"run": str(run)},
        )
    changes = append_all([News(kind, one.kelurahan_id, one.pk) for kind, many in news.items() for one in many])
    return {change.subject: change.sequence for change in changes if change.subject}
