"""Whoever may not put a weight right is refused by the service, whatever door they came through."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.foundation.units import Grams
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry
from simpul.services.posyandu.actions import correct_weighing
from tests.cast import NOW, Cast, weigh


@pytest.fixture(autouse=True)
def weighed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    with transaction.atomic(), work_area_scope(whole_city()):
        weigh(cast, cast.balita, 9.4)
        yield


def correct(cast: Cast, part: str, now: datetime = NOW) -> None:
    standing = cast.standing(part)
    correct_weighing(
        actor_id=standing.staff_id, is_nakes=part == "bidan", area=standing.area, entry=Entry.objects.get(),
        entry_id=new_id(), weight=Grams(9100), reason="salah ketik", now=now,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("part", "later", "code"),
    [
        ("second_kader", timedelta(0), "not_your_record"),
        ("ketua", timedelta(0), "not_your_record"),
        ("kader", timedelta(hours=48, minutes=1), "too_late_to_correct"),
    ],
)
def test_another_hand_and_a_late_one_change_nothing(cast: Cast, part: str, later: timedelta, code: str) -> None:
    with pytest.raises(DomainError, match=code):
        correct(cast, part, NOW + later)
    assert [one.value for one in Entry.objects.all()] == [9400]


@pytest.mark.parametrize(("part", "later"), [("kader", timedelta(hours=48)), ("bidan", timedelta(days=33))])
def test_who_wrote_it_and_a_health_worker_put_it_right(cast: Cast, part: str, later: timedelta) -> None:
    correct(cast, part, NOW + later)
    assert Entry.objects.get(supersedes__isnull=False).value == 9100
