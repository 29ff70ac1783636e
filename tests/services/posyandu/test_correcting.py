"""Whoever may not put a finding right is refused by the services, whatever door they came through."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.foundation.units import Grams
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry, Given, Visit
from simpul.services.pendataan.actions import correct_entry
from simpul.services.pendataan.given import correct_given, take_back_given
from simpul.services.posyandu.actions import correct_weighing
from tests.cast import NOW, TODAY, Cast, weigh


@pytest.fixture(autouse=True)
def weighed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    with transaction.atomic(), work_area_scope(whole_city()):
        weigh(cast, cast.balita, 9.4)
        yield


@pytest.fixture(params=[correct_weighing, correct_entry], ids=["of an open day", "of any visit"])
def correct(cast: Cast, request: pytest.FixtureRequest) -> Callable[[str, datetime], None]:
    of_the_day = request.param is correct_weighing

    def put_right(part: str, now: datetime) -> None:
        standing = cast.standing(part)
        request.param(
            actor_id=standing.staff_id, is_nakes=part == "bidan", area=standing.area, entry=Entry.objects.get(),
            entry_id=new_id(), reason="salah ketik", now=now,
            **{"weight": Grams(9100)} if of_the_day else {"value": 9100},
        )  # fmt: skip

    return put_right


@pytest.mark.parametrize(
    ("part", "later", "code"),
    [
        ("second_kader", timedelta(0), "not_your_record"),
        ("ketua", timedelta(0), "not_your_record"),
        ("kader", timedelta(hours=48, minutes=1), "too_late_to_correct"),
    ],
)
def test_another_hand_and_a_late_one_change_nothing(
    correct: Callable[[str, datetime], None], part: str, later: timedelta, code: str
) -> None:
    with pytest.raises(DomainError, match=code):
        correct(part, NOW + later)
    assert [one.value for one in Entry.objects.all()] == [9400]


@pytest.mark.parametrize(("part", "later"), [("kader", timedelta(hours=48)), ("bidan", timedelta(days=33))])
def test_who_wrote_it_and_a_health_worker_put_it_right(
    correct: Callable[[str, datetime], None], part: str, later: timedelta
) -> None:
    correct(part, NOW + later)
    assert Entry.objects.get(supersedes__isnull=False).value == 9100


@pytest.fixture(params=[correct_given, take_back_given], ids=["another service", "nothing was given"])
def correct_capsule(cast: Cast, request: pytest.FixtureRequest) -> Callable[[str, datetime], Given]:
    boy, kader = cast.balita, cast.standing("kader").staff_id
    shared: dict[str, Any] = {
        "person": boy, "kelurahan_id": boy.kelurahan_id, "local_date": TODAY, "recorded_by": kader, "recorded_at": NOW
    }  # fmt: skip
    visit = Visit.objects.create(facility=cast.posyandu, kind="posyandu", occurred_at=NOW, **shared)
    capsule = Given.objects.create(visit=visit, service="vitamin_a_biru", at=NOW, **shared)
    other = {"service": "vitamin_a_merah", "batch": "", "expires_on": None} if request.param is correct_given else {}

    def put_right(part: str, now: datetime) -> Given:
        standing = cast.standing(part)
        found: Given = request.param(
            actor_id=standing.staff_id, is_nakes=part == "bidan", area=standing.area, given=capsule,
            given_id=new_id(), reason="salah pilih", now=now, **other,
        )  # fmt: skip
        return found

    return put_right


@pytest.mark.parametrize(
    ("part", "later", "code"),
    [
        ("second_kader", timedelta(0), "not_your_record"),
        ("kader", timedelta(hours=48, minutes=1), "too_late_to_correct"),
    ],
)
def test_what_was_given_follows_the_same_rule(
    correct_capsule: Callable[[str, datetime], Given], part: str, later: timedelta, code: str
) -> None:
    with pytest.raises(DomainError, match=code):
        correct_capsule(part, NOW + later)
    assert Given.objects.count() == 1


@pytest.mark.parametrize(("part", "later"), [("kader", timedelta(hours=48)), ("bidan", timedelta(days=33))])
def test_who_gave_it_and_a_health_worker_put_it_right(
    correct_capsule: Callable[[str, datetime], Given], part: str, later: timedelta
) -> None:
    right = correct_capsule(part, NOW + later)
    assert (right.service, right.taken_back) in {("vitamin_a_merah", False), ("vitamin_a_biru", True)}
