"""What is entered a day later gets a time of its day: of two weights the one that was entered last counts."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry, MonthlyWeighing
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session
from tests.cast import NOW, TODAY, Cast, weigh
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_all_weights import row, send
from tests.interfaces.sessions.test_column import Desk, entry_id, kept
from tests.interfaces.sessions.test_measures import box
from tests.interfaces.sessions.test_measures import send as send_measure

ZONE = LocalZone.WIB
NOON = datetime.combine(TODAY, time(12), tzinfo=ZONE.zone)
LAST = datetime.combine(TODAY, time.max, tzinfo=ZONE.zone).astimezone(UTC)


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The day after."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    Desk(cast, "kader").post("open")
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=1))
    return Desk(cast, "kader")


def counting() -> int:
    with transaction.atomic(), work_area_scope(whole_city()):
        return MonthlyWeighing.objects.get().weight_grams


def times() -> list[datetime]:
    with transaction.atomic(), work_area_scope(whole_city()):
        return list(Entry.objects.order_by("at", "id").values_list("at", flat=True))


def test_one_weight_gets_noon(desk: Desk) -> None:
    desk.weigh("9,4")
    assert times() == [NOON]


def test_of_two_that_are_entered_later_the_second_counts_whatever_id_it_was_born_with(desk: Desk) -> None:
    """An id is born when the page is drawn, by the clock of the tablet."""
    drawn_first, drawn_last = new_id(), new_id()
    desk.weigh("9,4", entry=drawn_last)
    desk.weigh("9,2", entry=drawn_first, seen=drawn_last, confirm="1")
    assert (kept(), counting()) == ([9_400, 9_200], 9_200)
    assert times()[0] == NOON < times()[1]


def test_one_that_is_entered_later_comes_after_one_of_that_afternoon(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    afternoon = NOON + timedelta(hours=3)
    weigh(desk.cast, desk.cast.balita, 9.4, afternoon)
    desk.weigh("9,2", seen=entry_id(), confirm="1")
    assert (kept(), counting()) == ([9_400, 9_200], 9_200)
    assert times()[0] == afternoon < times()[1]


def test_it_stays_on_its_day_however_late_the_one_before_was(desk: Desk) -> None:
    weigh(desk.cast, desk.cast.balita, 9.4, LAST)
    desk.weigh("9,2", seen=entry_id(), confirm="1")
    assert {local_date(at, ZONE) for at in times()} == {TODAY}
    assert len(kept()) == 2


def test_all_at_once_come_after_what_was_there(desk: Desk) -> None:
    weigh(desk.cast, desk.cast.balita, 9.4, NOON + timedelta(hours=3))
    answer = send(desk, (desk.cast.balita, "9,2"))
    question = row(answer, desk.cast.balita).question
    assert question is not None  # a second weight is asked about at its own row
    desk.weigh("9,2", seen=entry_id(), confirm="1")
    assert counting() == 9_200


def test_a_measure_that_is_entered_later_comes_after_the_one_that_was_there(desk: Desk) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Session.objects.get().date == TODAY
    first = send_measure(desk, box(desk.cast.balita, "74,5")).context["row"].entry_id
    again = send_measure(desk, box(desk.cast.balita, "75,5", seen=str(first)))
    assert again.status_code == 200
    assert again.context["row"].value == "75,5"
    assert times()[0] == NOON < times()[1]


def test_a_card_that_is_entered_later_comes_after_the_value_that_was_there(desk: Desk) -> None:
    weigh(desk.cast, desk.cast.balita, 9.4, NOON + timedelta(hours=3))
    card = {"form": Group.BALITA, "visit_id": new_id(), "f-body_weight": "9,2", "seen": entry_id()}
    assert desk.post("person", htmx=True, data=card, person_id=desk.cast.balita.pk).status_code == 204
    assert (kept(), counting()) == ([9_400, 9_200], 9_200)


def test_no_hour_is_said_of_what_is_entered_later(desk: Desk) -> None:
    """Not noon, and not the hour of the one before, behind which it was put."""
    afternoon = NOON + timedelta(hours=3)
    weigh(desk.cast, desk.cast.balita, 9.4, afternoon)
    length = send_measure(desk, box(desk.cast.balita, "74,5"))
    assert length.context["row"].who_when.endswith(" · jam tidak dicatat")
    desk.weigh("9,2", seen=entry_id(), confirm="1")
    assert [row.who_when.split(" · ")[1] for row in desk.get("page").context["rows"]] == ["jam tidak dicatat"]
    with transaction.atomic(), work_area_scope(whole_city()):
        visit = Entry.objects.first().visit_id  # type: ignore[union-attr]
    said = words_of(desk.client.get(f"/kunjungan/lihat/{visit}/"))
    assert said.count("jam tidak dicatat") == 2
    assert ("12.00" in said, said.count("15.00")) == (False, 1)


def test_the_hour_of_what_was_entered_on_its_day_is_said(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    weigh(cast, cast.balita, 9.4, NOON)
    rows = Desk(cast, "kader").get("page").context["rows"]
    assert [row.who_when.split(" · ")[1] for row in rows] == ["12.00"]
