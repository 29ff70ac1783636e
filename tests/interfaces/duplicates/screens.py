"""Two records of one girl on the stage of one test, and the screens on which somebody looks at them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from simpul.foundation.sex import Sex
from simpul.records.access.models import StaffMember
from simpul.records.facilities.models import Area
from simpul.records.people.models import Person
from simpul.services.duplicates.consumer import catch_up
from tests.cast import Cast, add_person
from tests.interfaces.test_every_door import enter_as
from tests.records.households.house import city

LIST, MERGES = "/ganda/", "/ganda/penggabungan/"
BORN = date(2024, 2, 29)


@dataclass(frozen=True)
class Two:
    """The one who was recorded first, and the other."""

    first: Person
    second: Person

    @property
    def address(self) -> str:
        return f"{LIST}{self.first.pk}/{self.second.pk}/"

    @property
    def turned(self) -> str:
        return f"{LIST}{self.second.pk}/{self.first.pk}/"


def child(cast: Cast, name: str, rt: Area | None = None, born: date = BORN, **more: Any) -> Person:
    with city():
        return add_person(cast, name, Sex.FEMALE, born, rt or cast.campurejo.rt[0], **more)


def a_pair(cast: Cast, rt: Area | None = None, name: str = "Rizka Samaran", born: date = BORN) -> Two:
    """Nearly the same name and the same birth; of two pairs who are not alike, give each a birth of its own."""
    two = Two(child(cast, name, rt, born), child(cast, name.replace("z", "s"), rt, born))
    catch_up()
    return two


def seen_on(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', page)
    assert found
    return found.group(1)


def decide(staff: StaffMember, two: Two, what: str, *, seen: str | None = None, **sent: str) -> Any:
    """Look at the pair and press one of its buttons; `seen` as another one's older page has it."""
    client = enter_as(staff)
    if seen is None:
        seen = seen_on(client.get(two.address).content.decode())
    return client.post(f"{two.address}{what}/", {"reason": "KK dicocokkan", **sent, "seen": seen})


def listed(staff: StaffMember) -> list[tuple[str, str]]:
    """The names of the pairs that wait, in the order of the list."""
    answer = enter_as(staff).get(LIST)
    assert answer.status_code == 200
    return [(one.left.name, one.right.name) for one in answer.context["pairs"]]


def names_of(pairs: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    return [tuple(sorted(pair)) for pair in pairs]
