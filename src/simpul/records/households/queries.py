"""Which family does this person belong to, and who else is in it?"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from simpul.foundation.privacy import Masked
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.kinds import Relation
from simpul.records.households.models import Household, Member
from simpul.records.people.keys import general_keys
from simpul.records.people.models import Person
from simpul.records.people.queries import residents
from simpul.records.prepared import Blank, Prepared

OF_FAMILY = Prepared(
    lambda: (
        current()
        .filter(household_id__in=current().filter(person_id=Blank("person")).values("household_id"))
        .select_related("person", "household")
    )
)
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
    rows = OF_FAMILY.ask(person=person.pk)
    return _family(area, rows[0].household, rows) if rows else None


def get_household(area: WorkArea, household_id: UUID) -> Family | None:
    household = Household.objects.select_related("rt__rw", "kelurahan").filter(id=household_id).first()
    rows = current().filter(household_id=household_id).select_related("person")
    return _family(area, household, rows) if household else None


def households_of_rt(area: WorkArea, rt_id: int, kelurahan_id: int) -> list[Family]:
    """The families of one RT that are not closed, in the order in which they were entered."""
    if not area.names_in(kelurahan_id, rt_id):
        return []
    found = Household.objects.filter(kelurahan_id=kelurahan_id, rt_id=rt_id, closed_on__isnull=True)
    households = list(found.select_related("rt__rw", "kelurahan").order_by("id"))
    rows: dict[UUID, list[Member]] = defaultdict(list)
    for row in current().filter(household__in=households).select_related("person"):
        rows[row.household_id].append(row)
    return [Family(one, _named_members(area, rows[one.pk])) for one in households]


def households_counted(area: WorkArea) -> Counter[int]:
    """By id of the RT, how many families are not closed."""
    found = Household.objects.filter(kelurahan_id__in=area.kelurahan, closed_on__isnull=True)
    if area.rt is not None:
        found = found.filter(rt_id__in=area.rt)
    return Counter(found.values_list("rt_id", flat=True))


def without_household(area: WorkArea, rt_id: int) -> list[Person]:
    """The living people of one RT who are in no family, in the order of the register."""
    people = residents(area).filter(rt_id=rt_id).exclude(id__in=current().values("person_id"))
    return list(people.order_by("name_lc", "id"))


def women_of_rt(area: WorkArea, rt_id: int) -> list[Person]:
    """Who of one RT may be the mother of somebody, by name."""
    return list(residents(area).filter(rt_id=rt_id, sex=Sex.FEMALE).order_by("name_lc", "id"))


def former_members(area: WorkArea, family: Family) -> list[Member]:
    """Who died or left the city out of this family, each once: the latest that was said of them, the oldest first."""
    rows = Member.objects.filter(household=family.household).select_related("person").order_by("id")
    latest = {row.person_id: row for row in rows if row.person.died_on or row.person.left_on}
    still = set(current().filter(person_id__in=latest).values_list("person_id", flat=True))
    shown = [row for row in latest.values() if row.person_id not in still and _may_be_named(area, row.person)]
    return sorted(shown, key=lambda row: (row.person.birth_date, row.person_id))


def last_membership(person: Person) -> Member | None:
    """What was said last of this person's family, whether it holds or not."""
    return Member.objects.filter(person=person).select_related("household").order_by("-id").first()


def version_of(household: Household) -> str:
    """Changes with every change of the members: a form that was drawn before knows by it that it is stale."""
    told = list(Member.objects.filter(household=household).order_by("-id").values_list("id", "superseded_sequence"))
    return f"{told[0][0]}-{sum(after is not None for _, after in told)}" if told else "0"


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


def holds_kk(household: Household, kk: Masked) -> bool:
    """Whether this is the KK number of the family."""
    index = household.kk_index
    return index is not None and bytes(index) in general_keys().indexes(kk.reveal())


def current() -> QuerySet[Member]:
    return Member.objects.filter(superseded_sequence__isnull=True, valid_to__isnull=True)


def _family(area: WorkArea, household: Household, rows: Iterable[Member]) -> Family | None:
    within = area.names_in(household.kelurahan_id, household.rt_id)
    return Family(household, _named_members(area, rows)) if within else None


def _named_members(area: WorkArea, rows: Iterable[Member]) -> list[Member]:
    named = (row for row in rows if _may_be_named(area, row.person))
    return sorted(named, key=lambda row: (ORDER[Relation(row.relation)], row.person.birth_date, row.person_id))


def _may_be_named(area: WorkArea, person: Person) -> bool:
    return not (person.withdrawn_at or person.merged_into_id) and _named(area, person)


def _named(area: WorkArea, person: Person) -> bool:
    return area.reaches(person.pk, person.kelurahan_id, person.rt_id)
