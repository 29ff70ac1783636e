"""How does a membership end with the person and come back with them, and how does a family end?"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.dated import end_row
from simpul.records.households.actions.belonging import belong, leave, settle, succeed
from simpul.records.households.actions.keeping import (
    locked_household,
    locked_member,
    locked_people,
    members_within,
    tell,
)
from simpul.records.households.heads import heads_of
from simpul.records.households.kinds import Relation
from simpul.records.households.models import Household, Member
from simpul.records.households.queries import current, last_membership


def depart(*, actor_id: UUID, area: WorkArea, person_id: UUID, day: date, new_head: UUID | None = None) -> None:
    """The person died, left the city or never was: they belong to no family from `day` on.

    What happened is never refused because of what was written of the family for later days: that goes. The page of the
    family goes on naming who died or left (`former_members`). A head with people left names who comes after; otherwise
    DomainError `head_missing`.
    """
    with transaction.atomic():
        person, now = locked_member(area, person_id)
        household = Household.objects.filter(pk=now.household_id).first() if now else None
        rows = Member.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), person=person)
        standing = list(rows.filter(superseded_sequence__isnull=True).select_related("household"))
        if not standing:
            return
        sequence = tell(actor_id, "household.changed", household or standing[-1].household)
        for row in standing:
            end_row(row, day, sequence)
        if now and household:
            succeed(now, new_head, day, sequence)
            settle({household.pk}, day)


def close_household(*, actor_id: UUID, area: WorkArea, household_id: UUID, day: date) -> Household:
    """The family is no more: whoever is left belongs to none. Closed already, it changes nothing."""
    with transaction.atomic():
        known = Household.objects.filter(id=household_id).first()
        if known and known.closed_on and area.names_in(known.kelurahan_id, known.rt_id):
            return known
        household = locked_household(area, household_id)
        people = locked_people(area, members_within(area, household))
        sequence = tell(actor_id, "household.closed", household)
        for person in people.values():
            leave(person, day, sequence)
        household.closed_on = day
        household.save(update_fields=["closed_on"])
    return household


def rejoin_household(*, actor_id: UUID, area: WorkArea, person_id: UUID, today: date) -> Member | None:
    """Who came back to life in the register belongs again to the family they were in last, where that is still here.

    From the day on which it had ended, or today where that is not known; as the head only where there is none. None:
    the family has gone elsewhere, and somebody has to say where this person belongs.
    """
    with transaction.atomic():
        person, now = locked_member(area, person_id)
        last = last_membership(person)
        if now or last is None or last.household.rt_id != person.rt_id:
            return now
        household = Household.objects.select_for_update().get(pk=last.household_id)
        others = current().filter(household=household)
        if household.closed_on and others.exists():
            return None
        if household.closed_on:
            household.closed_on = None
            household.save(update_fields=["closed_on"])
        day = last.valid_to if last.valid_to and last.superseded_sequence is None else today
        led = last.relation == Relation.HEAD
        taken = led and heads_of(household).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day)).exists()
        relation = Relation.RELATIVE if taken else Relation(last.relation)
        sequence = tell(actor_id, "household.changed", household)
        return belong(household, person, relation, day, sequence)
