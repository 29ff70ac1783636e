"""Who comes takes the next number; nobody has two, nobody's is given to somebody else."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError, NotInWorkAreaError
from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import merge_people, move_person, record_death
from simpul.records.people.models import Person
from simpul.services.posyandu.actions import Plan, arrive, close_session, open_session, plan_session, take_back_arrival
from simpul.services.posyandu.models import Arrival, Session
from simpul.services.posyandu.queries import arrivals_of
from tests.cast import NOW, TODAY, Cast, add_person, weigh


@pytest.fixture(autouse=True)
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


@pytest.fixture
def session(cast: Cast) -> Session:
    kader = cast.standing("kader")
    return open_session(actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=TODAY, now=NOW)


def come(cast: Cast, session: Session, person: Person, part: str = "kader", one: UUID | None = None) -> Arrival:
    standing = cast.standing(part)
    return arrive(
        actor_id=standing.staff_id, area=standing.area, session=session, person_id=person.pk,
        arrival_id=one or new_id(), at=NOW, now=NOW,
    )  # fmt: skip


def take_back(cast: Cast, session: Session, arrival: Arrival, part: str = "kader") -> Arrival:
    standing = cast.standing(part)
    return take_back_arrival(
        actor_id=standing.staff_id, area=standing.area, session=session, arrival_id=arrival.pk, now=NOW
    )


def test_numbers_are_given_in_order_and_kept(cast: Cast, session: Session) -> None:
    first, second = come(cast, session, cast.balita), come(cast, session, cast.mother, "second_kader")
    again = come(cast, session, cast.balita, "second_kader")
    assert (first.number, second.number, again.pk) == (1, 2, first.pk)


def test_the_same_sent_twice_is_one_arrival(cast: Cast, session: Session) -> None:
    one = new_id()
    assert {come(cast, session, cast.balita, one=one).number for _ in range(3)} == {1}
    assert Arrival.objects.count() == 1


def test_an_id_of_somebody_else_is_refused(cast: Cast, session: Session) -> None:
    one = come(cast, session, cast.balita)
    with pytest.raises(IdAlreadyUsedError):
        come(cast, session, cast.mother, one=one.pk)


def test_a_line_that_is_taken_back_leaves_its_number_unused(cast: Cast, session: Session) -> None:
    wrong = come(cast, session, cast.balita)
    for _ in range(2):
        assert take_back(cast, session, wrong).taken_back_by == cast.kader.pk
    assert arrivals_of(cast.standing("kader").area, session) == {}
    assert come(cast, session, cast.mother).number == 2
    assert come(cast, session, cast.balita).number == 3
    with pytest.raises(DomainError) as refusal:
        come(cast, session, cast.balita, one=wrong.pk)
    assert refusal.value.code == "arrival_taken_back"


def test_who_was_weighed_has_come(cast: Cast, session: Session) -> None:
    arrival = come(cast, session, cast.balita)
    weigh(cast, cast.balita, 9.4)
    with pytest.raises(DomainError) as refusal:
        take_back(cast, session, arrival)
    assert refusal.value.code == "arrival_served"


def test_nobody_comes_to_a_day_that_was_not_opened(cast: Cast) -> None:
    kader = cast.standing("kader")
    planned = plan_session(
        actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=TODAY, plan=Plan(), today=TODAY
    )
    with pytest.raises(DomainError) as refusal:
        come(cast, planned, cast.balita)
    assert refusal.value.code == "session_not_open"


def test_who_is_written_down_after_the_close_amends_the_day(cast: Cast, session: Session) -> None:
    bidan = cast.standing("bidan")
    close_session(actor_id=bidan.staff_id, area=bidan.area, session=session, now=NOW)
    assert come(cast, session, cast.balita).number == 1


@pytest.mark.parametrize("hours", [-26, 24, 1])
def test_another_day_or_a_time_ahead_is_refused(cast: Cast, session: Session, hours: int) -> None:
    kader = cast.standing("kader")
    with pytest.raises(DomainError) as refusal:
        arrive(
            actor_id=kader.staff_id, area=kader.area, session=session, person_id=cast.balita.pk,
            arrival_id=new_id(), at=NOW + timedelta(hours=hours), now=NOW,
        )  # fmt: skip
    assert refusal.value.code == "another_day"


def test_nobody_of_another_area_is_written_down(cast: Cast, session: Session) -> None:
    with pytest.raises(NotInWorkAreaError):
        come(cast, session, cast.other_balita)
    with pytest.raises(NotInWorkAreaError):
        come(cast, session, cast.other_balita, "other_kader")


def test_the_dead_do_not_come(cast: Cast, session: Session) -> None:
    bidan = cast.standing("bidan")
    record_death(
        actor_id=bidan.staff_id, area=bidan.area, person=cast.mother, died_on=TODAY - timedelta(days=1), today=TODAY
    )
    with pytest.raises(DomainError) as refusal:
        come(cast, session, cast.mother, "bidan")
    assert refusal.value.code in ("after_death", "not_active")


def test_an_arrival_goes_with_the_person_who_moves(cast: Cast, session: Session) -> None:
    come(cast, session, cast.balita)
    move_person(actor_id=cast.bidan.pk, area=whole_city(), person=cast.balita, rt=cast.bandar.rt[0], day=TODAY)
    assert Arrival.objects.get().kelurahan_id == cast.bandar.area.pk


def test_an_arrival_of_a_merged_record_is_that_of_the_one_that_is_kept(cast: Cast, session: Session) -> None:
    again = add_person(cast, "Wira Pemeran", Sex.MALE, cast.balita.birth_date, cast.campurejo.rt[0])
    arrival = come(cast, session, again, "bidan")
    merge_people(
        actor_id=cast.bidan.pk, area=whole_city(), kept_id=cast.balita.pk, gone_id=again.pk, reason="sama", now=NOW
    )
    assert arrivals_of(whole_city(), session).keys() == {cast.balita.pk}
    assert come(cast, session, cast.balita, "bidan").pk == arrival.pk


def test_an_id_of_another_area_is_refused_without_a_word(cast: Cast, session: Session) -> None:
    """Row security hides the line that has it; the worker of another kelurahan learns nothing of it."""
    taken = come(cast, session, cast.balita).pk
    there = cast.standing("other_kader")
    other = open_session(
        actor_id=there.staff_id, area=there.area, posyandu=there.facility, day=TODAY, now=NOW
    )  # fmt: skip
    with work_area_scope(there.area), pytest.raises(IdAlreadyUsedError):
        come(cast, other, cast.other_balita, "other_kader", one=taken)


def test_of_two_lines_of_one_person_the_first_number_holds(cast: Cast, session: Session) -> None:
    again = add_person(cast, "Wira Pemeran", Sex.MALE, cast.balita.birth_date, cast.campurejo.rt[0])
    first = come(cast, session, again, "bidan")
    come(cast, session, cast.balita)
    merge_people(
        actor_id=cast.bidan.pk, area=whole_city(), kept_id=cast.balita.pk, gone_id=again.pk, reason="sama", now=NOW
    )
    assert arrivals_of(whole_city(), session)[cast.balita.pk].pk == first.pk
