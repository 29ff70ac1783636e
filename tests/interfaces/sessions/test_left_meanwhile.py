"""A row is drawn, and before it is sent its person dies, moves, turns out to be older, or is one with another."""

from datetime import timedelta

import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import move_person, record_death
from simpul.records.people.models import Person
from tests.cast import NAMES, NOW, TODAY, Cast
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_column import Desk, marked
from tests.interfaces.sessions.test_measures import box, child, kept, merge
from tests.interfaces.sessions.test_measures import send as send_measure

OFF_LIST = "tidak ada lagi di daftar ini"


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The bidan, who reaches more people than stand on the list of this Posyandu."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    found = Desk(cast, "bidan")
    found.post("open")
    return found


def turns_out_older(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        Person.objects.filter(pk=cast.balita.pk).update(birth_date=TODAY - timedelta(days=9 * 366))


def moves(cast: Cast, *, away: bool) -> None:
    rt = cast.bandar.rt[0] if away else cast.campurejo.rt[1]
    with transaction.atomic(), work_area_scope(whole_city()):
        move_person(actor_id=cast.bidan.pk, area=whole_city(), person=cast.balita, rt=rt, day=TODAY)


def dies(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        record_death(
            actor_id=cast.bidan.pk,
            area=whole_city(),
            person=cast.balita,
            died_on=TODAY - timedelta(days=1),
            today=TODAY,
        )


@pytest.mark.parametrize("htmx", [True, False])
def test_a_weight_of_somebody_who_is_no_balita_any_more_stays_and_is_told(desk: Desk, htmx: bool) -> None:
    turns_out_older(desk.cast)
    answer = desk.weigh("9,8", htmx=htmx)
    assert answer.status_code == 422
    assert "tidak ada lagi di daftar ini" in words_of(answer)
    assert "9,8" in marked(answer)
    assert kept("body_weight") == {}


def test_the_row_that_is_told_so_keeps_its_number_and_its_place(desk: Desk) -> None:
    turns_out_older(desk.cast)
    answer = desk.weigh("9,8")
    (row,) = answer.context["rows"]
    assert (row.person_id, row.typed, OFF_LIST in row.says) == (desk.cast.balita.pk, "9,8", True)


@pytest.mark.parametrize("weight", ["9,8", ""])
def test_who_is_not_of_the_work_area_does_not_exist(desk: Desk, weight: str) -> None:
    answer = desk.weigh(weight, person=desk.cast.other_balita.pk)
    nobody = desk.weigh(weight, person=new_id())
    assert (answer.status_code, nobody.status_code) == (404, 404)
    assert words_of(answer) == words_of(nobody)


def test_who_moved_out_of_the_work_area_does_not_exist_either(desk: Desk) -> None:
    moves(desk.cast, away=True)
    assert desk.weigh("9,8").status_code == 404
    measured = send_measure(desk, box(desk.cast.balita, "74,5"))
    assert measured.status_code == 404
    assert NAMES[1] not in words_of(measured)


def test_of_whoever_died_before_the_day_the_row_says_so(desk: Desk) -> None:
    dies(desk.cast)
    answer = desk.weigh("9,8")
    assert (answer.status_code, answer.context["rows"][0].typed) == (422, "9,8")
    assert "tercatat meninggal" in words_of(answer)


def test_a_weight_of_whoever_moved_within_the_work_area_is_kept(desk: Desk) -> None:
    """The Posyandu weighs whom it sees: they stand below its list from then on."""
    moves(desk.cast, away=False)
    assert desk.weigh("9,8").status_code == 200
    assert kept("body_weight") == {"Wirasena": [9_800]}


def test_a_weight_of_a_record_that_was_merged_is_kept_at_the_other_and_the_column_drawn_anew(desk: Desk) -> None:
    double = child(desk.cast, "Wirasena", desk.cast.balita.birth_date)
    merge(desk.cast, double, desk.cast.balita)
    answer = desk.weigh("9,8", person=double.pk)
    assert (answer.status_code, answer["HX-Retarget"]) == (200, "#kolom")
    assert [(row.person_id, row.weight) for row in answer.context["rows"]] == [(desk.cast.balita.pk, "9,8")]
    assert kept("body_weight") == {"Wirasena": [9_800]}
    asked = desk.weigh("9,9", person=double.pk)
    assert asked.context["rows"][0].question is not None


@pytest.mark.parametrize("what", ["moves", "dies", "older"])
@pytest.mark.parametrize("htmx", [True, False])
def test_a_measure_of_whoever_left_the_list_stays_in_its_row_and_is_told(desk: Desk, what: str, htmx: bool) -> None:
    {"moves": lambda cast: moves(cast, away=False), "dies": dies, "older": turns_out_older}[what](desk.cast)
    answer = send_measure(desk, box(desk.cast.balita, "74,5"), htmx=htmx)
    assert answer.status_code == 422
    (row,) = [one for one in answer.context["rows"] if one.person_id == desk.cast.balita.pk]
    assert (row.typed, OFF_LIST in row.says, kept()) == ("74,5", True, {})
    assert "74,5" in marked(answer)


def test_nothing_typed_for_whoever_left_the_list_is_told_too(desk: Desk) -> None:
    moves(desk.cast, away=False)
    answer = send_measure(desk, box(desk.cast.balita, ""))
    assert (answer.status_code, OFF_LIST in words_of(answer)) == (422, True)
