"""How does a family move, and get its KK number?"""

from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import NotInWorkAreaError
from simpul.foundation.privacy import Masked
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.actions.keeping import locked_household, seal_kk, tell
from simpul.records.households.models import Household
from simpul.records.households.queries import current
from simpul.records.people.actions import move_person
from simpul.records.people.models import Person


def move_household(
    *, actor_id: UUID, area: WorkArea, household_id: UUID, rt: Area, day: date, address: str = ""
) -> Household:
    """The whole family moves; a member who lives elsewhere already stays there. Either all move or none."""
    if rt.kelurahan_id is None or not area.names_in(rt.kelurahan_id, rt.pk):
        raise NotInWorkAreaError()
    with transaction.atomic():
        household = locked_household(area, household_id)
        together = current().filter(household=household, person__rt_id=household.rt_id)
        for person in Person.objects.filter(id__in=together.values("person_id")).order_by("id"):
            if person.is_listed:
                move_person(actor_id=actor_id, area=area, person=person, rt=rt, day=day)
        household.rt, household.kelurahan_id = rt, rt.kelurahan_id
        household.address = address.strip()[:200] or household.address
        household.save(update_fields=["rt", "kelurahan", "address"])
        tell(actor_id, "household.moved", household)
    return household


def keep_kk(*, actor_id: UUID, area: WorkArea, household_id: UUID, kk: Masked) -> Household:
    """The KK number of a family that had none, or the right one."""
    with transaction.atomic():
        household = locked_household(area, household_id)
        seal_kk(household, kk)
        household.save(update_fields=["kk_sealed", "kk_index", "kk_key_id"])
        tell(actor_id, "household.changed", household)
    return household
