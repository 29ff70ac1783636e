"""Who is pregnant in the invented city, and how were its youngest born? For homes that stand already."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from random import Random

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.families.homes import Home
from simpul.interfaces.cli.demo.staff import LOADER
from simpul.knowledge.pregnancy.dates import METHOD, due_date
from simpul.records.people.actions import give_name
from simpul.records.people.models import MaritalStatus, Person
from simpul.records.pregnancies.kinds import BirthHelper, BirthMode, BirthPlace, PregnancyEnd
from simpul.records.pregnancies.models import Birth, Pregnancy

KNOWN_DAYS = 730  # how far back a birth was written down
YOUNGEST, OLDEST, AFTER_A_BIRTH = 19, 42, 365
PREGNANT, MISCARRIED = 0.12, 0.008
UNNAMED_DAYS = 20
PLACES = (BirthPlace.PUSKESMAS, BirthPlace.HOSPITAL, BirthPlace.PMB, BirthPlace.CLINIC)


def births_of(home: Home, random: Random, today: date) -> Iterator[tuple[Pregnancy, list[Birth]]]:
    """The pregnancies that ended with a child of this mother in the last two years."""
    mother = home.mother
    young = [child for child in home.children if (today - child.birth_date).days < KNOWN_DAYS]
    for number, (born, together) in enumerate(groupby(sorted(young, key=_birth), key=_birth)):
        if mother is None:
            continue
        children = list(together)
        start = born - timedelta(days=random.randint(262, 286))
        pregnancy = _pregnancy(mother, start, len(home.children) - len(young) + number + 1)
        pregnancy.ended_on, pregnancy.ended_as = born, PregnancyEnd.BIRTH
        at = datetime.combine(born, time(random.randint(0, 10), random.randint(0, 59)), tzinfo=UTC)
        _leave_unnamed(children, mother, (today - born).days)
        yield pregnancy, [_birth_of(child, pregnancy, mother, at, len(children), random) for child in children]


def pregnancies_of(home: Home, random: Random, today: date) -> Iterator[Pregnancy]:
    """One that lasts, or one that ended too early."""
    mother = home.mother
    years = (today - mother.birth_date).days // 365 if mother else 0
    recent = any((today - child.birth_date).days < AFTER_A_BIRTH for child in home.children)
    if mother is None or mother.marital_status != MaritalStatus.MARRIED or recent or not YOUNGEST <= years <= OLDEST:
        return
    drawn = random.random()
    if drawn < PREGNANT:
        yield _pregnancy(mother, today - timedelta(days=random.randint(35, 275)), len(home.children) + 1)
    elif drawn < PREGNANT + MISCARRIED:
        start = today - timedelta(days=random.randint(120, 300))
        ended = _pregnancy(mother, start, len(home.children) + 1)
        ended.ended_on, ended.ended_as = start + timedelta(days=random.randint(50, 100)), PregnancyEnd.ABORTUS
        yield ended


def _birth(child: Person) -> date:
    return child.birth_date


def _pregnancy(mother: Person, start: date, gravida: int) -> Pregnancy:
    return Pregnancy(
        person=mother, kelurahan_id=mother.kelurahan_id, last_period=start, due_on=due_date(start), due_method=METHOD,
        gravida=gravida, recorded_by=LOADER,
    )  # fmt: skip


def _leave_unnamed(children: list[Person], mother: Person, days: int) -> None:
    """The newborn still bears the name of the mother, as the field writes it, and no NIK."""
    if days > UNNAMED_DAYS:
        return
    for child in children:
        order = f"{child.birth_order} " if child.birth_order else ""
        give_name(child, f"Bayi {order}Ny. {mother.name}")
        child.name_is_provisional = True


def _birth_of(
    child: Person, pregnancy: Pregnancy, mother: Person, at: datetime, together: int, random: Random
) -> Birth:
    weight = round(random.gauss(2_450 if together > 1 else 3_100, 380) / 50) * 50
    return Birth(
        person=child, pregnancy=pregnancy, mother=mother, kelurahan_id=child.kelurahan_id, born_at=at,
        mode=BirthMode.OPERATIVE if random.random() < 0.2 else BirthMode.NORMAL,
        place=random.choice(PLACES), helper=random.choice((BirthHelper.MIDWIFE, BirthHelper.SPECIALIST)),
        weight_grams=min(4_600, max(1_400, weight)),
        length_mm=round(random.gauss(485 if child.sex == Sex.FEMALE else 490, 15)),
        early_breastfeeding=random.random() < 0.8, recorded_by=LOADER,
    )  # fmt: skip
