"""Step 1 on a screen: the register of a group, who comes, with which number; then the cards of one person."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry, Visit
from simpul.services.posyandu.actions import Plan, plan_session
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Arrival, Session
from tests.cast import NAMES, NOW, TODAY, Cast, add_person, weigh
from tests.interfaces.sessions.test_column import Desk

STATEMENTS = 24  # of the list, whoever many stand in it


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The kader at a day that is open."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    found = Desk(cast, "kader")
    found.post("open")
    return found


def rows() -> dict[str, list[int]]:
    with transaction.atomic(), work_area_scope(whole_city()):
        return {
            "numbers": list(Arrival.objects.filter(taken_back_at__isnull=True).values_list("number", flat=True)),
            "visits": list(Visit.objects.values_list("id", flat=True)),
        }


def come(desk: Desk, *, htmx: bool = True, **more: object) -> str:
    data = {"person": desk.cast.balita.pk, "arrival_id": new_id(), "number": "1", "kelompok": Group.BALITA, **more}
    return desk.post("came", htmx=htmx, data=data).content.decode()


def test_the_list_shows_the_register_of_a_group(desk: Desk) -> None:
    page = desk.get("queue")
    assert [row.name for row in page.context["rows"]] == [NAMES[1]]
    assert "Datang 0 dari 1" in page.content.decode()
    adults = desk.client.get(desk.address("queue"), {"kelompok": Group.DEWASA})
    assert [(row.name, row.chips) for row in adults.context["rows"]] == [(NAMES[0], ("skrining tahunan",))]


@pytest.mark.parametrize("asked", ["", "x", "posyandu_dewasa'--", "\0"])
def test_an_unknown_group_is_the_first_that_is_served(desk: Desk, asked: str) -> None:
    answer = desk.client.get(desk.address("queue"), {"kelompok": asked, "saring": asked})
    assert (answer.status_code, answer.context["group"]) == (200, Group.BALITA)


def test_only_the_groups_of_the_plan_are_tabs(desk: Desk) -> None:
    kader = desk.cast.standing("kader")
    with transaction.atomic(), work_area_scope(kader.area):
        plan_session(
            actor_id=kader.staff_id, area=kader.area, posyandu=desk.cast.posyandu, day=TODAY, today=TODAY,
            plan=Plan(groups=(Group.LANSIA, Group.DEWASA)),
        )  # fmt: skip
    assert [tab.group for tab in desk.get("queue").context["tabs"]] == [Group.DEWASA, Group.LANSIA]


def test_who_comes_gets_a_number_and_who_was_a_mistake_none(desk: Desk) -> None:
    assert "Nomor 1" in come(desk)
    assert "Nomor 1" in come(desk)
    page = desk.get("queue").content.decode()
    assert "Datang 1 dari 1" in page
    with transaction.atomic(), work_area_scope(whole_city()):
        arrival = Arrival.objects.get()
    data = {"person": desk.cast.balita.pk, "number": "1", "kelompok": Group.BALITA}
    assert "Datang</button>" in desk.post("mistaken", htmx=True, data=data, arrival_id=arrival.pk).content.decode()
    assert rows()["numbers"] == []
    assert "Nomor 2" in come(desk)


def test_the_count_above_the_list_follows_each_press(desk: Desk) -> None:
    add_child(desk.cast, "Kedua Pemeran")
    said = come(desk)
    assert 'id="hitungan" hx-swap-oob="true"' in said
    assert "Datang 1 dari 2" in said
    assert "hx-swap-oob" not in desk.get("queue").content.decode()


def test_the_card_leads_back_to_the_group_it_came_from(desk: Desk) -> None:
    page = desk.client.get(desk.address("queue"), {"kelompok": Group.DEWASA}).content.decode()
    address = desk.address("person", person_id=desk.cast.mother.pk)
    assert f"{address}?kelompok={Group.DEWASA}" in page
    card = desk.client.get(address, {"kelompok": Group.DEWASA})
    assert card.context["back"].endswith(f"?kelompok={Group.DEWASA}#orang-{desk.cast.mother.pk}")


def test_a_plain_browser_comes_back_to_the_line(desk: Desk) -> None:
    data = {"person": desk.cast.balita.pk, "arrival_id": new_id(), "kelompok": Group.BALITA}
    answer = desk.post("came", data=data)
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{desk.address('queue')}?kelompok={Group.BALITA}#orang-{desk.cast.balita.pk}",
    )


def test_who_was_weighed_is_not_taken_off_the_list(desk: Desk) -> None:
    come(desk)
    weigh(desk.cast, desk.cast.balita, 9.4)
    with transaction.atomic(), work_area_scope(whole_city()):
        arrival = Arrival.objects.get()
    data = {"person": desk.cast.balita.pk, "kelompok": Group.BALITA}
    answer = desk.post("mistaken", htmx=True, data=data, arrival_id=arrival.pk)
    assert answer.status_code == 422
    assert "sudah diperiksa di sesi ini" in answer.content.decode()
    assert "Nomor 1 · sudah diperiksa" in desk.get("queue").content.decode()
    again = desk.post("mistaken", data=data, arrival_id=arrival.pk)
    assert again.status_code == 422
    assert "sudah diperiksa di sesi ini" in again.content.decode()


def test_the_filter_shows_who_has_not_come(desk: Desk) -> None:
    second = add_child(desk.cast, "Kedua Pemeran")
    come(desk)

    def shown(which: str) -> list[str]:
        answer = desk.client.get(desk.address("queue"), {"saring": which})
        return [row.name for row in answer.context["rows"]]

    assert shown("belum") == [second]
    assert shown("datang") == [NAMES[1]]
    assert shown("") == [second, NAMES[1]]


def add_child(cast: Cast, name: str) -> str:
    with transaction.atomic(), work_area_scope(whole_city()):
        return add_person(cast, name, Sex.MALE, TODAY - timedelta(days=400), cast.campurejo.rt[0]).name


def test_people_of_other_areas_are_not_there(desk: Desk) -> None:
    for stranger in (desk.cast.other_balita.pk, new_id()):
        data = {"person": stranger, "arrival_id": new_id()}
        assert desk.post("came", data=data).status_code == 404
        assert desk.get("person", person_id=stranger).status_code == 404
    assert rows()["numbers"] == []


def test_a_day_that_is_only_planned_takes_nobody(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    kader, desk = cast.standing("kader"), Desk(cast, "kader")
    with transaction.atomic(), work_area_scope(kader.area):
        plan_session(
            actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=TODAY, plan=Plan(), today=TODAY
        )
    assert "Sesi ini belum dibuka." in come(desk)
    assert desk.get("person", person_id=cast.balita.pk)["Location"] == desk.address("queue")
    assert rows() == {"numbers": [], "visits": []}


def test_the_list_costs_the_same_for_many(desk: Desk) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            desk.get("queue")
        return len(asked)

    few = statements()
    for letter in "abcdefghij":
        add_child(desk.cast, f"Anak {letter} Pemeran")
    assert statements() == few <= STATEMENTS


def test_the_card_of_a_person_is_filled_at_the_day_and_leads_back(desk: Desk) -> None:
    come(desk)
    page = desk.client.get(desk.address("person", person_id=desk.cast.balita.pk))
    assert page.context["form"].code == Group.BALITA
    assert "Tanggal lain" not in page.content.decode()
    answer = desk.post(
        "person",
        data={
            "visit_id": new_id(), "form": Group.BALITA, "edisi": page.context["form"].edition,
            "f-body_weight": "9,4", "f-body_length": "74,5",
        },
        person_id=desk.cast.balita.pk,
    )  # fmt: skip
    assert answer.status_code == 302, answer.context["sections"]
    assert answer["Location"].startswith(desk.address("queue"))
    with transaction.atomic(), work_area_scope(whole_city()):
        visit = Visit.objects.get()
        assert (visit.session_id, visit.facility_id) == (Session.objects.get().pk, desk.cast.posyandu.pk)
        assert dict(Entry.objects.values_list("concept", "value"))["body_weight"] == 9400


def test_the_bidan_fills_the_card_of_the_posyandu_where_she_helps(desk: Desk) -> None:
    bidan = Desk(desk.cast, "bidan")
    page = bidan.client.get(bidan.address("person", person_id=desk.cast.balita.pk))
    assert page.context["place"] == desk.cast.posyandu
    answer = bidan.post(
        "person",
        data={"visit_id": new_id(), "form": Group.BALITA, "f-body_weight": "9,4"},
        person_id=desk.cast.balita.pk,
    )
    assert answer.status_code == 302
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Visit.objects.get().facility_id == desk.cast.posyandu.pk


def test_what_cannot_be_is_said_and_what_was_typed_stays(desk: Desk) -> None:
    answer = desk.post(
        "person",
        data={"visit_id": new_id(), "form": Group.BALITA, "f-body_weight": "3500", "f-body_length": "74,5"},
        person_id=desk.cast.balita.pk,
    )
    assert answer.status_code == 422
    assert all(f'value="{typed}"' in answer.content.decode() for typed in ("3500", "74,5"))
    assert rows()["visits"] == []


def test_a_card_is_filled_step_by_step(desk: Desk) -> None:
    address = desk.address("person", person_id=desk.cast.balita.pk)
    whole, second = desk.client.get(address), desk.client.get(address, {"langkah": "2"})
    assert whole.context["steps"] == second.context["steps"] == [1, 2, 3, 4, 5][-len(whole.context["steps"]) :]

    def codes(page: object) -> set[str]:
        return {field.code for section in page.context["sections"] for field in section.fields}  # type: ignore[attr-defined]

    assert "body_weight" in codes(second) < codes(whole)
    assert codes(desk.client.get(address, {"langkah": "9"})) == codes(whole)
    for step, box, value in (("2", "f-body_weight", "9,4"), ("5", "f-education_topic", "makan bergizi")):
        answer = desk.client.post(f"{address}?langkah={step}", {"visit_id": new_id(), "form": Group.BALITA, box: value})
        assert answer.status_code == 302
    with transaction.atomic(), work_area_scope(whole_city()):
        assert set(Visit.objects.get().entries.values_list("concept", flat=True)) == {"body_weight", "education_topic"}


@pytest.mark.parametrize(("asked", "first"), [("1", 1), ("2", 61), ("9", 61), ("x", 1), ("", 1), ("-1", 61)])
def test_a_long_register_is_shown_sixty_by_sixty(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, asked: str, first: int
) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        for number in range(3):
            add_person(desk.cast, f"Anak {number} Pemeran", Sex.MALE, TODAY, desk.cast.campurejo.rt[0])
    monkeypatch.setattr("simpul.interfaces.web.sessions.queue.screen.A_PAGE", 3)
    page = desk.client.get(desk.address("queue"), {"halaman": asked})
    assert page.context["expected"] == 4
    assert [row.number for row in page.context["rows"]] == ([1, 2, 3] if first == 1 else [4])
    assert "Halaman" in page.content.decode()


def test_a_refused_card_shows_nothing_of_a_record_whose_purpose_was_not_said(desk: Desk) -> None:
    """A record that is restricted is opened after the question for what; a form that is sent is no way around it."""
    weigh(desk.cast, desk.cast.balita, 9.4)
    typed = {"visit_id": new_id(), "form": Group.BALITA, "f-body_length": "7000"}
    assert "9,4" in desk.post("person", data=typed, person_id=desk.cast.balita.pk).content.decode()
    with transaction.atomic(), work_area_scope(whole_city()):
        Person.objects.filter(pk=desk.cast.balita.pk).update(restricted_at=NOW)
    assert desk.get("person", person_id=desk.cast.balita.pk).status_code == 302
    answer = desk.post("person", data=typed, person_id=desk.cast.balita.pk)
    assert answer.status_code == 422
    assert 'value="7000"' in answer.content.decode()
    assert "9,4" not in answer.content.decode()
