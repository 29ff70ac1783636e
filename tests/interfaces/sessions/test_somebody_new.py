"""Who stands before the table and is not on the list: registered, received, and back on the day with a number."""

from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.interfaces.web.sessions.coming.way import read_way
from simpul.records.access import permissions
from simpul.records.access.permissions import Permission, Role
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.services.posyandu.actions import Plan, plan_session
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Arrival
from tests.cast import NAMES, NIKS, NOW, TODAY, Cast, add_person
from tests.interfaces.families.screens import DAY, Screen
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_column import Desk
from tests.interfaces.test_every_door import enter_as

NO_NIK = {"no_nik_reason": "belum_terdata"}


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    found = Desk(cast, "kader")
    found.post("open")
    return found


def numbers() -> dict[str, int]:
    """By name, the numbers that stand."""
    with transaction.atomic(), work_area_scope(whole_city()):
        rows = Arrival.objects.filter(taken_back_at__isnull=True).values_list("person__name", "number")
        return dict(rows)


def person_named(name: str) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        return Person.objects.get(name=name)


def away(desk: Desk, name: str = "queue", query: str = "", **more: object) -> str:
    """What stands behind an address that leads away from this page of the day."""
    return f"?dari={quote(desk.address(name, **more) + query, safe='')}"


def places(desk: Desk) -> dict[str, str]:
    """By what it is called here, what leads away from it."""
    return {
        "list": away(desk, query=f"?kelompok={Group.DEWASA}"),
        "weights": away(desk, "page"),
        "length": away(desk, "column", group=Group.BALITA, measure="body_length"),
        "card": away(desk, "person", f"?kelompok={Group.DEWASA}&langkah=2", person_id=desk.cast.mother.pk),
    }


def come_to(desk: Desk, person: Person, place: str) -> str:
    """Where the way of that place leads for this balita."""
    found = {
        "list": f"{desk.address('queue')}?kelompok={Group.BALITA}#orang-{person.pk}",
        "weights": f"{desk.address('page')}#orang-{person.pk}",
        "length": f"{desk.address('column', group=Group.BALITA, measure='body_length')}#orang-{person.pk}",
        "card": f"{desk.address('person', person_id=person.pk)}?kelompok={Group.BALITA}&langkah=2",
    }
    return found[place]


PLACES = ("list", "weights", "length", "card")


def birth(desk: Desk, way: str, client: Client | None = None, **boxes: Any) -> Screen:
    address = reverse("families:birth", args=[desk.cast.mother.pk]) + way
    return Screen(client or desk.client, address).send(day=DAY, time="05.30", sex0="P", **boxes)


@pytest.mark.parametrize("place", PLACES)
def test_a_newborn_is_registered_and_comes_with_a_number_where_the_worker_stood(desk: Desk, place: str) -> None:
    sent = birth(desk, places(desk)[place], name0="Bayi Baru Pemeran", birth_weight0="3,1")
    child = person_named("Bayi Baru Pemeran")
    assert sent.answer["Location"] == come_to(desk, child, place)
    assert numbers() == {child.name: 1}
    page = desk.client.get(sent.answer["Location"].partition("#")[0])
    assert page.status_code == 200
    assert "Sudah datang dengan nomor 1." in words_of(page)
    assert child.name in words_of(page)


def test_twins_come_both_and_the_birth_sent_again_changes_nothing(desk: Desk) -> None:
    address = reverse("families:birth", args=[desk.cast.mother.pk]) + places(desk)["list"]
    page = desk.client.get(address)
    assert f"?anak=2&amp;dari={quote(desk.address('queue'), safe='/')}" in page.content.decode()
    form = Screen(desk.client, f"{address}&anak=2")
    sent = form.send(day=DAY, sex0="P", sex1="L", name0="Satu Pemeran", name1="Dua Pemeran")
    assert sent.kept
    assert numbers() == {"Satu Pemeran": 1, "Dua Pemeran": 2}
    assert form.again().kept
    assert numbers() == {"Satu Pemeran": 1, "Dua Pemeran": 2}


def test_the_mother_is_looked_for_on_the_page_of_the_day(desk: Desk) -> None:
    address = desk.address("somebody_new") + places(desk)["weights"]
    found = desk.client.post(address, {"text": "Zubaedah"})
    assert [one.id for one in found.context["found"]] == [desk.cast.mother.pk]
    link = reverse("families:birth", args=[desk.cast.mother.pk]) + "?dari=" + quote(desk.address("page"), safe="")
    assert link in found.content.decode()
    assert Event.objects.filter(action="person.search", detail={"found": 1}).exists()


@pytest.mark.parametrize("text", ["Wirasena", "Larasati", "Siapa Sajapun"])
def test_a_boy_a_stranger_and_nobody_is_no_mother_and_it_is_said_what_to_do(desk: Desk, text: str) -> None:
    found = desk.client.post(desk.address("somebody_new"), {"text": text})
    assert found.context["found"] == []
    assert "Catat ibunya dulu di bawah" in words_of(found)
    assert "layani sebagai tamu" in words_of(found)


@pytest.mark.parametrize("text", ["", "z", "\0", "12345"])
def test_what_cannot_be_looked_for_is_said_and_stays(desk: Desk, text: str) -> None:
    found = desk.client.post(desk.address("somebody_new"), {"text": text})
    assert (found.status_code, bool(found.context["says"])) == (422, True)


def test_a_newcomer_is_entered_in_an_rt_or_a_family_and_comes(desk: Desk) -> None:
    way, rt = places(desk)["list"], desk.cast.campurejo.rt[0]
    asked = desk.client.get(desk.address("somebody_new") + way)
    assert [place[0] for place in asked.context["here"]] == [rt.pk]
    listed = desk.client.get(reverse("families:rt", args=[rt.pk]) + way)
    entry = reverse("families:new_person", args=[rt.pk]) + "?dari=" + quote(desk.address("queue"), safe="")
    assert entry in listed.content.decode()
    boxes = {
        "name": "Pendatang Pemeran",
        "sex": "P",
        "birth_day": "3",
        "birth_month": "4",
        "birth_year": "1990",
    } | NO_NIK
    sent = Screen(desk.client, reverse("families:new_person", args=[rt.pk]) + way).send(**boxes, place="kk")
    newcomer = person_named("Pendatang Pemeran")
    where = f"{desk.address('queue')}?kelompok={Group.DEWASA}#orang-{newcomer.pk}"
    assert (sent.answer["Location"], numbers()) == (where, {newcomer.name: 1})


def test_the_way_goes_along_into_a_family(desk: Desk) -> None:
    from tests.records.households.house import make_family

    family, way = make_family(desk.cast)[0], places(desk)["list"]
    page = desk.client.get(reverse("families:page", args=[family.pk]) + way).content.decode()
    assert reverse("families:new_member", args=[family.pk]) + "?dari=" in page
    assert f'href="{desk.address("queue")}?kelompok={Group.DEWASA}"' in page


def test_somebody_of_another_rt_is_found_and_comes(cast: Cast, desk: Desk) -> None:
    bidan = Desk(cast, "bidan")
    address = reverse("search:page") + places(desk)["length"]
    found = bidan.client.post(address, {"text": "Kencana"})
    send_to = found.context["way"].come
    assert send_to in found.content.decode().replace("&amp;", "&")
    answer = bidan.client.post(send_to, {"person": cast.neighbour.pk})
    assert answer["Location"] == come_to(desk, cast.neighbour, "length")
    assert cast.neighbour.name in words_of(bidan.client.get(answer["Location"].partition("#")[0]))
    assert numbers() == {cast.neighbour.name: 1}
    assert bidan.client.post(send_to, {"person": cast.neighbour.pk}).status_code == 302
    assert numbers() == {cast.neighbour.name: 1}


def test_an_adult_brought_from_a_column_of_balita_stands_on_the_list_of_the_grown_ups(desk: Desk) -> None:
    for place in ("weights", "length"):
        answer = desk.client.post(desk.address("come") + places(desk)[place], {"person": desk.cast.mother.pk})
        assert answer["Location"] == f"{desk.address('queue')}?kelompok={Group.DEWASA}#orang-{desk.cast.mother.pk}"


def test_who_stands_on_the_second_page_of_the_list_is_led_to(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("queue.screen", "coming.way"):
        monkeypatch.setattr(f"simpul.interfaces.web.sessions.{module}.A_PAGE", 1)
    with transaction.atomic(), work_area_scope(whole_city()):
        last = add_person(desk.cast, "Zzz Pemeran", Sex.MALE, TODAY, desk.cast.campurejo.rt[0])
    where = desk.client.post(desk.address("come"), {"person": last.pk})["Location"]
    assert where == f"{desk.address('queue')}?kelompok={Group.BALITA}&halaman=2#orang-{last.pk}"
    assert last.name in words_of(desk.client.get(where.partition("#")[0]))


@pytest.mark.parametrize("part", ["neighbour_kader", "other_bidan", "lurah", "kepala"])
def test_who_does_not_serve_the_day_sends_nobody_to_it(cast: Cast, desk: Desk, part: str) -> None:
    client = enter_as(cast.staff[part])
    assert client.post(desk.address("come"), {"person": cast.neighbour.pk}).status_code == 404
    assert client.get(desk.address("somebody_new")).status_code == 404
    assert numbers() == {}


@pytest.mark.parametrize("who", ["other_balita", "nobody", "unreadable"])
def test_people_of_elsewhere_do_not_come_by_their_id(desk: Desk, who: str) -> None:
    person = {"other_balita": desk.cast.other_balita.pk, "nobody": new_id(), "unreadable": "x"}[who]
    assert desk.client.post(desk.address("come"), {"person": person}).status_code == 404


def test_who_cannot_come_to_that_day_is_told_and_is_registered_all_the_same(cast: Cast, desk: Desk) -> None:
    desk.client.post(reverse("sessions:from_book", args=[cast.posyandu.pk]), {"day": "20-10-2026"})
    old = Desk(cast, "kader", "2026-10-20")
    sent = birth(old, away(old), desk.client, name0="Belum Lahir Pemeran")
    assert sent.answer["Location"] == old.address("queue")
    assert "mendahului tanggal lahir" in words_of(desk.client.get(old.address("queue")))
    assert person_named("Belum Lahir Pemeran").is_listed
    assert numbers() == {}


OUTSIDE = {
    "another site": "https://jahat.example/posyandu/",
    "no scheme": "//jahat.example/",
    "back slashes": "/\\jahat.example",
    "script": "javascript:alert(1)",
    "half an address": "http://[",
    "another page": "/kelurahan/",
    "a write": "{day}tutup/",
    "the login": "/masuk/",
    "no day": "/posyandu/{posyandu}/2026-99-99/daftar/",
    "a day without a plan": "/posyandu/{posyandu}/2026-11-01/daftar/",
    "another Posyandu": "/posyandu/{other}/2026-11-21/daftar/",
    "another site's day": "https://jahat.example{day}daftar/",
    "nothing": "",
    "no text": "\0",
}


@pytest.mark.parametrize("where", list(OUTSIDE))
def test_no_other_address_is_come_back_to(desk: Desk, where: str) -> None:
    cast, page = desk.cast, desk.address("page")
    text = OUTSIDE[where].format(day=page, posyandu=cast.posyandu.pk, other=cast.bandar.posyandu[0].pk)
    with transaction.atomic(), work_area_scope(whole_city()):
        assert read_way(cast.standing("kader"), text) is None
    query = f"?dari={quote(text, safe='')}"
    answer = desk.client.post(desk.address("come") + query, {"person": cast.balita.pk})
    assert answer["Location"] == f"{desk.address('queue')}?kelompok={Group.BALITA}#orang-{cast.balita.pk}"
    assert birth(desk, query, name0="Lain Pemeran").answer["Location"].startswith("/keluarga/orang/")
    assert "jahat" not in desk.client.get(reverse("search:page") + query).content.decode()


def test_nothing_of_the_text_of_a_way_is_followed_but_what_it_names(desk: Desk) -> None:
    sent = f"{desk.address('queue')}?kelompok={Group.DEWASA}&next=//jahat.example&nama=Zubaedah#//jahat.example"
    with transaction.atomic(), work_area_scope(whole_city()):
        way = read_way(desk.cast.standing("kader"), sent)
        assert way is not None
        assert way.address == f"{desk.address('queue')}?kelompok={Group.DEWASA}"
        odd = read_way(desk.cast.standing("kader"), f"{desk.address('queue')}?kelompok=x&langkah=99")
        assert odd is not None
        assert odd.address == desk.address("queue")


def test_a_day_that_is_not_open_is_no_place_to_come_back_to(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    kader, desk = cast.standing("kader"), Desk(cast, "kader")
    with transaction.atomic(), work_area_scope(kader.area):
        plan_session(
            actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=TODAY, plan=Plan(), today=TODAY
        )
        assert read_way(kader, desk.address("queue")) is None
    assert desk.get("somebody_new")["Location"] == desk.address("queue")
    assert "Orang baru" not in words_of(desk.get("queue"))


def test_a_role_that_registers_nobody_is_told_whom_to_ask(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    without = permissions.MAY[Role.KADER] - {Permission.PERSON_REGISTER, Permission.PERSON_GUEST}
    monkeypatch.setitem(permissions.MAY, Role.KADER, frozenset(without))
    page = desk.get("somebody_new")
    assert "Minta bidan atau petugas Pustu mendaftarkannya" in words_of(page)
    assert "Cari ibunya" not in words_of(page)
    assert "Tamu" not in words_of(page).split()
    assert desk.client.post(desk.address("somebody_new"), {"text": "Zubaedah"}).context.get("found") is None
    assert desk.client.get(reverse("search:page") + places(desk)["list"]).status_code == 200


def test_the_links_of_the_day_stand_on_each_of_its_pages(desk: Desk) -> None:
    pages = {
        "queue": {}, "page": {}, "column": {"group": Group.BALITA, "measure": "body_length"},
        "person": {"person_id": desk.cast.balita.pk},
    }  # fmt: skip
    for name, more in pages.items():
        page, address = desk.get(name, **more).content.decode(), desk.address(name, **more)
        assert f"{desk.address('somebody_new')}?dari={address}" in page, name
    assert f"{reverse('search:page')}?dari={desk.address('queue')}" in desk.get("queue").content.decode()


def test_no_name_and_no_number_stands_in_an_address(desk: Desk) -> None:
    desk.client.post(desk.address("somebody_new"), {"text": "Zubaedah"})
    sent = birth(desk, places(desk)["card"], name0="Rahasia Pemeran")
    assert not [word for word in (*NAMES, *NIKS, "Rahasia") if word.split()[0] in sent.answer["Location"]]


def test_a_browser_goes_to_the_day_as_a_whole_page_and_forgets_its_draft(desk: Desk) -> None:
    """A part of the column is answered to HTMX, and would be nothing in the place of a form."""
    address = desk.address("come") + places(desk)["weights"]
    answer = desk.client.post(address, {"person": desk.cast.balita.pk}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Trigger"]) == (204, "simpul:kept")
    assert answer["HX-Redirect"] == come_to(desk, desk.cast.balita, "weights")
