"""How do the families of a sheet come to be, many at once? As `found_household` and `join_household`, for people who
belong to no family yet; who belongs to one stays there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.privacy import Masked
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.many_rows import insert_rows
from simpul.records.households.actions.keeping import seal_kk
from simpul.records.households.actions.parting import told
from simpul.records.households.models import Household, Relation
from simpul.records.households.queries import current
from simpul.records.people.keys import general_keys
from simpul.records.people.models import Person
from simpul.records.people.queries import within_reach

MEMBER = {
    "household_id": "uuid", "person_id": "uuid", "kelurahan_id": "int", "relation": "varchar", "valid_from": "date",
    "recorded_sequence": "bigint",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewFamily:
    """id  of the family, should it have to be founded; members: record -> relation to the head"""

    id: UUID
    kk: Masked
    members: dict[UUID, Relation] = field(default_factory=dict)
    address: str = ""


def gather_families(
    *, actor_id: UUID, area: WorkArea, families: Sequence[NewFamily], day: date, run: UUID
) -> list[NewFamily]:
    """Put people together who stand under one KK number; those returned have no head and could not be founded."""
    with transaction.atomic():
        people = within_reach(area).filter(withdrawn_at__isnull=True, merged_into__isnull=True)
        free = (
            people.select_for_update(of=("self",)).order_by("id").in_bulk([one for f in families for one in f.members])
        )
        settled = set(current().filter(person_id__in=list(free)).values_list("person_id", flat=True))
        free = {one: person for one, person in free.items() if one not in settled}
        known = _known(area, families)
        headed = _headed(known.values())
        founded: list[Household] = []
        joined: list[tuple[Household, Person, Relation]] = []
        headless: list[NewFamily] = []
        for family in families:
            _gather(family, known, headed, free, founded, joined, headless)
        Household.objects.bulk_create(founded)
        _tell(actor_id, founded, joined, day, run)
    return headless


def _gather(
    family: NewFamily,
    known: dict[bytes, Household],
    headed: set[UUID],
    free: dict[UUID, Person],
    founded: list[Household],
    joined: list[tuple[Household, Person, Relation]],
    headless: list[NewFamily],
) -> None:
    keys = general_keys().indexes(family.kk.reveal())
    household = next((known[one] for one in keys if one in known), None)
    members = {free[one]: relation for one, relation in family.members.items() if one in free}
    if not members:
        return
    heads = [person for person, relation in members.items() if relation == Relation.HEAD]
    if household is None:
        if not heads:
            headless.append(family)
            return
        household = Household(id=family.id, kelurahan_id=heads[0].kelurahan_id, rt_id=heads[0].rt_id)
        household.address = family.address.strip()[:200]
        seal_kk(household, family.kk)
        founded.append(household)
        for key in keys:
            known[key] = household
    for person, relation in members.items():
        second = relation == Relation.HEAD and household.pk in headed
        joined.append((household, person, Relation.RELATIVE if second else relation))
        headed |= {household.pk} if relation == Relation.HEAD else set()


def _known(area: WorkArea, families: Sequence[NewFamily]) -> dict[bytes, Household]:
    keys = [key for one in families for key in general_keys().indexes(one.kk.reveal())]
    rows = Household.objects.filter(kk_index__in=keys, closed_on__isnull=True, kelurahan_id__in=area.kelurahan)
    return {bytes(one.kk_index): one for one in rows.order_by("-id") if one.kk_index is not None}


def _headed(households: Iterable[Household]) -> set[UUID]:
    rows = current().filter(household_id__in=[one.pk for one in households], relation=Relation.HEAD)
    return set(rows.values_list("household_id", flat=True))


def _tell(
    actor_id: UUID, founded: list[Household], joined: list[tuple[Household, Person, Relation]], day: date, run: UUID
) -> None:
    new = {one.pk for one in founded}
    changed = {household.pk: household for household, _, _ in joined if household.pk not in new}
    numbers = told(actor_id, {"household.founded": founded, "household.changed": list(changed.values())}, run)
    insert_rows(
        "households_member",
        MEMBER,
        [
            (home.pk, one.pk, one.kelurahan_id, relation, max(day, one.birth_date), numbers[home.pk])
            for home, one, relation in joined
        ],
    )
