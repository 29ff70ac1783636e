"""What must happen together when somebody comes into a family or goes out of it?

A death takes a person out of the family and ends a pregnancy; a move may leave a family without its head; a birth makes
a child, a member and findings. Each is one transaction. Families are locked before people (households/actions/keeping).

What holds
    Death, leaving the city, wrong entry: the membership ends on that day; the page of the family goes on naming who
    died or left. A head with people left names who comes after. An active pregnancy ends: by the death, by the move,
    or as wrong as the entry was.
    Move: within the kelurahan a person may stay in the family (a student elsewhere on the same KK); into another
    kelurahan nobody takes a membership along, because its workers could not see the family.
    Coming back: to the family they were in last, where that is still here and they live in its RT.
    Birth: weight, length and head circumference at birth are facts of the birth (`Birth`) and findings of the newborn
    (concepts birth_weight, birth_length, birth_head), evidence taken over from the book. They are no weighing: nothing
    counts them in D, and N/T begins with the first Posyandu.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.records.facilities.models import Area, Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households import actions as households
from simpul.records.households.queries import household_of
from simpul.records.people import actions as people
from simpul.records.people.models import Person
from simpul.records.pregnancies import actions as pregnancies
from simpul.records.pregnancies.actions import Delivery, Newborn
from simpul.records.pregnancies.kinds import BirthPlace, PregnancyEnd
from simpul.records.pregnancies.models import Birth
from simpul.records.pregnancies.queries import pregnant_among
from simpul.records.visits.actions import Finding, Place, record_visit
from simpul.records.visits.models import Source, VisitKind

SEEN_AT = {BirthPlace.PUSTU: VisitKind.PUSTU, BirthPlace.PUSKESMAS: VisitKind.PUSKESMAS}
BIRTH_RECORD = "catatan kelahiran"


def record_death(
    *,
    actor_id: UUID,
    area: WorkArea,
    person: Person,
    died_on: date,
    today: date,
    reason: str = "",
    new_head: UUID | None = None,
) -> Person:
    """`people.record_death`, out of the family, and the pregnancy ended."""
    with transaction.atomic():
        _go(actor_id, area, person, died_on, today, new_head, PregnancyEnd.DEATH)
        return people.record_death(
            actor_id=actor_id, area=area, person=person, died_on=died_on, today=today, reason=reason
        )


def record_left(
    *,
    actor_id: UUID,
    area: WorkArea,
    person: Person,
    day: date,
    today: date,
    elsewhere: str,
    reason: str = "",
    new_head: UUID | None = None,
) -> Person:
    """`people.record_left`, out of the family, and the pregnancy followed no longer."""
    with transaction.atomic():
        _go(actor_id, area, person, day, today, new_head, PregnancyEnd.MOVED)
        return people.record_left(
            actor_id=actor_id, area=area, person=person, day=day, today=today, elsewhere=elsewhere, reason=reason
        )


def mark_wrong_entry(
    *,
    actor_id: UUID,
    area: WorkArea,
    person: Person,
    reason: str,
    now: datetime,
    today: date,
    new_head: UUID | None = None,
) -> Person:
    """`people.mark_wrong_entry`; who never was belonged to no family and was not pregnant."""
    with transaction.atomic():
        _go(actor_id, area, person, person.birth_date, today, new_head, PregnancyEnd.WRONG, pregnant_until=today)
        return people.mark_wrong_entry(actor_id=actor_id, area=area, person=person, reason=reason, now=now)


def reactivate(
    *, actor_id: UUID, area: WorkArea, person: Person, reason: str, today: date, rt: Area | None = None
) -> tuple[Person, bool]:
    """`people.reactivate`, and whether the person belongs to a family again. A pregnancy that ended is begun anew.

    Who is active already stays where they are.
    """
    with transaction.atomic():
        households.hold_family_of([person.pk])
        held = people.locked_person(area, person.pk)
        if held.is_listed:
            return held, household_of(area, held) is not None
        person = people.reactivate(actor_id=actor_id, area=area, person=held, reason=reason, today=today, rt=rt)
        member = households.rejoin_household(actor_id=actor_id, area=area, person_id=person.pk, today=today)
    return person, member is not None


def move_person(
    *,
    actor_id: UUID,
    area: WorkArea,
    person: Person,
    rt: Area,
    day: date,
    stays_in_family: bool = False,
    new_head: UUID | None = None,
) -> Person:
    """`people.move_person`, and out of the family unless the person stays in it; see above for another kelurahan."""
    with transaction.atomic():
        if not stays_in_family or rt.kelurahan_id != person.kelurahan_id:
            households.leave_household(actor_id=actor_id, area=area, person_id=person.pk, day=day, new_head=new_head)
        return people.move_person(actor_id=actor_id, area=area, person=person, rt=rt, day=day)


def record_birth(
    *,
    actor_id: UUID,
    area: WorkArea,
    facility: Facility,
    mother_id: UUID,
    born_at: datetime,
    newborns: list[Newborn],
    now: datetime,
    delivery: Delivery,
    one_more: bool = False,
) -> list[Birth]:
    """`pregnancies.record_birth`, and what was measured as findings of each newborn. facility  where it is written."""
    with transaction.atomic():
        births = pregnancies.record_birth(
            actor_id=actor_id,
            area=area,
            mother_id=mother_id,
            born_at=born_at,
            newborns=newborns,
            now=now,
            zone=LocalZone(facility.zone),
            delivery=delivery,
            one_more=one_more,
        )
        for birth in births:
            _keep_measures(actor_id, area, facility, birth, now)
    return births


def _go(
    actor_id: UUID,
    area: WorkArea,
    person: Person,
    day: date,
    today: date,
    new_head: UUID | None,
    end: PregnancyEnd,
    pregnant_until: date | None = None,
) -> None:
    households.depart(actor_id=actor_id, area=area, person_id=person.pk, day=day, new_head=new_head)
    if pregnant_among(area, [person]):
        pregnancies.end_pregnancy(
            actor_id=actor_id,
            area=area,
            person_id=person.pk,
            ended_on=pregnant_until or day,
            ended_as=end,
            today=today,
        )


def _keep_measures(actor_id: UUID, area: WorkArea, facility: Facility, birth: Birth, now: datetime) -> None:
    """Once: sent again, the births are the same and their findings are there."""
    measured = {
        "birth_weight": birth.weight_grams,
        "birth_length": birth.length_mm,
        "birth_head": birth.head_mm,
    }
    findings = [Finding(new_id(), concept, value) for concept, value in measured.items() if value is not None]
    if not findings or birth.person.visits.filter(source_ref=BIRTH_RECORD).exists():
        return
    kind = SEEN_AT.get(BirthPlace(birth.place)) if birth.place else None
    record_visit(
        actor_id=actor_id,
        area=area,
        person_id=birth.person_id,
        place=Place(facility, kind or VisitKind.HOME, source=Source.BOOK, source_ref=BIRTH_RECORD),
        findings=findings,
        doses=[],
        occurred_at=birth.born_at,
        now=now,
    )
