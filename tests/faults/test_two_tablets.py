"""Two tablets send a value of one child at the same moment: both have asked before either has written."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse

from simpul.foundation.identifiers import new_id
from simpul.interfaces.web.sessions.measures import screen as measures
from simpul.interfaces.web.sessions.weights import together, weighing
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry
from simpul.services.posyandu.groups import Group
from tests.cast import NOW, TODAY, Cast, make_cast, weigh
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_column import Desk

pytestmark = pytest.mark.concurrency
HANDS, LONG = ("kader", "second_kader"), 60
Way = Callable[[Desk, str], HttpResponse]


def alone(desk: Desk, value: str) -> HttpResponse:
    return desk.weigh(value)


def all_of_the_column(desk: Desk, value: str) -> HttpResponse:
    row = {"person": desk.cast.balita.pk, "entry_id": new_id(), "weight": value, "seen_entry_id": "", "confirm": ""}
    return desk.post("weigh_all", data=row)


def measured(desk: Desk, value: str) -> HttpResponse:
    row = {"person": desk.cast.balita.pk, "entry_id": new_id(), "value": value, "seen_entry_id": "", "confirmed": ""}
    return desk.post("column", htmx=True, data=row, group=Group.BALITA, measure="body_weight")


@pytest.fixture
def day(live_database: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Wirasena weighed 9,4 kg last month, the day is open; what two tablets keep begins when both have asked."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    cast = make_cast()
    weigh(cast, cast.balita, 9.4, NOW.replace(month=10))
    Desk(cast, "kader").post("open")
    both = threading.Barrier(len(HANDS))

    def after_both(keep: Callable[..., Any]) -> Callable[..., Any]:
        def kept(**sent: Any) -> Any:
            both.wait(timeout=LONG)
            return keep(**sent)

        return kept

    for module, name in (
        (weighing, "record_weighing"),
        (together, "record_findings_of_session"),
        (measures, "record_findings_of_session"),
    ):
        monkeypatch.setattr(module, name, after_both(getattr(module, name)))
    return cast


def at_once(cast: Cast, way: Way, values: tuple[str, str]) -> list[str]:
    """What each tablet is told, beginning with the status."""
    answers: list[str] = []

    def send(number: int) -> None:
        try:
            answer = way(Desk(cast, HANDS[number]), values[number])
            answers.append(f"{answer.status_code} {words_of(answer)}")
        except Exception as problem:
            answers.append(repr(problem))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(number,)) for number in range(len(HANDS))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return answers


def kept() -> list[int | None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        return list(Entry.objects.filter(local_date=TODAY).values_list("value", flat=True))


WAYS = [alone, all_of_the_column, measured]


@pytest.mark.parametrize("way", WAYS)
def test_the_same_value_is_kept_once_and_nobody_is_asked(day: Cast, way: Way) -> None:
    answers = at_once(day, way, ("9,8", "9,8"))
    assert [one[:3] for one in answers] == ["200", "200"]
    assert not [one for one in answers if "dari layar lain" in one]
    assert kept() == [9_800]


@pytest.mark.parametrize("way", WAYS)
def test_of_two_values_one_is_kept_and_the_other_hand_is_asked(day: Cast, way: Way) -> None:
    answers = at_once(day, way, ("9,8", "9,9"))
    assert [one[:3] for one in answers] == ["200", "200"]
    assert len([one for one in answers if "dari layar lain" in one]) == 1
    assert kept() in ([9_800], [9_900])
