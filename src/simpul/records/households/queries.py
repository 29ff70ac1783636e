"""Which family does this person belong to, and who else is in it?"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from simpul.foundation.privacy import Masked
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.models import Household, Member, Relation
from simpul.records.people.keys import general_keys
from simpul.records.people.models import Person

ORDER = {relation: position for position, relation in enumerate(Relation)}


@dataclass(frozen=True, slots=True)
class Family:
    """members  those of today who may be named, the head first"""

    household: Household
    members: list[Member]

    @property
    def head(self) -> Person | None:
        return next((member.person for member in self.members if member.relation == Relation.HEAD), None)


def household_of(area: WorkArea, person: Person) -> Family | None:
    """The family of today, or None where the person is in none or the family lives where this worker may not look."""
    member = current().filter(person=person).first()
    return get_household(area, member.household_id) if member else None


def get_household(area: WorkArea, household_id: UUID) -> Family | None:
    household = Household.objects.select_related("rt__rw", "kelurahan").filter(id=household_id).first()
    if household is None or not area.names_in(household.kelurahan_id, household.rt_id):
        return None
    rows = current().filter(household=household, person__withdrawn_at__isnull=True, person__merged_into__isnull=True)
    members = [row for row in rows.select_related("person") if _named(area, row.person)]
    return Family(household, sorted(members, key=lambda row: (ORDER[Relation(row.relation)], row.person.birth_date)))


def households_of_rt(area: WorkArea, rt_id: int, kelurahan_id: int) -> list[Family]:
    """The families of one RT that are not closed, in the order in which they were entered."""
    if not area.names_in(kelurahan_id, rt_id):
        return []
    ids = Household.objects.filter(rt_id=rt_id, closed_on__isnull=True).order_by("id").values_list("id", flat=True)
    return [family for one in ids if (family := get_household(area, one))]


def find_by_kk(area: WorkArea, kk: Masked) -> list[Person]:
    """The members of every family with this KK number."""
    rows = current().filter(
        household__kk_index__in=general_keys().indexes(kk.reveal()),
        person__withdrawn_at__isnull=True,
        person__merged_into__isnull=True,
    )
    people = [row.person for row in rows.select_related("person__rt__rw", "person__mother")]
    return sorted((one for one in people if _named(area, one)), key=lambda one: (one.birth_date, one.pk))


def kk_of(household: Household) -> Masked | None:
    if household.kk_sealed is None:
        return None
    return Masked(general_keys().open(household.kk_key_id, bytes(household.kk_sealed)))


def current() -> QuerySet[Member]:
    return Member.objects.filter(superseded_sequence__isnull=True, valid_to__isnull=True)


def _named(area: WorkArea, person: Person) -> bool:
    return area.reaches(person.pk, person.kelurahan_id, person.rt_id)
