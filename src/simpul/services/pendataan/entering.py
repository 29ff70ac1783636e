"""How does somebody new enter the register with everything that is known, into a family or alone?"""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import IdAlreadyUsedError
from simpul.foundation.identifiers import Nik
from simpul.foundation.privacy import Masked
from simpul.foundation.sex import Sex
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.actions import found_household, hold_family_of, join_household
from simpul.records.households.kinds import Relation
from simpul.records.people.actions import About, end_number, give_name, keep_number, register_person
from simpul.records.people.models import BirthPrecision, NoNikReason, NumberKind, Person


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Everything that a form asks of somebody new.

    numbers     kind -> number in its normal form, never printed
    household   the family they come into, as what; `founds`: the id of one of their own, as its head
    """

    id: UUID
    name: str
    sex: Sex
    birth_date: date
    rt: Area
    birth_precision: BirthPrecision = BirthPrecision.EXACT
    lives_here_from: date | None = None
    mother: Person | None = None
    nik: Nik | None = None
    no_nik_reason: NoNikReason = NoNikReason.UNKNOWN
    about: About = field(default_factory=About)
    numbers: dict[NumberKind, Masked] = field(default_factory=dict)
    household: UUID | None = None
    relation: Relation = Relation.OTHER
    founds: UUID | None = None


def enter_person(*, actor_id: UUID, area: WorkArea, new: NewPerson, now: datetime, today: date) -> Person:
    """The person, the numbers and the place in a family, all or nothing. Sent twice it changes nothing.

    Raises NotInWorkAreaError, DomainError for what cannot be, IdAlreadyUsedError where this id carries another person.
    """
    with transaction.atomic():
        hold_family_of([new.id], *([new.household] if new.household else []))
        person = register_person(
            actor_id=actor_id,
            area=area,
            person_id=new.id,
            name=new.name,
            sex=new.sex,
            birth_date=new.birth_date,
            rt=new.rt,
            today=today,
            lives_here_from=new.lives_here_from,
            birth_precision=new.birth_precision,
            mother=new.mother,
            nik=new.nik,
            no_nik_reason=new.no_nik_reason,
            about=new.about,
        )
        if not _is_this(person, new):
            raise IdAlreadyUsedError()
        keep_numbers(actor_id=actor_id, area=area, person_id=person.pk, numbers=dict(new.numbers), now=now)
        _into_family(actor_id, area, person, new, today)
    return person


def keep_numbers(
    *, actor_id: UUID, area: WorkArea, person_id: UUID, numbers: dict[NumberKind, Masked | None], now: datetime
) -> None:
    """These are the numbers of the person; None = there is none of that kind any more."""
    with transaction.atomic():
        for kind, text in numbers.items():
            if text is None:
                end_number(actor_id=actor_id, area=area, person_id=person_id, kind=kind, now=now)
            else:
                keep_number(actor_id=actor_id, area=area, person_id=person_id, kind=kind, text=text, now=now)


def _is_this(person: Person, new: NewPerson) -> bool:
    asked = Person()
    give_name(asked, new.name)
    return (person.sex, person.birth_date, person.name_lc) == (new.sex, new.birth_date, asked.name_lc)


def _into_family(actor_id: UUID, area: WorkArea, person: Person, new: NewPerson, today: date) -> None:
    """From today: what is known is that they belong there now."""
    if new.household:
        join_household(
            actor_id=actor_id,
            area=area,
            household_id=new.household,
            person_id=person.pk,
            relation=new.relation,
            day=today,
        )
    elif new.founds:
        found_household(
            actor_id=actor_id,
            area=area,
            household_id=new.founds,
            rt=new.rt,
            day=today,
            members={person.pk: Relation.HEAD},
        )
