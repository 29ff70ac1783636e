"""Which of these women are pregnant on a day, and when did the others last give birth?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.pregnancies.kinds import PregnancyEnd
from simpul.records.pregnancies.models import Birth, Pregnancy

LOOSE = Q(pregnancy__isnull=True, person__withdrawn_at__isnull=True)
ENDED_IN_A_BIRTH = (PregnancyEnd.BIRTH, PregnancyEnd.ABORTUS)


@dataclass(frozen=True, slots=True)
class Motherhood:
    """pregnant_since  HPHT, or 280 days before HPL; None where she is not pregnant on the day
    last_end    the day on which the last pregnancy before it ended, by a birth or too early
    child_lives whether a child of that birth was alive on the day
    """

    pregnant_since: date | None = None
    last_end: date | None = None
    child_lives: bool = False


NOTHING_KNOWN = Motherhood()


def motherhood_on(area: WorkArea, people: Iterable[Person], day: date) -> dict[UUID, Motherhood]:
    """By id of the woman; who was never pregnant, as far as is recorded, is not in it. Merged records count.

    A birth counts with and without a recorded pregnancy.
    """
    women = [one.pk for one in people if one.sex == Sex.FEMALE and area.reaches(one.pk, one.kelurahan_id, one.rt_id)]
    rows = Pregnancy.objects.filter(Q(person_id__in=women) | Q(person__merged_into_id__in=women))
    rows = rows.exclude(ended_as=PregnancyEnd.WRONG).select_related("person").prefetch_related("births__person")
    found: dict[UUID, Motherhood] = {}
    for row in rows.order_by("due_on", "id"):
        woman = row.person.merged_into_id or row.person_id
        found[woman] = _with(found.get(woman, NOTHING_KNOWN), row, day)
    for birth in _without_pregnancy(women).filter(person__birth_date__lte=day) if women else ():
        woman = birth.mother.merged_into_id or birth.mother_id
        found[woman] = _with_birth(found.get(woman, NOTHING_KNOWN), birth.person, day)
    return found


def mothers_since(area: WorkArea, since: date) -> Q:
    """Women whose pregnancy lasts, or who gave birth or lost one on or after a day; a condition on people."""
    lasting = Pregnancy.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=since), kelurahan_id__in=area.kelurahan
    )
    born = Birth.objects.filter(LOOSE, person__birth_date__gte=since, mother__kelurahan_id__in=area.kelurahan)
    return Q(id__in=_kept(lasting, "person")) | Q(id__in=_kept(born, "mother"))


def _kept(rows: QuerySet[Any, Any], whose: str) -> QuerySet[Any, Any]:
    kept: QuerySet[Any, Any] = rows.annotate(kept=Coalesce(f"{whose}__merged_into_id", f"{whose}_id"))
    return kept.values_list("kept", flat=True)


def _without_pregnancy(women: Iterable[UUID]) -> QuerySet[Birth]:
    """Births of children who were entered with their mother, where no pregnancy was on record."""
    mine = Birth.objects.filter(Q(mother_id__in=women) | Q(mother__merged_into_id__in=women), LOOSE)
    return mine.select_related("person", "mother").order_by("person__birth_date", "person_id")


def _with_birth(known: Motherhood, child: Person, day: date) -> Motherhood:
    """The later end holds; of twins one who lives is enough."""
    born, lives = child.birth_date, child.died_on is None or child.died_on > day
    if known.last_end and known.last_end > born:
        return known
    return Motherhood(known.pregnant_since, born, lives or (known.last_end == born and known.child_lives))


def _with(known: Motherhood, row: Pregnancy, day: date) -> Motherhood:
    """Pregnancies come in the order of their HPL: the later one holds."""
    if row.began_on <= day and (row.ended_on is None or day < row.ended_on):
        return Motherhood(row.began_on, known.last_end, known.child_lives)
    if row.ended_on is None or row.ended_on > day or row.ended_as not in ENDED_IN_A_BIRTH:
        return known
    children = [birth.person for birth in row.births.all() if birth.person.withdrawn_at is None]
    lives = any(one.died_on is None or one.died_on > day for one in children)
    return Motherhood(known.pregnant_since, row.ended_on, lives)
