"""Sixty people of every stage of life in the RT of one Posyandu, with their weights of the months before.

Ages keep clear of the borders of the groups, so that they are in the same group on the day and on the first of its
month, whichever day it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth import kbm_for
from simpul.knowledge.growth.age import completed_months
from simpul.records.facilities.models import Area, Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import register_person
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import Newborn, begin_pregnancy, record_birth
from simpul.records.visits.actions import Finding
from simpul.reference.who_growth.read import weight_for_age
from simpul.services.posyandu.actions import open_session, record_findings_of_session
from simpul.services.posyandu.models import Session
from tests.cast import Cast
from tests.journeys.days import WIB, nine_of, today

BELOW_THE_RED_LINE = 0.68  # of the median: below -3 SD at every age of a balita
# Of each group: how many, and the age in days of the first and of the last.
AGES = {
    "bayi": (6, 120, 290),
    "balita": (15, 440, 1_700),
    "apras": (4, 1_925, 2_090),
    "sekolah": (6, 2_700, 4_700),
    "remaja": (2, 6_050, 6_200),
    "dewasa": (6, 9_000, 18_000),
    "lansia": (7, 23_500, 29_000),
    "bumil": (4, 9_000, 11_500),
    "nifas": (4, 9_000, 11_500),
}
NEWBORN_DAYS = 75
# How many the recap of the month knows of each group: women after a birth are adults too, and have their babies.
REGISTERED = {
    "bumil": 4, "nifas": 4, "bayi": 10, "anak_balita": 16, "apras": 4,
    "usekrem_6_14": 6, "usekrem_15_18": 2, "dewasa": 11, "lansia": 7,
}  # fmt: skip
# Who stays away on the day of these tests: the cast's balita, and the first of some groups.
MISSING = {"bayi": 1, "anak_balita": 2, "usekrem_6_14": 1, "dewasa": 1, "lansia": 1}


@dataclass
class Sixty:
    """By the name in AGES; the babies of `nifas` are among the bayi, the cast's own two where they belong."""

    groups: dict[str, list[Person]]

    @property
    def missing(self) -> list[Person]:
        cast_s_own = self.groups["balita"][-1]
        return [cast_s_own, *(self.groups[name][0] for name in ("bayi", "balita", "sekolah", "dewasa", "lansia"))]

    @property
    def weighed(self) -> list[Person]:
        """Bayi and balita: those of the column of weights."""
        return [*self.groups["bayi"], *self.groups["balita"]]

    def everybody(self) -> list[Person]:
        return [one for group in self.groups.values() for one in group]


def median(person: Person, day: date) -> int:
    """The weight in the middle of the WHO curve, to 100 g."""
    table = weight_for_age(Sex(person.sex))
    return round(table[(day - person.birth_date).days].m * 10) * 100


def enough(person: Person, before: int, day: date) -> int:
    """A weight that is a gain."""
    least = kbm_for(Sex(person.sex), completed_months(person.birth_date, day))
    assert least
    return before + least.grams + 100


def kilograms(grams: int) -> str:
    """As a kader types it."""
    return f"{grams / 1000:.1f}".replace(".", ",")


def gather(cast: Cast, day: date) -> Sixty:
    """Register them; with the cast's own balita and mother there are sixty."""
    with transaction.atomic(), work_area_scope(whole_city()):
        groups = {name: _of_age(cast, name, day) for name in AGES}
        for woman in groups["bumil"]:
            begin_pregnancy(
                actor_id=cast.bidan.pk, area=whole_city(), pregnancy_id=new_id(), person_id=woman.pk, today=today(),
                last_period=day - timedelta(days=140),
            )  # fmt: skip
        groups["bayi"] += [_born(cast, woman, day) for woman in groups["nifas"]]
    groups["balita"].append(cast.balita)
    groups["dewasa"].append(cast.mother)
    return Sixty(groups)


def turnout_of_month() -> dict[str, str]:
    """What the recap says of each group: registered, came, did not come."""
    found = {}
    for group, count in REGISTERED.items():
        away = MISSING.get(group, 0)
        found |= {f"{group}_registered": f"{count}", f"{group}_came": f"{count - away}", f"{group}_not_came": f"{away}"}
    return found


def weigh_column(cast: Cast, posyandu: Facility, weights: Mapping[Person, int], day: date) -> Session:
    """One column of weights, grams, of an open day."""
    return column(cast, posyandu, "body_weight", weights, day)


def column(cast: Cast, posyandu: Facility, concept: str, values: Mapping[Person, int], day: date) -> Session:
    now, bidan = timezone.now(), cast.standing("bidan" if posyandu.parent == cast.campurejo.pustu else "other_bidan")
    with transaction.atomic(), work_area_scope(bidan.area):
        session = open_session(actor_id=bidan.staff_id, area=bidan.area, posyandu=posyandu, day=day, now=now)
        findings = {one.pk: Finding(new_id(), concept, Grams(value)) for one, value in values.items()}
        record_findings_of_session(
            actor_id=bidan.staff_id, area=bidan.area, session=session, findings=findings, at=nine_of(day), now=now
        )
    return session


def weights_of(people: Iterable[Person], day: date, thin: Iterable[Person] = ()) -> dict[Person, int]:
    """In the middle of the curve; below the red line for those who are thin."""
    thin = set(thin)
    return {
        one: round(median(one, day) * BELOW_THE_RED_LINE, -2) if one in thin else median(one, day) for one in people
    }


def new_person(cast: Cast, name: str, sex: Sex, born: date, rt: Area) -> Person:
    return register_person(
        actor_id=cast.bidan.pk, area=whole_city(), person_id=new_id(), name=f"{name} Pemeran", sex=sex, birth_date=born,
        rt=rt, today=today(),
    )  # fmt: skip


def _of_age(cast: Cast, group: str, day: date) -> list[Person]:
    count, first, last = AGES[group]
    women = group in ("bumil", "nifas")
    step = (last - first) / max(count - 1, 1)
    return [
        new_person(
            cast, f"{group.capitalize()} {number + 1:02}", Sex.FEMALE if women or number % 2 else Sex.MALE,
            day - timedelta(days=round(first + step * number)), cast.campurejo.rt[0],
        )
        for number in range(count)
    ]  # fmt: skip


def _born(cast: Cast, mother: Person, day: date) -> Person:
    birth = record_birth(
        actor_id=cast.bidan.pk, area=whole_city(), mother_id=mother.pk, zone=WIB, now=timezone.now(),
        born_at=nine_of(day - timedelta(days=NEWBORN_DAYS)),
        newborns=[Newborn(new_id(), Sex.FEMALE, f"Anak {mother.name}")],
    )[0]  # fmt: skip
    return birth.person
