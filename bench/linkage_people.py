"""Which made-up people tell a good scorer from a bad one? Two spellings, mistakes and twins; seeded."""

import random
from datetime import date, timedelta
from typing import Any

from faker import Faker

from simpul.foundation.sex import Sex
from simpul.knowledge.identity.described import Described

VARIANTS = (
    ("u", "oe"),
    ("j", "dj"),
    ("c", "tj"),
    ("i", "y"),
    ("h", "kh"),
    ("d", "dh"),
    ("k", "q"),
    ("f", "v"),
    ("s", "z"),
)
PEOPLE, DOUBLED, TWINS = 5000, 1500, 50
SHORT = ("Muhammad", "Moh.", "M.", "Mochamad", "Muh")
Row = dict[str, Any]


def made_up(seed: int) -> list[Row]:
    """Rows with rec_id (rec-N-org, rec-N-dup-0), the columns for splink and `described`."""
    chance = random.Random(seed)
    fake = Faker("id_ID")
    fake.seed_instance(seed)
    people = [_person(chance, fake) for _ in range(PEOPLE)]
    rows = [_row(f"rec-{number}-org", person) for number, person in enumerate(people)]
    for number, person in enumerate(people[:DOUBLED]):
        rows.append(_row(f"rec-{number}-dup-0", _second_record(chance, person)))
    for number, person in enumerate(people[-TWINS:]):
        rows.append(_row(f"rec-{PEOPLE + number}-org", _twin(chance, fake, person)))
    chance.shuffle(rows)
    return rows


def _person(chance: random.Random, fake: Faker) -> Row:
    sex = chance.choice(list(Sex))
    born = date(1950, 1, 1) + timedelta(days=chance.randrange(27_000))
    day = born.day + (40 if sex is Sex.FEMALE else 0)
    given = fake.first_name_male() if sex is Sex.MALE else fake.first_name_female()
    if sex is Sex.MALE and chance.random() < 0.2:
        given = f"Muhammad {given}"
    place = f"357{chance.randrange(1, 7)}{chance.randrange(1, 6):02d}"
    return {
        "given_name": given,
        "surname": fake.last_name(),
        "sex": sex,
        "born": born,
        "mother_name": f"{fake.first_name_female()} {fake.last_name()}",
        "nik": f"{place}{day:02d}{born:%m%y}{chance.randrange(1, 60):04d}",
        "phone": f"{chance.randrange(10**7, 10**8)}",
        "rt": f"rt{chance.randrange(300)}",
    }


def _second_record(chance: random.Random, person: Row) -> Row:
    """The same person, written down by somebody else."""
    again = dict(person)
    for field in ("given_name", "surname", "mother_name"):
        if chance.random() < 0.35:
            again[field] = _other_spelling(chance, again[field])
        if chance.random() < 0.12:
            again[field] = _mistyped(chance, again[field])
    if again["given_name"].startswith("Muhammad "):
        again["given_name"] = again["given_name"].replace("Muhammad", chance.choice(SHORT), 1)
    born, dice = again["born"], chance.random()
    if dice < 0.07 and born.day <= 12:
        again["born"] = date(born.year, born.day, born.month)
    elif dice < 0.14:
        again["born"] = date(born.year, born.month, chance.randrange(1, 29))
    for field, share in (("nik", 0.5), ("phone", 0.4), ("mother_name", 0.3), ("surname", 0.1)):
        if chance.random() < share:
            again[field] = ""
    if again["phone"] and chance.random() < 0.3:
        again["phone"] = f"{chance.randrange(10**7, 10**8)}"
    if chance.random() < 0.25:
        again["rt"] = f"rt{chance.randrange(300)}"
    if again["nik"] and chance.random() < 0.05:
        again["nik"] = again["nik"][:-1] + str(chance.randrange(10))
    return again


def _twin(chance: random.Random, fake: Faker, person: Row) -> Row:
    given = fake.first_name_male() if person["sex"] is Sex.MALE else fake.first_name_female()
    nik = person["nik"][:-1] + str((int(person["nik"][-1]) + 1) % 10)
    return {**person, "given_name": given, "nik": "" if chance.random() < 0.5 else nik}


def _other_spelling(chance: random.Random, name: str) -> str:
    possible = [(new, old) for new, old in VARIANTS if new in name]
    new, old = chance.choice(possible) if possible else ("", "")
    return name.replace(new, old, 1) if new else name


def _mistyped(chance: random.Random, name: str) -> str:
    place = chance.randrange(1, max(len(name), 2))
    letter = chance.choice("aeioulmnrst")
    kinds = (
        name[:place] + name[place + 1 :],
        name[:place] + letter + name[place:],
        name[:place] + letter + name[place + 1 :],
    )
    return chance.choice(kinds)


def _row(rec_id: str, person: Row) -> Row:
    described = Described(
        name=f"{person['given_name']} {person['surname']}".strip(),
        sex=person["sex"],
        birth_date=person["born"],
        mother_name=person["mother_name"] or None,
        nik=person["nik"] or None,
        phone=person["phone"] or None,
        rt=person["rt"],
    )
    born = f"{person['born']:%Y%m%d}"
    columns = {key: str(value) for key, value in person.items() if key != "born"}
    return {"rec_id": rec_id, **columns, "date_of_birth": born, "described": described}
