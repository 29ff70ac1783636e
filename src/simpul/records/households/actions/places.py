"""Where does a family live, and under which KK number?"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import NotInWorkAreaError
from simpul.foundation.privacy import Masked
from simpul.records.facilities.kinds import AreaLevel
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea, work_area_scope
from simpul.records.households.actions.keeping import (
    locked_household,
    locked_people,
    members_within,
    seal_kk,
    tell,
)
from simpul.records.households.models import Household
from simpul.records.households.queries import holds_kk
from simpul.records.people.actions import move_person


def move_household(
    *, actor_id: UUID, area: WorkArea, household_id: UUID, rt: Area, day: date, address: str = ""
) -> Household:
    """The whole family moves, to any RT of the city; a member who lives elsewhere already stays there.

    Either all move or none. Both kelurahan are told. Raises NotInWorkAreaError, DomainError for a day too early.
    """
    if rt.level != AreaLevel.RT or rt.kelurahan_id is None:
        raise NotInWorkAreaError()
    with transaction.atomic():
        household = locked_household(area, household_id)
        if household.rt_id == rt.pk:
            return household
        people = locked_people(area, members_within(area, household)).values()
        for person in people:
            if person.is_listed and person.rt_id == household.rt_id:
                move_person(actor_id=actor_id, area=area, person=person, rt=rt, day=day)
        tell(actor_id, "household.moved", household)
        left, household.rt, household.kelurahan_id = household.kelurahan_id, rt, rt.kelurahan_id
        household.address = address.strip()[:200]
        both = replace(area, kelurahan=tuple({*area.kelurahan, left, rt.kelurahan_id}))
        with work_area_scope(both):
            household.save(update_fields=["rt", "kelurahan", "address"])
            if left != rt.kelurahan_id:
                tell(actor_id, "household.moved", household)
    return household


def change_house(
    *, actor_id: UUID, area: WorkArea, household_id: UUID, address: str, kk: Masked | None = None
) -> Household:
    """The address as it is called here, and the KK number where it is given; without one the number stays.

    What is recorded already is no change.
    """
    with transaction.atomic():
        household = locked_household(area, household_id)
        same_kk = kk is None or holds_kk(household, kk)
        if household.address == address.strip()[:200] and same_kk:
            return household
        household.address = address.strip()[:200]
        if kk and not same_kk:
            seal_kk(household, kk)
        household.save(update_fields=["address", "kk_sealed", "kk_index", "kk_key_id"])
        tell(actor_id, "household.changed", household)
    return household


def keep_kk(*, actor_id: UUID, area: WorkArea, household_id: UUID, kk: Masked) -> Household:
    """The KK number of a family that had none, or the right one."""
    with transaction.atomic():
        household = locked_household(area, household_id)
        seal_kk(household, kk)
        household.save(update_fields=["kk_sealed", "kk_index", "kk_key_id"])
        tell(actor_id, "household.changed", household)
    return household
