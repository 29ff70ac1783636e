"""All the weights of the column at once: kept together, odd ones asked about, nothing typed lost."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.visits.models import MonthlyWeighing
from simpul.services.follow_up.models import FollowUp
from tests.cast import NOW, TODAY, Cast, weigh
from tests.interfaces.sessions.test_column import LAST_MONTH, Desk
from tests.interfaces.sessions.test_measures import child, kept, merge

STATEMENTS = 90


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    weigh(cast, cast.balita, 9.4, LAST_MONTH)
    found = Desk(cast, "kader")
    found.post("open")
    return found


def send(desk: Desk, *rows: tuple[Person, str], htmx: bool = True, entry: UUID | None = None, **more: Any) -> Any:
    data = {
        "person": [str(person.pk) for person, _ in rows],
        "entry_id": [str(entry or new_id()) for _ in rows],
        "weight": [weight for _, weight in rows],
        "seen_entry_id": [more.get("seen", "") for _ in rows],
        "confirm": [more.get("confirm", "") for _ in rows],
    }
    return desk.post("weigh_all", htmx=htmx, data=data)


def row(answer: Any, person: Person) -> Any:
    return next(one for one in answer.context["rows"] if one.person_id == person.pk)


def test_all_are_kept_and_judged(desk: Desk) -> None:
    people = [child(desk.cast, name) for name in ("Ani", "Budi")]
    answer = send(desk, (desk.cast.balita, "9,5"), *((one, "11,2") for one in people))
    assert answer.status_code == 200
    assert kept("body_weight") == {"Wirasena": [9_500], "Ani": [11_200], "Budi": [11_200]}
    assert all(row(answer, one).saved for one in (desk.cast.balita, *people))
    assert "Ditimbang 3 dari 3" in answer.content.decode()
    assert "<html" not in answer.content.decode()
    with transaction.atomic(), work_area_scope(whole_city()):
        month = MonthlyWeighing.objects.get(person=desk.cast.balita, month=TODAY.year * 12 + TODAY.month - 1)
        assert month.status == "T"
        assert FollowUp.objects.filter(person=desk.cast.balita).exists()


def test_what_is_odd_or_cannot_be_read_waits_and_the_rest_is_kept(desk: Desk) -> None:
    good, bad = child(desk.cast, "Ani"), child(desk.cast, "Budi")
    answer = send(desk, (good, "11"), (bad, "banyak"), (desk.cast.balita, "19,4"))
    assert (answer.status_code, kept("body_weight")) == (422, {"Ani": [11_000]})
    assert (row(answer, bad).typed, bool(row(answer, bad).says)) == ("banyak", True)
    assert row(answer, desk.cast.balita).question is not None
    assert row(send(desk, (desk.cast.balita, "19,4"), confirm="1"), desk.cast.balita).question is not None
    assert kept("body_weight") == {"Ani": [11_000]}
    desk.weigh("19,4", confirm="1")
    assert kept("body_weight") == {"Ani": [11_000], "Wirasena": [19_400]}


def test_the_button_for_all_does_not_keep_a_second_weight_unasked(desk: Desk) -> None:
    """The question of the row was drawn with the entry of the other tablet; pressing for all is no answer to it."""
    desk.weigh("9,8")
    answer = send(desk, (desk.cast.balita, "9,9"))
    seen = row(answer, desk.cast.balita).entry_id
    again = send(desk, (desk.cast.balita, "9,9"), confirm="1", seen=seen)
    assert row(again, desk.cast.balita).question is not None
    assert kept("body_weight") == {"Wirasena": [9_800]}


def test_sent_twice_it_is_kept_once(desk: Desk) -> None:
    one = new_id()
    for _ in range(2):
        assert send(desk, (desk.cast.balita, "9,8"), entry=one).status_code == 200
    assert kept("body_weight") == {"Wirasena": [9_800]}


def test_nothing_is_kept_where_an_id_is_taken_and_all_that_was_typed_stands_there(desk: Desk) -> None:
    one, other = new_id(), child(desk.cast, "Ani")
    send(desk, (desk.cast.balita, "9,8"), entry=one)
    answer = send(desk, (other, "11"), entry=one)
    assert answer.status_code == 422
    assert answer.context["says_above"]
    assert row(answer, other).typed == "11"
    assert kept("body_weight") == {"Wirasena": [9_800]}


def test_people_of_other_areas_are_passed_over_without_a_name(desk: Desk) -> None:
    answer = send(desk, (desk.cast.other_balita, "9"), (desk.cast.balita, "9,8"))
    assert answer.status_code == 422
    assert answer.context["says_above"].startswith("“9” belum disimpan")
    assert desk.cast.other_balita.name not in answer.content.decode()
    assert kept("body_weight") == {"Wirasena": [9_800]}


def test_a_record_that_was_merged_meanwhile_is_the_one_that_was_kept(desk: Desk) -> None:
    double = child(desk.cast, "Wirasena", desk.cast.balita.birth_date)
    merge(desk.cast, double, desk.cast.balita)
    assert send(desk, (double, "9,8")).status_code == 200
    assert kept("body_weight") == {"Wirasena": [9_800]}


def test_two_rows_that_are_one_person_now_lose_no_number(desk: Desk) -> None:
    double = child(desk.cast, "Wirasena", desk.cast.balita.birth_date)
    merge(desk.cast, double, desk.cast.balita)
    answer = send(desk, (double, "9,9"), (desk.cast.balita, "9,8"))
    assert "“9,9” belum disimpan" in answer.content.decode()
    assert kept("body_weight") == {"Wirasena": [9_800]}


@pytest.mark.parametrize("data", [{}, {"person": ["x"], "weight": ["9"]}, {"weight": ["9"] * 3}])
def test_a_broken_body_changes_nothing(desk: Desk, data: dict[str, Any]) -> None:
    assert desk.post("weigh_all", data=data).status_code == 200
    assert kept("body_weight") == {}


def test_a_plain_browser_gets_the_page(desk: Desk) -> None:
    assert "<html" in send(desk, (desk.cast.balita, "9,8"), htmx=False).content.decode()


def test_many_cost_few_statements(desk: Desk) -> None:
    people = [child(desk.cast, letter) for letter in "abcdefghijkl"]
    with CaptureQueriesContext(connection) as asked:
        send(desk, *((one, "11,2") for one in people))
    assert len(asked) <= STATEMENTS
