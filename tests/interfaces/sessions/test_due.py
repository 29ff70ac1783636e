"""What is due of mother and child stands at the row of who is expected, as the page of the person says it."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.interfaces.web.sessions.queue.shown import QueueRow
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import restrict
from simpul.records.pregnancies.actions import begin_pregnancy
from simpul.services.posyandu.groups import Group
from tests.cast import NOW, TODAY, Cast, add_person, weigh
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_column import Desk
from tests.services.due.giving import seen

NOT_SIGNED = "jadwalnya belum ditandatangani dokter"


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    found = Desk(cast, "kader")
    found.post("open")
    return found


def row(desk: Desk, group: Group, name: str) -> QueueRow:
    rows: list[QueueRow] = desk.client.get(desk.address("queue"), {"kelompok": group}).context["rows"]
    return next(one for one in rows if one.name.startswith(name))


def due(desk: Desk, group: Group, name: str) -> str:
    found = row(desk, group, name).due
    assert not found or found in words_of(desk.client.get(desk.address("queue"), {"kelompok": group}))
    return found


def baby(cast: Cast, days: int) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        add_person(cast, "Mungil Pemeran", Sex.MALE, TODAY - timedelta(days=days), cast.campurejo.rt[0])


def test_of_a_baby_without_a_record_the_book_comes_first(desk: Desk) -> None:
    baby(desk.cast, 70)
    assert "imunisasi (belum ada yang tercatat)" in due(desk, Group.BALITA, "Mungil")
    assert NOT_SIGNED in words_of(desk.client.get(desk.address("queue"), {"kelompok": Group.BALITA}))


def test_who_has_come_and_who_is_of_another_group_has_no_such_reason(desk: Desk) -> None:
    before = due(desk, Group.BALITA, "Wirasena")
    assert before.startswith("jatuh tempo: ")
    weigh(desk.cast, desk.cast.balita, 9.4)
    assert due(desk, Group.BALITA, "Wirasena") == ""
    assert due(desk, Group.DEWASA, "Zubaedah") == ""


def test_of_a_pregnant_woman_the_last_visit_that_opened(desk: Desk) -> None:
    cast = desk.cast
    with transaction.atomic(), work_area_scope(whole_city()):
        begin_pregnancy(
            actor_id=cast.bidan.pk, area=whole_city(), pregnancy_id=new_id(), person_id=cast.mother.pk,
            last_period=TODAY - timedelta(weeks=20), today=TODAY,
        )  # fmt: skip
    assert "Periksa hamil K" in due(desk, Group.BUMIL, "Zubaedah")


def test_what_was_given_anywhere_is_due_no_more(desk: Desk) -> None:
    born = date(2026, 11, 1)
    baby(desk.cast, (TODAY - born).days)
    with transaction.atomic(), work_area_scope(whole_city()):
        child = desk.cast.balita.__class__.objects.get(name="Mungil Pemeran")
    before = due(desk, Group.BALITA, "Mungil")
    assert "imunisasi" in before
    seen(desk.cast, child, "hb0", "bcg", "opv_1")
    assert "imunisasi" not in due(desk, Group.BALITA, "Mungil")


def test_of_a_record_that_is_restricted_nothing_is_told(desk: Desk) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        restrict(actor_id=desk.cast.bidan.pk, area=whole_city(), person=desk.cast.balita, reason="uji", now=NOW)
    assert due(desk, Group.BALITA, "Wirasena") == ""
