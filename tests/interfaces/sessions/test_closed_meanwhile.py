"""One closes the day while another types, and a clock of a tablet is a day wrong: nothing is lost, nothing misdated.

At each place of the day: the list, the weights one by one and together, another column, a card, and whoever is brought.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client

from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Arrival, Session, SessionStatus
from tests.cast import NOW, TODAY, Cast
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_column import Desk

HTMX = {"HX-Request": "true"}
A_DAY = timedelta(days=1)
AFTER_MIDNIGHT = datetime(2026, 11, 21, 17, 5, tzinfo=UTC)  # 00.05 WIB of the next day
NOON = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)
LENGTH = {"group": Group.BALITA, "measure": "body_length"}


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    found = Desk(cast, "kader")
    found.post("open")
    return found


def born_at(clock: datetime, number: int = 1) -> UUID:
    """An id as the tablet makes it: UUIDv7 of its own clock."""
    moment = int(clock.timestamp() * 1000)
    return UUID(int=moment << 80 | 7 << 76 | 0b10 << 62 | number)


def arrive(desk: Desk, made: UUID) -> Any:
    return desk.post("came", htmx=True, data={"person": desk.cast.balita.pk, "arrival_id": made})


def bring(desk: Desk, made: UUID) -> Any:
    del made  # its id is made by the server
    return desk.post("come", data={"person": desk.cast.balita.pk})


def weigh(desk: Desk, made: UUID) -> Any:
    return desk.weigh("9,4", entry=made)


def weigh_all(desk: Desk, made: UUID) -> Any:
    data = {"person": desk.cast.balita.pk, "entry_id": made, "weight": "9,4", "seen_entry_id": "", "confirm": ""}
    return desk.post("weigh_all", htmx=True, data=data)


def measure(desk: Desk, made: UUID) -> Any:
    data = {"person": desk.cast.balita.pk, "entry_id": made, "value": "74,5", "seen_entry_id": "", "confirmed": ""}
    return desk.post("column", htmx=True, data=data, **LENGTH)


def fill(desk: Desk, made: UUID) -> Any:
    data = {"visit_id": made, "form": Group.BALITA, "f-body_weight": "9,4"}
    return desk.post("person", htmx=True, data=data, person_id=desk.cast.balita.pk)


Act = Callable[[Desk, UUID], Any]
PLACES: dict[str, Act] = {
    "list": arrive, "brought": bring, "weight": weigh, "weights": weigh_all, "column": measure, "card": fill,
}  # fmt: skip
KEPT = {"list": 200, "brought": 302, "weight": 200, "weights": 200, "column": 200, "card": 204}


def moments() -> list[datetime]:
    """When whatever is written was, by the records."""
    with transaction.atomic(), work_area_scope(whole_city()):
        return [*Arrival.objects.values_list("at", flat=True), *Entry.objects.values_list("at", flat=True)]


def close(desk: Desk) -> None:
    assert Desk(desk.cast, "ketua").post("close").status_code == 302
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Session.objects.get().status == SessionStatus.CLOSED


@pytest.mark.parametrize("place", list(PLACES))
def test_what_is_typed_while_another_closes_the_day_is_kept_and_said_to_be_late(desk: Desk, place: str) -> None:
    close(desk)
    assert PLACES[place](desk, born_at(NOW)).status_code == KEPT[place]
    assert moments() == [NOW]
    assert "catatan yang menyusul tetap diterima" in words_of(desk.get("queue"))


@pytest.mark.parametrize("place", list(PLACES))
def test_the_same_sent_again_after_the_close_counts_once(desk: Desk, place: str) -> None:
    made = born_at(NOW)
    PLACES[place](desk, made)
    close(desk)
    assert PLACES[place](desk, made).status_code == KEPT[place]
    assert len(moments()) == 1


@pytest.mark.parametrize("off", [-A_DAY, A_DAY], ids=["a day behind", "a day ahead"])
@pytest.mark.parametrize("place", list(PLACES))
def test_the_clock_of_a_tablet_dates_nothing(desk: Desk, place: str, off: timedelta) -> None:
    assert PLACES[place](desk, born_at(NOW + off)).status_code == KEPT[place]
    assert moments() == [NOW]


@pytest.mark.parametrize("first", [-A_DAY, A_DAY], ids=["first behind", "first ahead"])
def test_of_two_tablets_the_number_and_the_weight_go_by_the_server(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, first: timedelta
) -> None:
    arrive(desk, born_at(NOW + first, 1))
    desk.weigh("9,4", entry=born_at(NOW + first, 2))
    later = NOW + timedelta(minutes=5)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    other = Desk(desk.cast, "second_kader")
    assert "Nomor 1" in words_of(arrive(other, born_at(later - first, 3)))
    with transaction.atomic(), work_area_scope(whole_city()):
        seen = Entry.objects.get().pk
    other.weigh("9,6", entry=born_at(later - first, 4), seen=seen)
    page = desk.get("page")
    assert [row.weight for row in page.context["rows"]] == ["9,6"]


@pytest.mark.parametrize("place", list(PLACES))
def test_what_is_sent_after_midnight_belongs_to_the_day_it_was_typed_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: AFTER_MIDNIGHT)
    kept = PLACES[place](Desk(desk.cast, "kader"), born_at(AFTER_MIDNIGHT))
    assert kept.status_code == KEPT[place]
    assert moments() == [NOON]
    with transaction.atomic(), work_area_scope(whole_city()):
        assert set(Entry.objects.values_list("local_date", flat=True)) <= {TODAY}


@pytest.mark.parametrize("place", list(PLACES))
def test_without_a_login_nothing_is_written_at_any_place(desk: Desk, place: str) -> None:
    desk.client = Client()
    answer = PLACES[place](desk, born_at(NOW))
    where = answer["HX-Redirect"] if answer.status_code == 204 else answer["Location"]
    assert where.startswith("/masuk/?next=")
    assert moments() == []
