"""Who belongs to which family, from which day?

A person belongs to at most one family a day, and a family has at most one head a day; the database holds both.
"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from simpul.foundation.errors import DomainError
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.dated import end_row
from simpul.records.households.actions.keeping import locked_household, tell
from simpul.records.households.models import Household, Member, Relation
from simpul.records.households.queries import current
from simpul.records.people.actions import locked_person
from simpul.records.people.models import Person


def join_household(
    *, actor_id: UUID, area: WorkArea, household_id: UUID, person_id: UUID, relation: Relation, day: date
) -> Member:
    """The person belongs to this family from `day` on, and no longer to the one before. A head takes the place of the
    one before, who stays as `famili_lain` until somebody says better."""
    with transaction.atomic():
        household = locked_household(area, household_id)
        person = locked_person(area, person_id)
        now = current().filter(person=person).first()
        if now and now.household_id == household.pk and now.relation == relation:
            return now
        sequence = tell(actor_id, "household.changed", household)
        if relation == Relation.HEAD:
            step_down(household, day, sequence)
        leave(person, day, sequence)
        return belong(household, person, relation, day, sequence)


def leave_household(*, actor_id: UUID, area: WorkArea, person_id: UUID, day: date) -> None:
    """The person belongs to no family from `day` on; a family that nobody is left in is closed."""
    with transaction.atomic():
        person = locked_person(area, person_id)
        now = current().filter(person=person).select_related("household").first()
        if now is None:
            return
        sequence = tell(actor_id, "household.changed", now.household)
        leave(person, day, sequence)
        if not current().filter(household_id=now.household_id).exists():
            Household.objects.filter(pk=now.household_id).update(closed_on=day)


def belong(household: Household, person: Person, relation: Relation, day: date, sequence: int) -> Member:
    return Member.objects.create(
        household=household,
        person=person,
        kelurahan_id=person.kelurahan_id,
        relation=relation,
        valid_from=day,
        recorded_sequence=sequence,
    )


def leave(person: Person, day: date, sequence: int) -> None:
    """End the membership of today; what is recorded for later days is not overwritten."""
    standing = Member.objects.filter(person=person, superseded_sequence__isnull=True)
    if standing.filter(Q(valid_from__gt=day) | Q(valid_to__gt=day)).exists():
        raise DomainError("household_too_early", "Tanggal itu mendahului susunan keluarga yang sudah tercatat.")
    for row in standing.filter(valid_to__isnull=True):
        end_row(row, day, sequence)


def step_down(household: Household, day: date, sequence: int) -> None:
    for row in current().filter(household=household, relation=Relation.HEAD).select_related("person"):
        person = row.person
        end_row(row, day, sequence)
        belong(household, person, Relation.RELATIVE, day, sequence)
