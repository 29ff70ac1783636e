"""Which pairs wait for somebody, and which records were merged? Shown only to who may name both people (ADR 0020)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.queries import current_coverage
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Merge, Person
from simpul.records.people.queries import people_by_id
from simpul.services.duplicates.models import Pair, PairState


@dataclass(frozen=True, slots=True)
class OpenPair:
    pair: Pair
    left: Person
    right: Person


def open_pairs(area: WorkArea) -> QuerySet[Pair]:
    """Not looked at yet: the likely ones first, then by weight."""
    rows = Pair.objects.filter(_side(area, "left"), _side(area, "right"), state=PairState.OPEN)
    return rows.order_by("level", "-weight", "id")


def count_open(area: WorkArea) -> int:
    return open_pairs(area).count()


def with_people(area: WorkArea, pairs: list[Pair]) -> list[OpenPair]:
    """With both people; a pair of which one has just gone elsewhere is left out."""
    people = people_by_id(area, {one for pair in pairs for one in (pair.left_id, pair.right_id)})
    return [
        OpenPair(pair, people[pair.left_id], people[pair.right_id])
        for pair in pairs
        if pair.left_id in people and pair.right_id in people
    ]


def pair_of(area: WorkArea, one_id: UUID, other_id: UUID) -> Pair | None:
    left, right = sorted((one_id, other_id))
    return Pair.objects.filter(_side(area, "left"), _side(area, "right"), left_id=left, right_id=right).first()


def merge_of(area: WorkArea, one_id: UUID, other_id: UUID) -> Merge | None:
    """The merge that holds and by which these two are one, whichever of them was kept."""
    both = [one_id, other_id]
    found = Merge.objects.select_related("kept").filter(kept_id__in=both, gone_id__in=both, undone_at__isnull=True)
    merge = found.first()
    kept = merge.kept if merge else None
    return merge if kept and area.reaches(kept.pk, kept.kelurahan_id, kept.rt_id) else None


def merges(area: WorkArea) -> QuerySet[Merge]:
    """Of the people of this area, the newest first, those that were undone too."""
    here = Q(kept__kelurahan_id__in=area.kelurahan)
    rows = Merge.objects.filter(here if area.rt is None else here & Q(kept__rt_id__in=area.rt))
    return rows.select_related("kept__rt__rw", "kept__merged_into", "gone").order_by("-made_at", "-id")


def pairs_between_puskesmas(area: WorkArea, today: date) -> int:
    """How many pairs lie in two Puskesmas, so that they stand on no list; a number for who counts both."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT one, other, pairs FROM duplicates_between()")
        found = Counter({(one, other): pairs for one, other, pairs in cursor.fetchall()})
    counted = set(area.counted)
    serves = current_coverage(today).filter(facility__kind=FacilityKind.PUSKESMAS, area_id__in=counted)
    of_area = dict(serves.values_list("area_id", "facility_id"))
    return sum(
        count
        for (one, other), count in found.items()
        if {one, other} <= counted and of_area.get(one) != of_area.get(other)
    )


def _side(area: WorkArea, side: str) -> Q:
    here = Q(**{f"{side}_kelurahan__in": area.kelurahan})
    return here | Q(**{f"{side}_id__in": area.guests}) if area.guests else here
