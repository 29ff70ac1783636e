"""Who belongs to which family, from which day?

A person belongs to at most one family a day, and a family has at most one head a day; the database holds both. A
family in which people are left has a head: whoever leaves as the head names who comes after. One that nobody is left in
closes.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from simpul.foundation.errors import DomainError, StaleRecordError
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.dated import end_row
from simpul.records.households.actions.keeping import (
    hold_family_of,
    locked_household,
    locked_member,
    refuse_ended,
    tell,
)
from simpul.records.households.heads import heads_of, led_by
from simpul.records.households.kinds import Relation, of_the_one_before
from simpul.records.households.models import Household, Member
from simpul.records.households.queries import current
from simpul.records.people.actions import locked_person
from simpul.records.people.models import Person

TOO_EARLY = "Tanggal itu mendahului susunan keluarga yang sudah tercatat."
LIVING = Q(
    person__died_on__isnull=True,
    person__left_on__isnull=True,
    person__withdrawn_at__isnull=True,
    person__merged_into__isnull=True,
)


def join_household(
    *, actor_id: UUID, area: WorkArea, household_id: UUID, person_id: UUID, relation: Relation, day: date
) -> Member:
    """The person belongs to this family from `day` on, and no longer to the one before.

    A new head takes the place of the one before, who becomes what the relation says (a wife's husband, a son's parent).
    Raises NotInWorkAreaError, StaleRecordError where somebody took them at the same moment, DomainError for a head who
    would leave others without one, for a day too early, and for who is here no more.
    """
    with transaction.atomic():
        held = hold_family_of([person_id], household_id)
        household = locked_household(area, household_id)
        person = locked_person(area, person_id)
        now = current().filter(person=person).first()
        if now and now.household_id == household.pk and now.relation == relation:
            return now
        if now and now.household_id not in held:
            raise StaleRecordError()
        refuse_ended([person])
        led = led_by([person.pk])
        sequence = tell(actor_id, "household.changed", household)
        if relation == Relation.HEAD:
            step_down(household, day, sequence, of_the_one_before(now.relation if now else Relation.RELATIVE))
        leave(person, day, sequence)
        member = belong(household, person, relation, day, sequence)
        settle(held, day, led)
    return member


def leave_household(
    *, actor_id: UUID, area: WorkArea, person_id: UUID, day: date, new_head: UUID | None = None
) -> None:
    """The person belongs to no family from `day` on. Raises DomainError `head_missing` where a head names nobody."""
    with transaction.atomic():
        person, now = locked_member(area, person_id)
        household = Household.objects.filter(pk=now.household_id).first() if now else None
        if now is None or household is None:
            return
        sequence = tell(actor_id, "household.changed", household)
        leave(person, day, sequence)
        succeed(now, new_head, day, sequence)
        settle({household.pk}, day)


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
    standing = _standing(person)
    if _said_after(standing, day).exists():
        raise DomainError("household_too_early", TOO_EARLY)
    for row in standing.filter(valid_to__isnull=True):
        end_row(row, day, sequence)


def step_down(household: Household, day: date, sequence: int, becomes: Relation = Relation.RELATIVE) -> None:
    """The head of today becomes a member. Raises DomainError where there was another head on a later day."""
    heads = heads_of(household)
    if _said_after(heads, day).exists():
        raise DomainError("household_too_early", TOO_EARLY)
    for row in heads.filter(valid_to__isnull=True).select_related("person"):
        person = row.person
        end_row(row, day, sequence)
        belong(household, person, becomes, day, sequence)


def succeed(gone: Member, new_head: UUID | None, day: date, sequence: int) -> None:
    """A head goes: one of those who are left takes the place, from `day` or when both were here."""
    left = current().filter(LIVING, household_id=gone.household_id).exclude(person_id=gone.person_id)
    if gone.relation != Relation.HEAD or not left.exists():
        return
    row = left.filter(person_id=new_head).select_related("person", "household").first() if new_head else None
    if row is None:
        raise DomainError("head_missing", "Pilih kepala keluarga yang baru.")
    household, person, start = row.household, row.person, max(day, gone.valid_from, row.valid_from)
    end_row(row, start, sequence)
    belong(household, person, Relation.HEAD, start, sequence)


def settle(households: Iterable[UUID], day: date, led: Iterable[UUID] = ()) -> None:
    """A family that nobody is left in is closed. One that somebody led who goes (`led`) has another head by now."""
    for household_id in sorted(households):
        left = current().filter(LIVING, household_id=household_id)
        if not left.exists():
            Household.objects.filter(pk=household_id, closed_on__isnull=True).update(closed_on=day)
        elif household_id in led and not current().filter(household_id=household_id, relation=Relation.HEAD).exists():
            raise DomainError("head_leaves", "Pilih dulu kepala keluarga yang baru bagi yang tinggal.")


def _standing(person: Person) -> QuerySet[Member]:
    return Member.objects.filter(person=person, superseded_sequence__isnull=True)


def _said_after(rows: QuerySet[Member], day: date) -> QuerySet[Member]:
    return rows.filter(Q(valid_from__gt=day) | Q(valid_to__gt=day))
