"""The calendar of a Posyandu and the plan of a day, on screens."""

from datetime import date, time, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.services.posyandu.actions import Plan, arrive, open_session, plan_session
from simpul.services.posyandu.models import Session, SessionStatus
from simpul.services.posyandu.queries import duties_of
from tests.cast import NOW, TODAY, Cast, weigh
from tests.interfaces.families.screens import Screen
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as

NEXT = TODAY + timedelta(days=10)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def kader(cast: Cast) -> Client:
    return enter_as(cast.kader)


def address(cast: Cast, name: str, day: date | None = None) -> str:
    return reverse(f"sessions:{name}", args=[cast.posyandu.pk, *([day.isoformat()] if day else [])])


def sessions() -> list[Session]:
    with transaction.atomic(), work_area_scope(whole_city()):
        return list(Session.objects.order_by("date"))


def plan(cast: Cast, client: Client, day: str = NEXT.strftime("%d-%m-%Y"), **boxes: object) -> Screen:
    return Screen(client, address(cast, "new_plan")).send(day=day, **boxes)


def test_a_day_is_planned_with_its_people(cast: Cast, kader: Client) -> None:
    plan(
        cast, kader, starts_at="8.30", place_name="SDN Campurejo 1", groups=["posyandu_sekolah_remaja"],
        step2=[str(cast.kader.pk), str(cast.second_kader.pk)], step0=[str(cast.bidan.pk)],
    )  # fmt: skip
    (one,) = sessions()
    assert (one.date, one.starts_at, one.place_name) == (NEXT, time(8, 30), "SDN Campurejo 1")
    assert one.groups == ["posyandu_sekolah_remaja"]
    with transaction.atomic(), work_area_scope(whole_city()):
        found = duties_of(one)
    assert {step: set(people) for step, people in found.items()} == {
        2: {cast.kader.pk, cast.second_kader.pk},
        0: {cast.bidan.pk},
    }
    page = kader.get(address(cast, "calendar")).content.decode()
    assert "SDN Campurejo 1" in page
    assert "08.30" in page


@pytest.mark.parametrize(
    ("boxes", "field"),
    [
        ({"day": ""}, "day"),
        ({"day": "31-02-2027"}, "day"),
        ({"day": "20-11-2026"}, "day"),
        ({"day": "01-01-2029"}, "day"),
        ({"starts_at": "25.00"}, "starts_at"),
        ({"place_name": "x" * 81}, "place_name"),
    ],
    ids=["no day", "no such day", "past", "too far", "no such hour", "long place"],
)
def test_what_cannot_be_is_said_at_its_field(cast: Cast, kader: Client, boxes: dict[str, str], field: str) -> None:
    screen = plan(cast, kader, **boxes)  # type: ignore[arg-type]
    assert set(screen.says) == {field}
    assert sessions() == []


def test_who_does_not_work_here_is_not_offered_and_not_taken(cast: Cast, kader: Client) -> None:
    screen = Screen(kader, address(cast, "new_plan"))
    assert str(cast.bidan.pk) in screen.offered["step0"]
    assert str(cast.other_kader.pk) not in screen.offered["step1"]
    screen.send(day=NEXT.strftime("%d-%m-%Y"), step1=[str(cast.other_kader.pk), "x"])
    with transaction.atomic(), work_area_scope(whole_city()):
        assert duties_of(sessions()[0]) == {}


def test_a_plan_is_changed_and_called_off_and_stands_again(cast: Cast, kader: Client) -> None:
    plan(cast, kader, step1=[str(cast.kader.pk)])
    screen = Screen(kader, address(cast, "plan", NEXT))
    assert "Bertugas: Pemeran kader." in screen.text
    screen.send(place_name="Balai RW")
    assert [(one.place_name, one.status) for one in sessions()] == [("Balai RW", SessionStatus.PLANNED)]
    for _ in range(2):
        assert kader.post(address(cast, "off", NEXT))["Location"] == address(cast, "calendar")
    assert sessions()[0].status == SessionStatus.CALLED_OFF
    assert "dibatalkan" in kader.get(address(cast, "calendar")).content.decode()
    Screen(kader, address(cast, "plan", NEXT)).send()
    assert sessions()[0].status == SessionStatus.PLANNED


def test_a_day_that_was_opened_is_not_called_off(cast: Cast, kader: Client) -> None:
    kader.post(reverse("sessions:open", args=[cast.posyandu.pk]))
    answer = kader.post(address(cast, "off", TODAY), follow=True)
    assert "tidak dapat dibatalkan" in answer.content.decode()
    assert sessions()[0].status == SessionStatus.OPEN


def test_a_planned_day_waits_on_the_list_and_is_opened_there(cast: Cast, kader: Client) -> None:
    plan(cast, kader, TODAY.strftime("%d-%m-%Y"))
    page = kader.get(reverse("sessions:list")).content.decode()
    assert "direncanakan hari ini" in page
    assert "Buka sesi hari ini" in page
    kader.post(reverse("sessions:open", args=[cast.posyandu.pk]))
    assert sessions()[0].status == SessionStatus.OPEN


def test_a_session_of_the_book_is_opened_afterwards(cast: Cast, kader: Client) -> None:
    answer = kader.post(address(cast, "from_book"), {"day": "20-10-2026"})
    assert answer["Location"] == address(cast, "queue", date(2026, 10, 20))
    assert [(one.date, one.status) for one in sessions()] == [(date(2026, 10, 20), SessionStatus.OPEN)]


@pytest.mark.parametrize("typed", ["", "x", "31-02-2026", "22-11-2026", "01-01-2020", "\0"])
def test_a_book_of_no_day_of_tomorrow_or_of_long_ago_is_refused(cast: Cast, kader: Client, typed: str) -> None:
    answer = kader.post(address(cast, "from_book"), {"day": typed}, follow=True)
    assert 'class="notice' in answer.content.decode() or 'class="toast' in answer.content.decode()
    assert sessions() == []


def test_nobody_sees_the_calendar_of_another_posyandu(cast: Cast) -> None:
    for part in ("neighbour_kader", "other_bidan", "dinkes", "kepala"):
        client = enter_as(cast.staff[part])
        for name in ("calendar", "new_plan"):
            assert client.get(address(cast, name)).status_code == 404


def test_a_new_plan_does_not_wipe_out_one_that_is_there(cast: Cast, kader: Client) -> None:
    plan(cast, kader, place_name="SDN Campurejo 1")
    again = plan(cast, enter_as(cast.second_kader))
    assert "sudah ada di jadwal" in again.says["day"]
    assert [one.place_name for one in sessions()] == ["SDN Campurejo 1"]


def test_a_day_that_was_not_opened_is_neither_weighed_at_nor_closed(cast: Cast) -> None:
    ketua = enter_as(cast.ketua)
    plan(cast, ketua, TODAY.strftime("%d-%m-%Y"))
    listed = address(cast, "queue", TODAY)
    for name in ("page", "close"):
        assert ketua.get(address(cast, name, TODAY))["Location"] == listed
    assert ketua.post(address(cast, "close", TODAY))["Location"] == listed
    page = ketua.get(listed).content.decode()
    assert "Sesi ini belum dibuka." in page
    assert "Tutup sesi" not in page
    assert "Datang</button>" not in page
    weighed = {"person": cast.balita.pk, "entry_id": new_id(), "weight": "9,4"}
    answer = ketua.post(address(cast, "weigh", TODAY), weighed, headers={"HX-Request": "true"})
    assert (answer.status_code, "Sesi ini belum dibuka." in answer.content.decode()) == (422, True)
    assert sessions()[0].status == SessionStatus.PLANNED


PAST = TODAY - timedelta(days=10)


def past_day(cast: Cast) -> Client:
    """A day that was planned and never opened."""
    kader = cast.standing("kader")
    with transaction.atomic(), work_area_scope(kader.area):
        plan_session(
            actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=PAST, plan=Plan(), today=PAST
        )
    return enter_as(cast.kader)


@pytest.mark.parametrize(
    ("boxes", "shown"),
    [({"reason": "cuaca"}, "Cuaca buruk"), ({"reason": "lainnya", "words": "jalan longsor"}, "jalan longsor")],
    ids=["of the list", "own words"],
)
def test_a_past_day_is_called_off_with_a_reason_that_the_calendar_says(
    cast: Cast, boxes: dict[str, str], shown: str
) -> None:
    client = past_day(cast)
    assert address(cast, "off", PAST) in client.get(address(cast, "calendar")).content.decode()
    screen = Screen(client, address(cast, "off", PAST))
    assert "masukkan dari buku" in screen.text
    assert screen.send(**boxes).answer["Location"] == address(cast, "calendar")
    assert sessions()[0].status == SessionStatus.CALLED_OFF
    page = words_of(client.get(address(cast, "calendar")))
    assert f"dibatalkan: {shown}" in page
    assert "tidak jadi dibuka" not in page


@pytest.mark.parametrize(
    ("boxes", "field"),
    [
        ({}, "reason"), ({"reason": "x"}, "reason"), ({"reason": "lainnya"}, "words"),
        ({"reason": "lainnya", "words": "x" * 81}, "words"), ({"reason": "lainnya", "words": "nik 357100"}, "words"),
    ],
    ids=["none", "unknown", "no words", "long words", "a number"],
)  # fmt: skip
def test_a_reason_that_is_none_is_refused_at_its_field(cast: Cast, boxes: dict[str, str], field: str) -> None:
    screen = Screen(past_day(cast), address(cast, "off", PAST)).send(**boxes)
    assert set(screen.says) == {field}
    assert sessions()[0].status == SessionStatus.PLANNED


def test_a_past_day_with_records_says_why_it_stays(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4, NOW - timedelta(days=10))
    screen = Screen(enter_as(cast.kader), address(cast, "off", PAST)).send(reason="cuaca")
    assert screen.says == {"": "Sudah ada yang dicatat pada hari itu, jadi tidak dapat dibatalkan."}


def test_who_does_not_serve_the_posyandu_calls_nothing_off(cast: Cast) -> None:
    past_day(cast)
    for part in ("neighbour_kader", "other_bidan", "lurah", "kader_pustu"):
        client = enter_as(cast.staff[part])
        assert client.get(address(cast, "off", PAST)).status_code == 404
        assert client.post(address(cast, "off", PAST), {"reason": "cuaca"}).status_code == 404
    assert sessions()[0].status == SessionStatus.PLANNED


def test_calling_off_is_offered_only_of_a_day_of_which_nothing_is_recorded(cast: Cast) -> None:
    empty, weighed, came = (TODAY - timedelta(days=days) for days in (12, 11, 10))
    client = enter_as(cast.kader)
    for day in (empty, weighed, came):
        client.post(address(cast, "from_book"), {"day": day.strftime("%d-%m-%Y")})
    weigh(cast, cast.balita, 9.4, NOW - timedelta(days=11))
    data = {"person": cast.balita.pk, "arrival_id": new_id(), "number": "1"}
    assert client.post(address(cast, "came", came), data, headers={"HX-Request": "true"}).status_code == 200
    plan(cast, client)
    page = client.get(address(cast, "calendar")).content.decode()
    offered = {day: address(cast, "off", day) in page for day in (empty, weighed, came, NEXT)}
    assert offered == {empty: True, weighed: False, came: False, NEXT: True}
    screen = Screen(client, address(cast, "off", came)).send(reason="cuaca")
    assert screen.says == {"": "Sudah ada yang dicatat pada hari itu, jadi tidak dapat dibatalkan."}


def test_a_day_of_which_only_a_guest_of_another_unit_is_recorded_is_not_offered_either(cast: Cast) -> None:
    past_day(cast)
    kader = cast.standing("kader")
    with transaction.atomic(), work_area_scope(whole_city()):
        session = Session.objects.get()
        open_session(actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=PAST, now=NOW)
        arrive(
            actor_id=kader.staff_id, area=whole_city(), session=session, person_id=cast.other_balita.pk,
            arrival_id=new_id(), at=NOW - timedelta(days=10), now=NOW,
        )  # fmt: skip
    page = enter_as(cast.kader).get(address(cast, "calendar")).content.decode()
    assert address(cast, "queue", PAST) in page
    assert address(cast, "off", PAST) not in page
