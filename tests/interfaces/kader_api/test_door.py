"""The door for machines: the same rules in JSON, and never a fault of ours for what somebody sends."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import restrict
from tests.cast import NOW, TODAY, Cast, weigh

WEIGH = "/api/v1/penimbangan"


@pytest.fixture
def day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return cast


def client(cast: Cast, part: str = "kader", **more: Any) -> Client:
    one = Client(raise_request_exception=False, **more)
    one.force_login(cast.staff[part], backend="django.contrib.auth.backends.ModelBackend")
    return one


def sent(cast: Cast, **other: Any) -> dict[str, Any]:
    return {
        "id": str(new_id()),
        "posyandu": str(cast.posyandu.pk),
        "date": TODAY.isoformat(),
        "person": str(cast.balita.pk),
        "weight_grams": 9400,
        "weighed_at": NOW.isoformat(),
        "open": True,
    } | other


def post(cast: Cast, body: Any, part: str = "kader") -> Any:
    return client(cast, part).post(WEIGH, body, content_type="application/json")


def test_nobody_opens_the_day_by_accident(day: Cast) -> None:
    assert post(day, sent(day, open=False)).status_code == 404
    assert post(day, sent(day)).status_code == 200
    assert post(day, sent(day, open=False)).status_code == 200


def test_sent_twice_is_kept_once(day: Cast) -> None:
    body = sent(day)
    assert post(day, body).json()["was_new"] is True
    again = post(day, body)
    assert again.status_code == 200
    assert again.json()["was_new"] is False
    other = post(day, body | {"weight_grams": 9500})
    assert other.status_code == 409
    assert set(other.json()) == {"code", "sentence"}


def test_of_a_restricted_record_a_machine_is_told_nothing(day: Cast) -> None:
    weigh(day, day.balita, 9.4, NOW - timedelta(days=30))
    where = reverse("api-1.0.0:expected", args=[day.posyandu.pk, TODAY])
    assert post(day, sent(day, weight_grams=9800)).json()["gain_grams"] == 400
    assert [one["previous_grams"] for one in client(day).get(where).json() if one["person"] == str(day.balita.pk)] == [
        9400
    ]
    with transaction.atomic(), work_area_scope(whole_city()):
        restrict(actor_id=day.bidan.pk, area=whole_city(), person=day.balita, reason="diminta", now=NOW)
    told = post(day, sent(day, weight_grams=9900)).json()
    assert {told[one] for one in ("status", "band", "gain_grams", "minimum_grams")} == {None}
    assert [one["previous_grams"] for one in client(day).get(where).json() if one["person"] == str(day.balita.pk)] == [
        None
    ]


def test_without_a_token_nothing_is_written(day: Cast) -> None:
    one = client(day, enforce_csrf_checks=True)
    assert one.post(WEIGH, sent(day), content_type="application/json").status_code == 403


def test_without_a_login_only_health_answers(day: Cast) -> None:
    one = Client()
    assert one.post(WEIGH, sent(day), content_type="application/json").status_code == 401
    assert one.get(reverse("api-1.0.0:health")).json()["ok"] is True


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "x"},
        {"id": "7d444840-9dc0-11d1-b245-5ffdce74fad2"},
        {"weight_grams": 10**30},
        {"weight_grams": -1},
        {"weight_grams": "9,4"},
        {"date": "0001-01-01"},
        {"date": "9999-12-31"},
        {"date": "0001-01-01", "weighed_at": "0001-01-01T00:00:00+14:00"},
        {"weighed_at": "9999-12-31T23:59:59Z"},
        {"weighed_at": "0001-01-01T00:00:00Z"},
        {"weighed_at": "0001-01-01T00:00:00+14:00"},
        {"weighed_at": "2026-11-21T09:00:00"},
        {"date": "9999-12-31", "weighed_at": "9999-12-31T23:59:59Z"},
        {"person": "\0"},
        {"posyandu": str(new_id())},
        {"person": str(new_id())},
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(day: Cast, wrong: dict[str, Any]) -> None:
    answer = post(day, sent(day, **wrong))
    assert answer.status_code in (404, 409, 422), answer.content
    assert set(answer.json()) == {"code", "sentence"}


def test_a_body_that_is_no_json_is_refused(day: Cast) -> None:
    answer = client(day).post(WEIGH, b"{", content_type="application/json")
    assert answer.status_code in (400, 422)
    assert set(answer.json()) == {"code", "sentence"}


def test_an_adult_is_not_weighed_in_the_column_of_balita(day: Cast) -> None:
    answer = post(day, sent(day, person=str(day.mother.pk), weight_grams=55000))
    assert answer.status_code in (404, 409)


def test_who_is_expected_in_the_order_of_the_register(day: Cast) -> None:
    weigh(day, day.balita, 9.4)
    address = reverse("api-1.0.0:expected", kwargs={"posyandu_id": day.posyandu.pk, "day": TODAY.isoformat()})
    rows = client(day).get(address).json()
    assert [row["has_come"] for row in rows] == [True]
    assert set(rows[0]) == {"person", "number", "name", "birth_date", "sex", "previous_grams", "has_come"}


@pytest.mark.parametrize("month", ["x", "2026-13", "0000-01", "9999-12", "0001-01", "2026-\0"])
def test_a_month_that_cannot_be(day: Cast, month: str) -> None:
    address = reverse("api-1.0.0:tiles", kwargs={"code": day.campurejo.area.code})
    assert client(day, "bidan").get(address, {"bulan": month}).status_code in (200, 404)


@pytest.mark.parametrize("address", ["/kelurahan/%00/", "/kelurahan/%00/nama/", "/api/v1/kelurahan/%00/petak"])
def test_a_code_that_cannot_be(day: Cast, address: str) -> None:
    assert client(day, "bidan").get(address).status_code == 404


@pytest.mark.parametrize("day_text", ["9999-12-31", "0001-01-01", "x", "2026-02-30"])
def test_a_session_page_of_a_day_that_cannot_be(day: Cast, day_text: str) -> None:
    assert client(day).get(f"/posyandu/{day.posyandu.pk}/{day_text}/").status_code == 404
