"""How do invented people become records: person, home, numbers, family, and who has gone?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from simpul.foundation.identifiers import Nik, new_id
from simpul.foundation.privacy import Masked
from simpul.interfaces.cli.demo.families.homes import Home
from simpul.interfaces.cli.demo.people import Invented
from simpul.interfaces.cli.demo.staff import LOADER
from simpul.records.facilities.models import Area
from simpul.records.households.actions import seal_kk
from simpul.records.households.kinds import Relation
from simpul.records.households.models import Household, Member
from simpul.records.people.actions import give_name, number_of, seal_nik
from simpul.records.people.models import (
    BirthPrecision,
    Disability,
    MaritalStatus,
    NoNikReason,
    NumberKind,
    Person,
    PersonNumber,
    Residence,
    StateChange,
    StateKind,
)

HERE_AT_MOST, NEWBORN_DAYS = timedelta(days=3_000), 365
INSURED, NOT_INSURED, DISABLED, KTP_ELSEWHERE = 0.87, 0.08, 0.012, 0.03
WITH_PHONE, WITH_JKN_NUMBER, WITH_KK = 0.7, 0.3, 0.93
DIED, LEFT, OLD, GROWN = 0.07, 0.03, 70, 18
MOST = 20  # members of a home, so that each has numbers of their own
STREETS = ("Jl. Melati", "Jl. Raya", "Gg. Masjid", "Gg. Sumber", "Jl. Pasar", "Gg. Lapangan")


def person_of(one: Invented, area: Area, rt: Area, random: Random, today: date, elsewhere: Sequence[str]) -> Person:
    """elsewhere  the places where some have their KTP"""
    person = Person(id=new_id(), sex=one.sex, birth_date=one.born, kelurahan_id=area.pk, rt_id=rt.pk)
    give_name(person, one.name)
    if one.nik:
        seal_nik(person, Nik(one.nik))
    elif one.precision != BirthPrecision.EXACT:
        person.birth_precision, person.no_nik_reason = one.precision, NoNikReason.VULNERABLE
    else:
        young = (today - one.born).days < NEWBORN_DAYS
        person.no_nik_reason = NoNikReason.NEWBORN if young else NoNikReason.NOT_YET
    drawn = random.random()
    person.has_jkn = True if drawn < INSURED else False if drawn < INSURED + NOT_INSURED else None
    if random.random() < DISABLED:
        person.disabilities = [random.choice(list(Disability)).value]
    if one.nik and random.random() < KTP_ELSEWHERE:
        person.ktp_elsewhere = random.choice(elsewhere)
    return person


def residence_of(person: Person, today: date, sequence: int) -> Residence:
    since = max(person.birth_date, today - HERE_AT_MOST)
    return Residence(
        person_id=person.pk, rt_id=person.rt_id, kelurahan_id=person.kelurahan_id, valid_from=since,
        recorded_sequence=sequence,
    )  # fmt: skip


def numbers_of(home: Home, random: Random, serial: int) -> list[PersonNumber]:
    """Phones and JKN numbers that are nobody's: no operator gives out 0810 (from memory), no card begins with 00000."""
    made = []
    for at, (person, relation) in enumerate(home.members):
        has_own = relation == Relation.HEAD or person.marital_status == MaritalStatus.MARRIED
        if has_own and random.random() < WITH_PHONE:
            made.append(number_of(person, NumberKind.PHONE, Masked(f"62810{serial * MOST + at:08d}"), LOADER))
        if person.has_jkn and random.random() < WITH_JKN_NUMBER:
            made.append(number_of(person, NumberKind.JKN, Masked(f"{serial * MOST + at:013d}"), LOADER))
    return made


def household_of(home: Home, random: Random, kk: str) -> Household:
    """kk  a number of the district 00, which no district has; a few families have not shown theirs"""
    household = Household(id=new_id(), kelurahan_id=home.head.kelurahan_id, rt_id=home.head.rt_id)
    household.address = f"{random.choice(STREETS)} No. {random.randint(1, 120)}"
    if random.random() < WITH_KK:
        seal_kk(household, Masked(kk))
    return household


def members_of(home: Home, household: Household, today: date, sequence: int) -> list[Member]:
    """In the family since its head and they themselves have been here."""
    founded = max(home.head.birth_date, today - HERE_AT_MOST)
    return [
        Member(
            household_id=household.pk, person_id=person.pk, kelurahan_id=person.kelurahan_id, relation=relation,
            valid_from=max(founded, person.birth_date), valid_to=person.died_on or person.left_on,
            recorded_sequence=sequence,
        )
        for person, relation in home.members
    ]  # fmt: skip


def gone_from(home: Home, random: Random, today: date) -> list[StateChange]:
    """The old who died and the young who left for another city, in the last months; heads and couples stay."""
    told = []
    for person, relation in home.members[1:]:
        if person.marital_status == MaritalStatus.MARRIED:
            continue
        years, day = (today - person.birth_date).days // 365, today - timedelta(days=random.randint(5, 300))
        if years >= OLD and random.random() < DIED:
            person.died_on = day
            told.append(_state(person, StateKind.DIED, day))
        elif years >= GROWN and relation in (Relation.CHILD, Relation.RELATIVE) and random.random() < LEFT:
            person.left_on = day
            told.append(_state(person, StateKind.LEFT, day))
    return told


def residences_after(person: Person, home: Residence, random: Random, elsewhere: Sequence[str]) -> list[Residence]:
    """The residence of somebody who left ends, and one outside begins."""
    if not person.left_on:
        return [home]
    home.valid_to = person.left_on
    away = Residence(
        person_id=person.pk, kelurahan_id=person.kelurahan_id, elsewhere=random.choice(elsewhere),
        valid_from=person.left_on, recorded_sequence=home.recorded_sequence,
    )  # fmt: skip
    return [home, away]


def _state(person: Person, kind: StateKind, day: date) -> StateChange:
    return StateChange(person=person, kelurahan_id=person.kelurahan_id, kind=kind, on=day, reason="", made_by=LOADER)
