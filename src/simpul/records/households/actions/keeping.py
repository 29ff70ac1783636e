"""How is a family locked, sealed and told about?

Rows are locked in one order by everybody, or two hands would wait for each other: families by id, then people by id,
and only then the counter of the feed (`tell`).
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from simpul.foundation.errors import DomainError, NotInWorkAreaError, StaleRecordError
from simpul.foundation.privacy import Masked
from simpul.records.audit import actions as audit
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.households.models import Household, Member
from simpul.records.households.queries import current
from simpul.records.people.actions import locked_person
from simpul.records.people.keys import general_keys
from simpul.records.people.models import Person

KK_DIGITS = 16


def seal_kk(household: Household, kk: Masked) -> None:
    digits = kk.reveal()
    if len(digits) != KK_DIGITS or not (digits.isascii() and digits.isdigit()):
        raise DomainError("kk_impossible", "Nomor KK terdiri dari 16 angka.")
    keys = general_keys()
    household.kk_key_id, household.kk_sealed = keys.seal(digits)
    household.kk_index = keys.index(digits)


def locked_household(area: WorkArea, household_id: UUID) -> Household:
    found = Household.objects.select_for_update().filter(id=household_id).first()
    if found is None or not area.names_in(found.kelurahan_id, found.rt_id):
        raise NotInWorkAreaError()
    if found.closed_on:
        raise DomainError("household_closed", "Keluarga ini sudah ditutup. Muat ulang untuk melihat yang terbaru.")
    return found


def hold_family_of(people: Iterable[UUID], *also: UUID) -> set[UUID]:
    """Lock the families to which these people belong now, and others, before anything of theirs is written."""
    ids = {*current().filter(person_id__in=list(people)).values_list("household_id", flat=True), *also}
    return set(Household.objects.select_for_update().filter(id__in=ids).order_by("id").values_list("id", flat=True))


def locked_member(area: WorkArea, person_id: UUID) -> tuple[Person, Member | None]:
    """The person and what they belong to today; their family is locked too.

    Raises NotInWorkAreaError, and StaleRecordError where the person changed families in that very moment.
    """
    held = hold_family_of([person_id])
    person = locked_person(area, person_id)
    member = current().filter(person=person).first()
    if member and held and member.household_id not in held:
        raise StaleRecordError()
    return person, member


def locked_people(area: WorkArea, ids: Iterable[UUID]) -> dict[UUID, Person]:
    """By the id that was asked for; an id that was merged leads to the record that was kept."""
    return {one: locked_person(area, one) for one in sorted(ids)}


def held_people(area: WorkArea, ids: Collection[UUID]) -> tuple[set[UUID], dict[UUID, Person]]:
    """The families of these people and the people themselves, locked in this order.

    Raises StaleRecordError where somebody changed families while this hand waited.
    """
    held = hold_family_of(ids)
    people = locked_people(area, ids)
    now = current().filter(person__in=people.values()).values_list("household_id", flat=True)
    if not held.issuperset(now):
        raise StaleRecordError()
    return held, people


def refuse_ended(people: Iterable[Person]) -> None:
    """Who died, left the city or never was comes into no family."""
    if not all(one.is_listed for one in people):
        raise DomainError("not_active", "Catatan ini sudah tidak aktif. Bila itu keliru, aktifkan lagi dulu.")


def members_within(area: WorkArea, household: Household) -> list[UUID]:
    """The members of today whose records this area may write."""
    rows = current().filter(household=household).select_related("person")
    return [row.person_id for row in rows if area.reaches(row.person_id, row.person.kelurahan_id, row.person.rt_id)]


def tell(actor_id: UUID | None, kind: str, household: Household) -> int:
    audit.record(
        actor_id=actor_id,
        action=kind,
        subject_kind="household",
        subject_id=household.pk,
        kelurahan_id=household.kelurahan_id,
        purpose="pendataan",
    )
    return append(News(kind, household.kelurahan_id, household.pk)).sequence
