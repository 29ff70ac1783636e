"""Many hands at one child in the same second: nothing double, nothing lost, one visit."""

import threading
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import Month
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.monitoring.pws.queries import figures_of
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.runner import run_once
from simpul.records.visits.models import Entry, MonthlyWeighing, Visit
from simpul.services.posyandu.models import Session
from tests.cast import NOW, TODAY, Cast, make_cast, weigh
from tests.figures import count_figures

pytestmark = pytest.mark.concurrency
HANDS, TIMES = 8, 6


def work(cast: Cast, number: int, shared: list[UUID], problems: list[Exception]) -> None:
    """Each hand sends weighings of its own, and again the ones that all of them know."""
    try:
        for turn in range(TIMES):
            at = NOW + timedelta(seconds=number * TIMES + turn)
            weigh(cast, cast.balita, 9.0 + number / 10, at, part=("kader", "second_kader")[number % 2])
            weigh(cast, cast.balita, 9.5, NOW, entry_id=shared[turn])
    except Exception as problem:
        problems.append(problem)
    finally:
        connection.close()


def test_hands_at_one_child(live_database: None) -> None:
    cast = make_cast()
    count_figures(Month.of(TODAY))
    shared = [new_id() for _ in range(TIMES)]
    problems: list[Exception] = []
    hands = [threading.Thread(target=work, args=(cast, number, shared, problems)) for number in range(HANDS)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert problems == []
    run_once([PwsConsumer()])
    with transaction.atomic(), work_area_scope(whole_city()):
        assert (Session.objects.count(), Visit.objects.count(), MonthlyWeighing.objects.count()) == (1, 1, 1)
        assert Entry.objects.count() == HANDS * TIMES + TIMES
        latest = Entry.objects.order_by("-at", "-id")[0]
        assert MonthlyWeighing.objects.get().entry_id == latest.pk
        assert figures_of(whole_city(), cast.campurejo.area.pk, Month.of(TODAY)).d == 1
