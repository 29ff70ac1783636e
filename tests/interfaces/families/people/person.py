"""Somebody new at the door, as a form is filled for them."""

from typing import Any

from simpul.records.people.models import Person
from tests.cast import Cast
from tests.interfaces.families.screens import Screen, open_form
from tests.records.households.house import city

NAME = "Pratiwi Pemeran Baru"
NIK = "3571004403960001"  # fits WHO
WHO = {
    "name": NAME, "sex": "P", "birth_day": "4", "birth_month": "3", "birth_year": "1996",
    "no_nik_reason": "belum_terdata",
}  # fmt: skip


def enter(cast: Cast, part: str = "bidan", **boxes: Any) -> Screen:
    return open_form(cast, part, "new_person", rt_id=cast.campurejo.rt[0].pk).send(**{**WHO, **boxes})


def found(name: str = NAME) -> list[Person]:
    with city():
        return list(Person.objects.filter(name=name).select_related("mother"))
