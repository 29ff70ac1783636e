"""How a visit is sent from the form, as a browser would."""

from typing import Any

from django.test import Client
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.records.people.models import Person
from tests.cast import Cast
from tests.interfaces.test_every_door import enter_as

CARD, GROWTH = "posyandu_bayi_balita", "growth_measurement"


def as_part(cast: Cast, part: str) -> Client:
    return enter_as(cast.staff[part])


def address(person: Person) -> str:
    return reverse("visits:record", kwargs={"person_id": person.pk})


def send(cast: Cast, part: str, person: Person, form: str = "", **boxes: Any) -> Any:
    """Boxes by the code of the field; `visit_id`, `tanggal` and `confirmed` are those of the form itself."""
    own = {name: boxes.pop(name) for name in ("visit_id", "tanggal", "confirmed") if name in boxes}
    typed = {f"f-{code.replace('__', '.')}": text for code, text in boxes.items()}
    data = {"visit_id": new_id(), "form": form, **own, **typed}
    return as_part(cast, part).post(address(person), data)
