"""Which of these women are pregnant on a day, and when did the others last give birth?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import records_of
from simpul.records.pregnancies.kinds import PregnancyEnd
from simpul.records.pregnancies.models import Birth, Pregnancy
from simpul.records.prepared import Blank, OneOf, Prepared, attach

LOOSE = Q(pregnancy__isnull=True, person__withdrawn_at__isnull=True)
ENDED_IN_A_BIRTH = (PregnancyEnd.BIRTH, PregnancyEnd.ABORTUS)
PREGNANCIES = Prepared(
    lambda: (
        Pregnancy.objects.filter(OneOf("person_id", "women"))
        .exclude(ended_as=PregnancyEnd.WRONG)
        .order_by("due_on", "id")
    )
)
BIRTHS = Prepared(lambda: Birth.objects.filter(OneOf("pregnancy_id", "pregnancies")).select_related("person"))
# Of children who were entered with their mother, where no pregnancy was on record.
WITHOUT_PREGNANCY = Prepared(
    lambda: (
        Birth.objects.filter(OneOf("mother_id", "women"), LOOSE, person__birth_date__lte=Blank("day"))
        .select_related("person")
        .order_by("person__birth_date", "person_id")
    )
)


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


class Woman(Protocol):
    """What is looked at of a person: a record, or a row of its columns; men are passed over."""

    @property
    def pk(self) -> UUID: ...
    @property
    def sex(self) -> str: ...
    @property
    def kelurahan_id(self) -> int: ...
    @property
    def rt_id(self) -> int: ...


def motherhood_on(area: WorkArea, people: Iterable[Woman], day: date) -> dict[UUID, Motherhood]:
    """By id of the woman; who was never pregnant, as far as is recorded, is not in it. Merged records count.

    A birth counts with and without a recorded pregnancy.
    """
    return motherhood_on_days(area, {day: people}).get(day, {})


def motherhood_on_days(area: WorkArea, people: Mapping[date, Iterable[Woman]]) -> dict[date, dict[UUID, Motherhood]]:
    """The same of the women of several days, each on her own day; statements do not grow with the days."""
    asked = {day: _women_of(area, found) for day, found in people.items()}
    women = {one for found in asked.values() for one in found}
    if not women:
        return {}
    roots = {part: kept for kept, parts in records_of(women).items() for part in parts}
    rows = PREGNANCIES.ask(women=list(roots))
    attach(rows, "births", BIRTHS.ask(pregnancies=[one.pk for one in rows]) if rows else [], "pregnancy")
    loose = WITHOUT_PREGNANCY.ask(women=list(roots), day=max(asked))
    found: dict[date, dict[UUID, Motherhood]] = {day: {} for day in asked}
    for day, known in found.items():
        for row in rows:
            if (woman := roots[row.person_id]) in asked[day]:
                known[woman] = _with(known.get(woman, NOTHING_KNOWN), row, day)
        for birth in loose:
            if (woman := roots[birth.mother_id]) in asked[day] and birth.person.birth_date <= day:
                known[woman] = _with_birth(known.get(woman, NOTHING_KNOWN), birth.person, day)
    return found


def _women_of(area: WorkArea, people: Iterable[Woman]) -> set[UUID]:
    return {one.pk for one in people if one.sex == Sex.FEMALE and area.reaches(one.pk, one.kelurahan_id, one.rt_id)}


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
