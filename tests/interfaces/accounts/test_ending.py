"""A worker goes: the post ends on a day that the manager of the unit says, and the account opens nothing afterwards."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from simpul.foundation.errors import DomainError
from simpul.records.access.actions import end_assignment
from simpul.records.access.models import Assignment
from simpul.records.access.queries import standing_of
from simpul.records.audit.models import Event
from tests.cast import LONG_AGO, NOW, TODAY, Cast
from tests.interfaces.test_every_door import enter_as

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LIST = "/akun/"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def post_of(cast: Cast, part: str) -> Assignment:
    return Assignment.objects.get(staff=cast.staff[part], superseded_sequence__isnull=True)


def end(cast: Cast, part: str, last_day: str, by: str = "kepala") -> Any:
    return enter_as(cast.staff[by]).post(
        reverse("accounts:end_post", args=[post_of(cast, part).pk]), {"last_day": last_day}
    )


def test_yesterday_closes_the_door_at_once(cast: Cast) -> None:
    client = enter_as(cast.kader)
    assert client.get("/").status_code == 200
    assert end(cast, "kader", "20-11-2026")["Location"] == LIST
    assert client.get("/").status_code == 404
    assert standing_of(cast.kader, TODAY) is None
    assert standing_of(cast.kader, YESTERDAY) is not None, "what was is not changed"
    assert "Pemeran kader<" not in enter_as(cast.kepala).get(LIST).content.decode()


def test_a_day_to_come_stands_on_the_list_and_can_be_changed(cast: Cast) -> None:
    end(cast, "kader", "30-11-2026")
    assert "sampai 30 Nov 2026" in enter_as(cast.kepala).get(LIST).content.decode()
    page = enter_as(cast.kepala).get(reverse("accounts:end_post", args=[post_of(cast, "kader").pk])).content.decode()
    assert 'value="30-11-2026"' in page
    assert end(cast, "kader", "25-11-2026").status_code == 302
    assert [standing_of(cast.kader, date(2026, 11, day)) is None for day in (25, 26)] == [False, True]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Tulis hari terakhir bertugas."),
        ("besok", "Tulis tanggal seperti"),
        ("31-02-2027", "Tulis tanggal seperti"),
        ("19-11-2026", "Pilih hari antara kemarin"),
        ("23-11-2027", "Pilih hari antara kemarin"),
        ("01-01-9999", "Pilih hari antara kemarin"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused_and_comes_back(cast: Cast, typed: str, sentence: str) -> None:
    answer = end(cast, "kader", typed)
    assert answer.status_code == 422
    assert answer.context["says"].startswith(sentence)
    assert f'value="{typed}"' in answer.content.decode()
    assert post_of(cast, "kader").valid_to is None


def test_nobody_ends_their_own_post(cast: Cast) -> None:
    assert end(cast, "kepala", "21-11-2026").status_code == 422
    assert post_of(cast, "kepala").valid_to is None
    links = enter_as(cast.kepala).get(LIST).content.decode()
    own, other = (reverse("accounts:end_post", args=[post_of(cast, part).pk]) for part in ("kepala", "kader"))
    assert (own in links, other in links) == (False, True)


@pytest.mark.parametrize("part", ["other_kader", "other_bidan", "dinkes"])
def test_a_post_of_another_unit_is_not_there(cast: Cast, part: str) -> None:
    assert end(cast, part, "21-11-2026").status_code == 404
    assert post_of(cast, part).valid_to is None


def test_it_is_written_down_who_ended_it_and_from_when(cast: Cast) -> None:
    end(cast, "kader", "21-11-2026")
    event = Event.objects.get(action="assignment.end")
    assert (event.actor_id, event.subject_id, event.detail["until"]) == (cast.kepala.pk, cast.kader.pk, "2026-11-22")


def test_twice_is_once_and_what_ended_earlier_does_not_go_on(cast: Cast) -> None:
    post = post_of(cast, "kader")
    ended = end_assignment(actor_id=cast.kepala.pk, post_id=post.pk, day=TOMORROW)
    assert ended is not None
    assert end_assignment(actor_id=cast.kepala.pk, post_id=ended.pk, day=TOMORROW) == ended
    for post_id, day in ((post.pk, TOMORROW), (ended.pk, TOMORROW + timedelta(days=1)), (0, TODAY)):
        with pytest.raises(DomainError, match="post_changed"):
            end_assignment(actor_id=cast.kepala.pk, post_id=post_id, day=day)
    assert Assignment.objects.filter(staff=cast.kader).count() == 2


def test_a_post_that_ends_before_it_began_was_none(cast: Cast) -> None:
    post = post_of(cast, "kader")
    assert end_assignment(actor_id=cast.kepala.pk, post_id=post.pk, day=LONG_AGO) is None
    assert standing_of(cast.kader, TODAY) is None
