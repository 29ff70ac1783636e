"""A weight of an open day is put right by who wrote it and by a health worker; what is odd is asked about once."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponse

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import restrict
from simpul.records.visits.models import Entry
from simpul.services.posyandu.groups import Group
from tests.cast import NOW, Cast, weigh
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_column import LAST_MONTH, Desk


@pytest.fixture
def day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Wirasena weighed 9,0 kg last month, and 9,4 kg today."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    weigh(cast, cast.balita, 9.0, LAST_MONTH)
    return cast


def the_entry(concept: str = "body_weight") -> UUID:
    with transaction.atomic(), work_area_scope(whole_city()):
        return Entry.objects.filter(concept=concept, superseded_by__isnull=True).order_by("at").last().pk


def standing_weight() -> int:
    with transaction.atomic(), work_area_scope(whole_city()):
        return Entry.objects.get(pk=the_entry()).value or 0


def correct(cast: Cast, part: str, weight: str = "9,1", **more: Any) -> HttpResponse:
    data = {"entry_id": new_id(), "weight": weight, "reason": "salah anak", **more}
    return Desk(cast, part).post("correct", data=data, entry_id=the_entry())


@pytest.mark.parametrize("part", ["second_kader", "ketua"])
def test_who_did_not_write_it_is_told_whom_to_ask(day: Cast, part: str) -> None:
    weigh(day, day.balita, 9.4, part="bidan")
    asked = Desk(day, part).get("correct", entry_id=the_entry())
    answer = correct(day, part)
    assert (asked.status_code, answer.status_code, standing_weight()) == (422, 422, 9400)
    for page in (asked, answer):
        assert "Ini ditulis petugas lain. Minta dia atau bidan membetulkannya." in words_of(page)
        assert 'name="weight"' not in page.content.decode()


def test_after_two_days_it_is_for_the_bidan(day: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    weigh(day, day.balita, 9.4)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(hours=49))
    assert "Sudah lewat 2 × 24 jam" in words_of(correct(day, "kader"))
    assert standing_weight() == 9400
    assert correct(day, "bidan").status_code == 302
    assert standing_weight() == 9100


@pytest.mark.parametrize(("part", "may"), [("kader", True), ("bidan", True), ("second_kader", False)])
def test_the_way_there_is_shown_to_who_may_go_it(day: Cast, part: str, may: bool) -> None:
    weigh(day, day.balita, 9.4)
    way = Desk(day, part).address("correct", entry_id=the_entry())
    assert (way in Desk(day, part).get("page").content.decode()) is may


@pytest.mark.parametrize(("part", "may"), [("kader", True), ("bidan", True), ("second_kader", False)])
def test_so_it_is_in_the_columns_of_the_other_measures(day: Cast, part: str, may: bool) -> None:
    weigh(day, day.balita, 9.4)
    column = {"group": Group.BALITA, "measure": "body_length"}
    row = {"person": day.balita.pk, "entry_id": new_id(), "value": "75,5", "seen_entry_id": "", "confirmed": ""}
    Desk(day, "kader").post("column", data=row, **column)
    way = f"/kunjungan/betulkan/{the_entry('body_length')}/"
    assert (way in Desk(day, part).get("column", **column).content.decode()) is may


def test_another_finding_is_not_put_right_as_a_weight(day: Cast) -> None:
    weigh(day, day.balita, 9.4)
    row = {"person": day.balita.pk, "entry_id": new_id(), "value": "75,5", "seen_entry_id": "", "confirmed": ""}
    Desk(day, "kader").post("column", data=row, group=Group.BALITA, measure="body_length")
    length = the_entry("body_length")
    assert Desk(day, "kader").get("correct", entry_id=length).status_code == 404
    assert Desk(day, "kader").get("correct", entry_id=the_entry()).status_code == 200


def test_an_odd_weight_is_asked_about_once_and_its_reason_stays(day: Cast) -> None:
    weigh(day, day.balita, 9.4)
    answer = correct(day, "kader", "19,4")
    assert "Timbang ulang: +10,4" in words_of(answer).replace("\u00a0", " ")
    assert "Sudah diulang, 19,4 kg benar" in words_of(answer)
    assert 'value="salah anak" selected' in answer.content.decode()
    assert standing_weight() == 9400
    assert correct(day, "kader", "19,4", confirm=answer.context["confirm"]).status_code == 302
    assert standing_weight() == 19_400


def test_another_weight_than_the_one_that_was_asked_about_is_asked_about_too(day: Cast) -> None:
    weigh(day, day.balita, 9.4)
    confirm = correct(day, "kader", "19,4").context["confirm"]
    assert "Sudah diulang, 29,4 kg benar" in words_of(correct(day, "kader", "29,4", confirm=confirm))
    assert standing_weight() == 9400


@pytest.mark.parametrize(("who", "at_the_day"), [("balita", True), ("mother", False)])
def test_the_weight_of_an_adult_has_its_box_at_the_visit_for_no_column_of_weights_holds_it(
    day: Cast, who: str, at_the_day: bool
) -> None:
    weigh(day, getattr(day, who), 55.0 if who == "mother" else 9.4)
    desk = Desk(day, "kader")
    page = desk.client.get(f"/kunjungan/betulkan/{the_entry()}/").content.decode()
    assert (desk.get("correct", entry_id=the_entry()).status_code == 200) is at_the_day
    assert (desk.address("correct", entry_id=the_entry()) in page) is at_the_day
    assert ('name="f-body_weight"' in page) is not at_the_day


def test_of_a_restricted_record_a_sent_weight_learns_nothing_of_other_days(day: Cast) -> None:
    weigh(day, day.balita, 9.4)
    told = words_of(correct(day, "kader", weight="5,0"))
    assert "9,0" in told  # its own previous weight stands on the page and in the question
    with transaction.atomic(), work_area_scope(whole_city()):
        restrict(actor_id=day.bidan.pk, area=whole_city(), person=day.balita, reason="diminta", now=NOW)
    told = words_of(correct(day, "kader", weight="2,0"))
    assert "Sudah diulang, 2,0 kg benar" in told
    assert "9,0" not in told
