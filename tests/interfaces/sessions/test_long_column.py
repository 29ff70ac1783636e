"""A column of very many: those who have come are drawn, the others one press away; nobody is out of reach."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from simpul.foundation.identifiers import new_id
from simpul.records.people.models import Person
from simpul.services.posyandu.groups import Group
from tests.cast import NOW, Cast
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_column import Desk
from tests.interfaces.sessions.test_measures import box, child, kept

STATEMENTS = 60
SHORT, EVERYBODY = "Hanya yang sudah datang.", {"saring": "semua"}


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    monkeypatch.setattr("simpul.interfaces.web.sessions.measures.whom.MANY", 3)
    found = Desk(cast, "kader")
    found.post("open")
    return found


@pytest.fixture
def others(desk: Desk) -> list[Person]:
    return [child(desk.cast, name) for name in ("Ani", "Budi", "Cici")]


def address(desk: Desk, **asked: str) -> str:
    where = desk.address("column", group=Group.BALITA, measure="body_length")
    return where + ("?saring=semua" if asked else "")


def drawn(answer: Any) -> set[UUID]:
    return {row.person_id for row in answer.context["rows"]}


def come(desk: Desk, person: Person) -> None:
    data = {"person": person.pk, "arrival_id": new_id(), "kelompok": Group.BALITA}
    assert desk.post("came", htmx=True, data=data).status_code == 200


def send(desk: Desk, *boxes: dict[str, Any], htmx: bool = True, together: bool = False, **asked: str) -> Any:
    data: dict[str, list[str]] = {"semua": ["1"]} if together else {}
    for one in boxes:
        for name, value in one.items():
            data.setdefault(name, []).append(value)
    return desk.client.post(address(desk, **asked), data, headers={"HX-Request": "true"} if htmx else {})


def test_those_who_have_come_are_drawn_and_all_of_them_when_asked(desk: Desk, others: list[Person]) -> None:
    come(desk, others[1])
    short = desk.client.get(address(desk))
    assert (drawn(short), SHORT in words_of(short)) == ({others[1].pk}, True)
    assert f'href="{address(desk, **EVERYBODY)}"' in short.content.decode()
    whole = desk.client.get(address(desk, **EVERYBODY))
    assert (len(drawn(whole)), SHORT in words_of(whole)) == (4, False)


def test_where_nobody_has_come_the_queue_is_not_used_and_all_are_drawn(desk: Desk, others: list[Person]) -> None:
    page = desk.client.get(address(desk))
    assert (len(drawn(page)), SHORT in words_of(page)) == (4, False)


def test_few_are_all_drawn(desk: Desk, others: list[Person], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simpul.interfaces.web.sessions.measures.whom.MANY", 4)
    come(desk, others[1])
    assert len(drawn(desk.client.get(address(desk)))) == 4


@pytest.mark.parametrize("asked", [{}, EVERYBODY])
def test_a_row_that_is_not_drawn_is_kept_all_the_same(desk: Desk, others: list[Person], asked: dict[str, str]) -> None:
    """Sent from a page that was drawn before somebody came."""
    come(desk, others[1])
    answer = send(desk, box(others[0], "74,5"), **asked)
    assert (answer.status_code, drawn(answer)) == (200, {others[0].pk})
    assert kept() == {"Ani": [745]}


@pytest.mark.parametrize(("asked", "count"), [({}, 2), (EVERYBODY, 4)])
@pytest.mark.parametrize("htmx", [True, False])
def test_what_is_kept_together_is_drawn_as_it_was_asked_for(
    desk: Desk, others: list[Person], asked: dict[str, str], count: int, htmx: bool
) -> None:
    come(desk, others[1])
    answer = send(desk, box(others[0], "74,5"), htmx=htmx, together=True, **asked)
    assert answer.status_code == 200
    assert (len(drawn(answer)), SHORT in words_of(answer)) == (count, not asked)
    assert ('saring=semua" hx-target' in answer.content.decode()) is bool(asked)
    assert kept() == {"Ani": [745]}


def test_the_row_of_one_costs_the_same_whoever_many_there_are(desk: Desk, others: list[Person]) -> None:
    def statements(person: Person) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert send(desk, box(person, "74,5")).status_code == 200
        return len(asked)

    send(desk, box(desk.cast.balita, "74,5"))
    few = statements(others[0])
    for letter in "DEFGHIJK":
        child(desk.cast, letter)
    assert statements(others[1]) == few <= STATEMENTS
