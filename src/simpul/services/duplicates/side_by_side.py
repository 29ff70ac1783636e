"""What agrees and what differs between two records, and which of them should be kept?"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max

from simpul.foundation.sex import Sex
from simpul.knowledge.identity.described import Described
from simpul.knowledge.identity.likeness import FIELDS, TWIN, Likeness, compare
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.queries import Family, household_of
from simpul.records.people.models import Person
from simpul.records.people.queries import get_person, record_ids
from simpul.records.pregnancies.queries import active_pregnancy
from simpul.records.visits.models import Visit
from simpul.services.duplicates.comparing.shares import shares_of
from simpul.services.duplicates.describing import described_records, print_of
from simpul.services.duplicates.models import Pair
from simpul.services.duplicates.pair_queries import pair_of

FILLED = ("mother_name", "nik", "phone", "kk", "birth_order")


@dataclass(frozen=True, slots=True)
class Side:
    """One person, with what was merged into them before."""

    person: Person
    described: Described
    visits: int
    last_visit: date | None
    family: Family | None
    is_pregnant: bool

    @property
    def rank(self) -> tuple[bool, int, float]:
        """The better record to keep: with a NIK, with more visits, recorded earlier."""
        recorded: datetime = self.person.recorded_at
        return bool(self.described.nik), self.visits, -recorded.timestamp()


@dataclass(frozen=True, slots=True)
class Beside:
    """levels  by field, at which level the two agree; "" where it cannot be said
    seen    what was shown, to be sent back with the decision
    """

    left: Side
    right: Side
    likeness: Likeness
    levels: dict[str, str]
    pair: Pair | None
    seen: str

    @property
    def kept(self) -> Side:
        """Which one is proposed to be kept."""
        return max(self.left, self.right, key=lambda side: side.rank)

    @property
    def perhaps_twins(self) -> bool:
        return any(code.startswith(f"{TWIN}:") for code in self.likeness.codes)

    @property
    def sexes_differ(self) -> bool:
        return self.levels["sex"] == "different"

    @property
    def is_restricted(self) -> bool:
        return bool(self.left.person.restricted_at or self.right.person.restricted_at)


def side_by_side(area: WorkArea, one_id: UUID, other_id: UUID) -> Beside | None:
    """Both, or None where one may not be named here, does not exist, or they are one already."""
    people = [get_person(area, one) for one in sorted((one_id, other_id))]
    left, right = people
    if left is None or right is None or left.pk == right.pk:
        return None
    left, right = sorted((left, right), key=lambda one: one.pk)
    whole = {one.pk: _whole(one) for one in (left, right)}
    likeness = compare(whole[left.pk], whole[right.pk], shares_of(whole.values()))
    return Beside(
        left=_side(area, left, whole[left.pk]),
        right=_side(area, right, whole[right.pk]),
        likeness=likeness,
        levels={field: level(whole[left.pk], whole[right.pk]) for field, level in FIELDS.items()},
        pair=pair_of(area, left.pk, right.pk),
        seen=seen_of(left, right),
    )


def seen_of(one: Person, other: Person) -> str:
    """A token for what was on the screen, which says nothing by itself: who decides on it has seen what stands now."""
    described = described_records([one, other])
    return "".join(print_of(described[pk]).hex()[:16] for pk in sorted((one.pk, other.pk)))


def _whole(person: Person) -> Described:
    """What the record lacks and a record merged into it knows."""
    parts = described_records([person, *Person.objects.select_related("mother").filter(merged_into=person)])
    own = parts.pop(person.pk)
    for part in parts.values():
        known = {field: getattr(part, field) for field in FILLED if getattr(own, field) is None}
        own = replace(own, **known)
    return own


def _side(area: WorkArea, person: Person, described: Described) -> Side:
    visits = Visit.objects.filter(person_id__in=record_ids(person.pk), withdrawal__isnull=True)
    found = visits.aggregate(count=Count("id"), last=Max("local_date"))
    pregnant = person.sex == Sex.FEMALE and active_pregnancy(area, person) is not None
    return Side(person, described, found["count"], found["last"], household_of(area, person), pregnant)
