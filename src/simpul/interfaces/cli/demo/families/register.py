"""How do invented people become records: person, home, numbers, family, and who has gone?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from simpul.foundation.identifiers import Nik
from simpul.foundation.privacy import Masked
from simpul.interfaces.cli.demo.families.fate import Fate, Kind
from simpul.interfaces.cli.demo.families.homes import Home
from simpul.interfaces.cli.demo.ids import Ids
from simpul.interfaces.cli.demo.people import Invented, Serials
from simpul.interfaces.cli.demo.staff import LOADER
from simpul.records.facilities.models import Area
from simpul.records.households.actions import seal_kk
from simpul.records.households.kinds import Relation
from simpul.records.households.models import Household
from simpul.records.people.actions import give_name, number_of, seal_nik
from simpul.records.people.models import (
    BirthPrecision,
    Disability,
    MaritalStatus,
    NoNikReason,
    NumberKind,
    Person,
    PersonNumber,
)

NEWBORN_DAYS = 365
INSURED, NOT_INSURED, DISABLED, KTP_ELSEWHERE = 0.87, 0.08, 0.012, 0.03
WITH_PHONE, WITH_JKN_NUMBER, WITH_KK = 0.7, 0.3, 0.93
MOST = 20  # members of a home, so that each has numbers of their own
RESIDENCE = ("person_id", "rt_id", "kelurahan_id", "elsewhere", "valid_from", "valid_to", "recorded_sequence")
MEMBER = (
    "household_id", "person_id", "kelurahan_id", "relation", "valid_from", "valid_to", "recorded_sequence",
)  # fmt: skip
STREETS = ("Jl. Melati", "Jl. Raya", "Gg. Masjid", "Gg. Sumber", "Jl. Pasar", "Gg. Lapangan")


@dataclass(frozen=True, slots=True)
class Town:
    """What every record of the city is made with.

    elsewhere  where people move to, and where some have their KTP
    serials    of every number of the city so far
    """

    today: date
    elsewhere: Sequence[str]
    serials: Serials
    ids: Ids


def person_of(one: Invented, area: Area, rt: Area, random: Random, town: Town) -> Person:
    person = Person(id=town.ids.new(), sex=one.sex, birth_date=one.born, kelurahan_id=area.pk, rt_id=rt.pk)
    give_name(person, one.name)
    if one.nik:
        seal_nik(person, Nik(one.nik))
    elif one.precision != BirthPrecision.EXACT:
        person.birth_precision, person.no_nik_reason = one.precision, NoNikReason.VULNERABLE
    else:
        young = (town.today - one.born).days < NEWBORN_DAYS
        person.no_nik_reason = NoNikReason.NEWBORN if young else NoNikReason.NOT_YET
    drawn = random.random()
    person.has_jkn = True if drawn < INSURED else False if drawn < INSURED + NOT_INSURED else None
    if random.random() < DISABLED:
        person.disabilities = [random.choice(list(Disability)).value]
    if one.nik and random.random() < KTP_ELSEWHERE:
        person.ktp_elsewhere = random.choice(town.elsewhere)
    return person


def residences_of(
    person: Person, fate: Fate, random: Random, town: Town, sequences: Mapping[int, int]
) -> list[tuple[Any, ...]]:
    """The columns of RESIDENCE, oldest first: where the family lived before, here, and outside for who left.

    sequences  by kelurahan, what its first facts carry
    """
    here, rows = fate.here_since(person.birth_date, town.today), list[tuple[Any, ...]]()
    if fate.before and fate.on > here:
        before, where = fate.before, fate.before.kelurahan_id or 0
        rows.append((person.pk, before.pk, where, "", here, fate.on, sequences[where]))
        here = fate.on
    sequence = sequences[person.kelurahan_id]
    rows.append((person.pk, person.rt_id, person.kelurahan_id, "", here, person.left_on, sequence))
    if person.left_on:
        place = random.choice(town.elsewhere)
        rows.append((person.pk, None, person.kelurahan_id, place, person.left_on, None, sequence))
    return rows


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


def household_of(home: Home, fate: Fate, random: Random, town: Town, serial: int) -> Household:
    """A few families have not shown their KK; one that left together is closed."""
    household = Household(id=town.ids.new(), kelurahan_id=home.head.kelurahan_id, rt_id=home.head.rt_id)
    household.closed_on = fate.on if fate.kind is Kind.LEFT else None
    household.address = f"{random.choice(STREETS)} No. {random.randint(1, 120)}"
    if random.random() < WITH_KK:
        seal_kk(household, Masked(town.serials.kk(serial)))
    return household


def members_of(home: Home, fate: Fate, household: Household, today: date, sequence: int) -> list[tuple[Any, ...]]:
    """The columns of MEMBER. In the family since its head and they themselves have been here."""
    founded = fate.here_since(home.head.birth_date, today)
    return [
        (
            household.pk, person.pk, person.kelurahan_id, relation.value, max(founded, person.birth_date),
            person.died_on or person.left_on, sequence,
        )
        for person, relation in home.members
    ]  # fmt: skip
