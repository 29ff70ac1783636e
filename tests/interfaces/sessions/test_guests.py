"""A guest at an open day: received by proof, in the queue, weighed, served by card, counted at home, and gone again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.monitoring.pws import queries
from simpul.monitoring.recap.queries import recap_of
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import issue_card
from simpul.records.people.models import Guest, Person
from simpul.records.visits.models import Visit
from simpul.services.posyandu.actions import open_session
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Arrival, Session
from tests.cast import NAMES, NIKS, NOW, TODAY, Cast, add_person
from tests.figures import count_figures
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_column import Desk
from tests.interfaces.test_every_door import enter_as

NOVEMBER, BORN = Month.of(TODAY), "2025-09-09"
LATER = NOW + timedelta(hours=2)


class Table:
    """The kader of another Puskesmas at the open day of her Posyandu; the balita lives in Campurejo."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.posyandu = cast, cast.bandar.posyandu[0]
        self.client: Client = enter_as(cast.other_kader)

    def address(self, name: str, **more: object) -> str:
        return reverse(f"sessions:{name}", kwargs={"posyandu_id": self.posyandu.pk, "day": TODAY.isoformat(), **more})

    def receive(self, number: str = NIKS[2], born: str = BORN, place: str = "queue", **more: object) -> Any:
        way = f"?dari={self.address(place, **more)}"
        return self.client.post(reverse("search:guests") + way, {"number": number, "birth_date": born})

    def page(self, name: str, **more: object) -> Any:
        return self.client.get(self.address(name, **more))

    def length(self) -> dict[str, str]:
        return {"group": Group.BALITA, "measure": "body_length"}


@pytest.fixture
def table(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Table:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    kader = cast.standing("other_kader")
    with transaction.atomic(), work_area_scope(kader.area):
        open_session(actor_id=kader.staff_id, area=kader.area, posyandu=cast.bandar.posyandu[0], day=TODAY, now=NOW)
    return Table(cast)


def weigh(table: Table, person: Person, weight: str = "9,4") -> Any:
    data = {"person": person.pk, "entry_id": new_id(), "weight": weight}
    return table.client.post(table.address("weigh"), data, headers={"HX-Request": "true"})


def measure(table: Table, person: Person, value: str = "74,5") -> Any:
    data = {"person": person.pk, "entry_id": new_id(), "value": value, "seen_entry_id": "", "confirmed": ""}
    return table.client.post(table.address("column", **table.length()), data, headers={"HX-Request": "true"})


def fill_card(table: Table, person: Person, **boxes: str) -> Any:
    data = {"visit_id": new_id(), "form": Group.BALITA, **boxes}
    return table.client.post(table.address("person", person_id=person.pk), data)


def rows_of(answer: Any) -> list[Any]:
    return [row[0] if isinstance(row, tuple) else row for row in answer.context["rows"]]


@pytest.mark.parametrize("proof", ["nik", "card"])
@pytest.mark.parametrize("place", ["queue", "page", "column", "person"])
def test_who_is_received_by_proof_has_come_where_the_worker_stood(table: Table, proof: str, place: str) -> None:
    cast, number = table.cast, NIKS[2]
    if proof == "card":
        with transaction.atomic(), work_area_scope(whole_city()):
            number = issue_card(actor_id=cast.bidan.pk, area=whole_city(), person_id=cast.balita.pk, now=NOW).reveal()
    more = {"column": table.length(), "person": {"person_id": cast.other_balita.pk}}.get(place, {})
    answer = table.receive(number, place=place, **more)
    expected = table.address(place, **({"person_id": cast.balita.pk} if place == "person" else more))
    assert answer["Location"].partition("?")[0].partition("#")[0] == expected
    page = table.client.get(answer["Location"].partition("#")[0])
    assert page.status_code == 200, "what it is opened for is not asked again: the guest waits in the queue"
    assert "Sudah datang dengan nomor 1." in words_of(page)
    assert cast.balita.name in words_of(page)
    assert NIKS[2] not in answer["Location"]
    with transaction.atomic(), work_area_scope(whole_city()):
        arrival = Arrival.objects.get()
        assert (arrival.person_id, arrival.number) == (cast.balita.pk, 1)


@pytest.mark.parametrize("number", [NIKS[0], "3571004101250004", "x"])
def test_a_miss_stays_on_the_form_and_keeps_the_way(table: Table, number: str) -> None:
    answer = table.receive(number)
    assert answer.status_code == 422
    assert answer.context["way"].address == table.address("queue")
    assert not Guest.objects.exists()


def test_a_guest_is_weighed_measured_and_served_by_card(table: Table) -> None:
    balita = table.cast.balita
    table.receive()
    assert "9,4" in weigh(table, balita).content.decode()
    assert "74,5" in measure(table, balita).content.decode()
    answer = fill_card(table, balita, **{"f-arm_circumference": "13,8"})
    assert answer.status_code == 302, [(f.code, f.says) for s in answer.context["sections"] for f in s.fields]
    with transaction.atomic(), work_area_scope(whole_city()):
        visit = Visit.objects.get()
        assert set(visit.entries.values_list("concept", flat=True)) >= {"body_weight", "body_length"}
        assert visit.session_id == Session.objects.get().pk
        assert (visit.kelurahan_id, visit.facility_id) == (balita.kelurahan_id, table.posyandu.pk)
    (row,) = [one for one in rows_of(table.page("queue")) if one.person_id == balita.pk]
    assert (row.number, row.state) == (0, "Nomor 1 · sudah diperiksa")


def test_all_weights_together_keep_that_of_a_guest_too(table: Table) -> None:
    cast = table.cast
    table.receive()
    assert {row.person_id for row in table.page("page").context["rows"]} == {cast.balita.pk, cast.other_balita.pk}
    data = {
        "person": [cast.balita.pk, cast.other_balita.pk], "entry_id": [new_id(), new_id()], "weight": ["9,4", "11"],
        "seen_entry_id": ["", ""], "confirm": ["", ""],
    }  # fmt: skip
    assert table.client.post(table.address("weigh_all"), data).status_code in (200, 302)
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Visit.objects.count() == 2


def test_a_service_counts_where_the_guest_lives_and_not_at_this_posyandu(table: Table) -> None:
    cast = table.cast
    table.receive()
    weigh(table, cast.balita)
    with work_area_scope(whole_city()):
        count_figures(NOVEMBER)
        home, here = cast.campurejo, cast.bandar
        there = queries.figures_of_parts(whole_city(), home.area.pk, NOVEMBER).rt[home.rt[0].pk]
        mine = queries.figures_of_parts(whole_city(), here.area.pk, NOVEMBER).rt[here.rt[0].pk]
        assert (there.s, there.d) == (1, 1)
        assert (mine.s, mine.d) == (1, 0), "the balita of Bandar Lor alone, who was not weighed"
        recap = recap_of(whole_city(), table.posyandu.pk, NOVEMBER)
        listed = {*recap.figures["bayi_registered"].people, *recap.figures["anak_balita_registered"].people}
        assert listed == {cast.other_balita.pk}
        assert recap.visitors == (cast.balita.pk,)


def test_another_unit_at_the_same_day_sees_nothing_of_a_guest(table: Table) -> None:
    table.receive()
    weigh(table, table.cast.balita)
    page = enter_as(table.cast.other_bidan).get(table.address("close"))
    assert not any(one.came or one.others for one in page.context["summary"].groups), "her unit received nobody"
    assert NAMES[1] not in words_of(page)


def test_served_and_gone_from_every_list_of_the_day(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    balita = table.cast.balita
    table.receive()
    weigh(table, balita)
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)
    table.client.post(reverse("search:close_guest", args=[Guest.objects.get().pk]))
    for name, more in (("queue", {}), ("page", {}), ("column", table.length())):
        page = table.page(name, **more)
        assert balita.name not in words_of(page), name
        assert balita.pk not in {row.person_id for row in rows_of(page)}
    assert table.page("person", person_id=balita.pk).status_code == 404
    assert weigh(table, balita, "9,6").status_code == 404
    assert measure(table, balita).status_code == 404
    assert fill_card(table, balita, **{"f-body_weight": "9,6"}).status_code == 404
    for name in ("came", "come"):
        data = {"person": balita.pk, "arrival_id": new_id()}
        assert table.client.post(table.address(name), data).status_code == 404, name
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Visit.objects.get().entries.count() == 1, "what was done stays"


def test_the_care_relation_ends_by_itself_too(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    table.receive()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=8))
    fresh = enter_as(table.cast.other_kader)
    assert table.cast.balita.name not in words_of(fresh.get(table.address("queue")))
    assert fresh.get(table.address("person", person_id=table.cast.balita.pk)).status_code == 404


def test_nobody_else_of_the_area_of_a_guest_is_seen(table: Table) -> None:
    """Neither the mother, nor her name on the line, nor the neighbours."""
    cast = table.cast
    table.receive()
    for name, more in (("queue", {}), ("page", {}), ("column", table.length())):
        words = words_of(table.page(name, **more))
        assert [one for one in (NAMES[0], NAMES[2]) if one in words] == [], name
    adults = table.client.get(table.address("queue"), {"kelompok": Group.DEWASA})
    assert rows_of(adults) == []
    for person in (cast.mother, cast.neighbour):
        assert table.page("person", person_id=person.pk).status_code == 404
        assert table.client.post(table.address("come"), {"person": person.pk}).status_code == 404
        assert weigh(table, person).status_code == 404
    found = table.client.post(reverse("search:page"), {"text": "Pemeran"})
    assert {one.id for one in found.context["found"]} <= {cast.balita.pk, cast.other_balita.pk}


def test_a_guest_received_before_comes_from_the_list_of_guests(table: Table) -> None:
    table.client.post(reverse("search:guests"), {"number": NIKS[2], "birth_date": BORN})
    page = table.client.get(reverse("search:guests") + f"?dari={table.address('queue')}")
    send_to = page.context["way"].come
    assert send_to.replace("&", "&amp;") in page.content.decode()
    assert table.client.post(send_to, {"person": table.cast.balita.pk}).status_code == 302
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Arrival.objects.get().person_id == table.cast.balita.pk


def test_a_guest_whose_record_is_restricted_is_asked_about_as_everywhere(table: Table) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        Person.objects.filter(pk=table.cast.balita.pk).update(restricted_at=NOW)
    table.receive()
    card = table.page("person", person_id=table.cast.balita.pk)
    asked_at = f"/orang/{table.cast.balita.pk}/"
    assert (card.status_code, card["Location"].partition("?")[0]) == (302, asked_at)


def test_a_guest_who_does_not_wait_in_the_queue_is_asked_about_first(table: Table) -> None:
    table.client.post(reverse("search:guests"), {"number": NIKS[2], "birth_date": BORN})
    assert table.page("person", person_id=table.cast.balita.pk).status_code == 302


def test_a_newborn_of_a_guest_is_registered_where_she_lives(table: Table) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        add_person(table.cast, "Lain Pemeran", Sex.FEMALE, TODAY - timedelta(days=9000), table.cast.bandar.rt[0])
    table.receive(NIKS[0], "1998-03-04")
    address = reverse("families:birth", args=[table.cast.mother.pk]) + f"?dari={table.address('queue')}"
    assert table.client.get(address).status_code == 404
    found = table.client.post(table.address("somebody_new"), {"text": "Zubaedah"})
    assert found.context["found"] == []
    assert "layani sebagai tamu" in words_of(found)


def test_whom_the_bidan_receives_at_the_table_the_kader_sees_on_that_day_and_no_longer(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    balita, kader = table.cast.balita, table.client
    table.client = enter_as(table.cast.other_bidan)
    assert table.receive().status_code == 302
    table.client = kader
    assert balita.name in words_of(table.page("queue"))
    assert table.page("person", person_id=balita.pk).status_code == 200
    assert weigh(table, balita).status_code == 200
    with transaction.atomic(), work_area_scope(whole_city()):
        until = dict(Guest.objects.values_list("facility_id", "until"))
    assert until[table.posyandu.pk] == datetime(2026, 11, 21, 17, 0, tzinfo=UTC), "midnight where the Posyandu stands"
    assert until[table.cast.bandar.pustu.pk] == NOW + timedelta(days=7)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=1))
    table.client = enter_as(table.cast.other_kader)
    page = table.page("queue")
    assert (page.status_code, balita.name in words_of(page)) == (200, False)
    assert table.page("person", person_id=balita.pk).status_code == 404


def test_whom_the_pustu_receives_elsewhere_the_kader_of_a_posyandu_does_not_see(table: Table) -> None:
    bidan = enter_as(table.cast.other_bidan)
    assert bidan.post(reverse("search:guests"), {"number": NIKS[2], "birth_date": BORN}).status_code == 302
    with transaction.atomic(), work_area_scope(whole_city()):
        assert set(Guest.objects.values_list("facility_id", flat=True)) == {table.cast.bandar.pustu.pk}
    assert table.cast.balita.name not in words_of(table.page("queue"))
    assert table.page("person", person_id=table.cast.balita.pk).status_code == 404
    assert table.client.get(reverse("persons:page", args=[table.cast.balita.pk])).status_code == 404


def test_the_kader_of_another_posyandu_of_that_pustu_sees_no_guest_of_this_day(table: Table) -> None:
    cast = table.cast
    with transaction.atomic(), work_area_scope(whole_city()):
        guest = add_person(cast, "Tamu Pemeran", Sex.MALE, TODAY - timedelta(days=400), cast.bandar.rt[0], NIKS[1])
    day = Desk(cast, "kader")
    day.post("open")
    proof = {"number": NIKS[1], "birth_date": guest.birth_date.isoformat()}
    enter_as(cast.bidan).post(reverse("search:guests") + f"?dari={day.address('queue')}", proof)
    seen = {part: enter_as(cast.staff[part]) for part in ("second_kader", "neighbour_kader")}
    shown = {part: guest.name in words_of(client.get(reverse("search:guests"))) for part, client in seen.items()}
    assert shown == {"second_kader": True, "neighbour_kader": False}
    assert seen["neighbour_kader"].get(reverse("persons:page", args=[guest.pk])).status_code == 404
