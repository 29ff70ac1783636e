"""Two tablets write down who comes, in the same second: every number once, nobody with two."""

import threading

import pytest
from django.db import connection, transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.services.posyandu.actions import arrive, open_session
from simpul.services.posyandu.models import Arrival, Session
from tests.cast import NOW, TODAY, Cast, add_person, make_cast

pytestmark = pytest.mark.concurrency
PEOPLE = 12


def write_down(cast: Cast, part: str, session: Session, people: list[Person], problems: list[Exception]) -> None:
    standing = cast.standing(part)
    try:
        for person in people:
            with transaction.atomic(), work_area_scope(standing.area):
                arrive(
                    actor_id=standing.staff_id, area=standing.area, session=session, person_id=person.pk,
                    arrival_id=new_id(), at=NOW, now=NOW,
                )  # fmt: skip
    except Exception as problem:
        problems.append(problem)
    finally:
        connection.close()


def test_hands_at_one_queue(live_database: None) -> None:
    cast = make_cast()
    kader = cast.standing("kader")
    with transaction.atomic(), work_area_scope(whole_city()):
        people = [
            add_person(cast, f"Antre {letter} Pemeran", Sex.MALE, cast.balita.birth_date, cast.campurejo.rt[0])
            for letter in "ABCDEFGHIJKL"
        ]
        session = open_session(actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=TODAY, now=NOW)
    problems: list[Exception] = []
    parts = ("kader", "second_kader", "bidan", "ketua")
    hands = [
        threading.Thread(target=write_down, args=(cast, part, session, people[at:] + people[:at], problems))
        for at, part in enumerate(parts)
    ]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert problems == []
    with transaction.atomic(), work_area_scope(whole_city()):
        rows = list(Arrival.objects.values_list("person_id", "number"))
    assert len(rows) == PEOPLE
    assert {person for person, _ in rows} == {one.pk for one in people}
    assert sorted(number for _, number in rows) == list(range(1, PEOPLE + 1))
