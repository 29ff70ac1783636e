"""What an open day says of itself: the turnout of each group, who still waits, who has to be looked at."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import concept
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.visits.actions import Finding, take_back_visit
from simpul.services.posyandu.actions import arrive, open_session, record_findings_of_session
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session
from simpul.services.posyandu.queries import Closing, closing_of
from tests.cast import NOW, TODAY, Cast, add_person, weigh

STATEMENTS = 13


@pytest.fixture(autouse=True)
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


@pytest.fixture
def session(cast: Cast) -> Session:
    kader = cast.standing("kader")
    return open_session(actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=TODAY, now=NOW)


def closing(cast: Cast, session: Session, part: str = "bidan") -> Closing:
    return closing_of(cast.standing(part).area, session)


def number(code: str, option: str) -> int:
    return next(one.number for one in concept(code).options if one.code == option)


def write(cast: Cast, session: Session, person: Person, code: str, option: str) -> None:
    bidan = cast.standing("bidan")
    record_findings_of_session(
        actor_id=bidan.staff_id, area=bidan.area, session=session, at=NOW, now=NOW,
        findings={person.pk: Finding(new_id(), code, number(code, option))},
    )  # fmt: skip


def counts(found: Closing) -> dict[Group, tuple[int, int, int]]:
    return {one.group: (one.expected, one.came, one.others) for one in found.turnout}


def test_the_turnout_of_each_group(cast: Cast, session: Session) -> None:
    add_person(cast, "Tua Pemeran", Sex.MALE, date(1950, 1, 1), cast.campurejo.rt[0])
    assert counts(closing(cast, session)) == {
        Group.BUMIL: (0, 0, 0),
        Group.NIFAS: (0, 0, 0),
        Group.BALITA: (1, 0, 0),
        Group.REMAJA: (0, 0, 0),
        Group.DEWASA: (1, 0, 0),
        Group.LANSIA: (1, 0, 0),
    }
    weigh(cast, cast.balita, 9.4)
    weigh(cast, cast.neighbour, 11.0, part="bidan")
    assert counts(closing(cast, session))[Group.BALITA] == (1, 1, 1)


def test_only_the_groups_that_are_served(cast: Cast, session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(groups=[Group.LANSIA, Group.BALITA])
    session.refresh_from_db()
    assert [one.group for one in closing(cast, session).turnout] == [Group.BALITA, Group.LANSIA]


def test_who_took_a_number_waits_until_something_is_recorded(cast: Cast, session: Session) -> None:
    kader = cast.standing("kader")
    for person in (cast.mother, cast.balita):
        arrive(
            actor_id=kader.staff_id, area=kader.area, session=session, person_id=person.pk, arrival_id=new_id(),
            at=NOW, now=NOW,
        )  # fmt: skip
    assert closing(cast, session).waiting == [(1, cast.mother), (2, cast.balita)]
    weigh(cast, cast.mother, 55.0)
    assert closing(cast, session).waiting == [(2, cast.balita)]


def test_red_and_referred_are_noticed_by_name(cast: Cast, session: Session) -> None:
    write(cast, session, cast.balita, "arm_band", "merah")
    write(cast, session, cast.balita, "referral", "puskesmas")
    write(cast, session, cast.mother, "referral", "tidak")
    write(cast, session, cast.neighbour, "arm_band", "hijau")
    (one,) = closing(cast, session).noticed
    assert one[0] == cast.balita
    assert {known.code for known, _entry in one[1]} == {"arm_band", "referral"}


def test_what_was_taken_back_is_not_noticed(cast: Cast, session: Session) -> None:
    write(cast, session, cast.balita, "arm_band", "merah")
    bidan = cast.standing("bidan")
    visit = closing(cast, session).noticed[0][1][0][1].visit_id
    take_back_visit(actor_id=bidan.staff_id, area=bidan.area, visit_id=visit, reason="salah")
    assert closing(cast, session).noticed == []
    assert counts(closing(cast, session))[Group.BALITA] == (1, 0, 0)


def test_it_costs_the_same_for_many(cast: Cast, session: Session) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            closing(cast, session)
        return len(asked)

    few = statements()
    for letter in "ABCDEFGH":
        add_person(cast, f"Banyak {letter} Pemeran", Sex.FEMALE, date(1990, 1, 1), cast.campurejo.rt[0])
    assert statements() == few <= STATEMENTS


def test_only_people_of_the_area_are_named_as_waiting(cast: Cast, session: Session) -> None:
    """The bidan writes down somebody of the RT of another Posyandu; the ketua of this one may not read that record."""
    bidan = cast.standing("bidan")
    arrive(
        actor_id=bidan.staff_id, area=bidan.area, session=session, person_id=cast.neighbour.pk,
        arrival_id=new_id(), at=NOW, now=NOW,
    )  # fmt: skip
    assert closing(cast, session, "bidan").waiting == [(1, cast.neighbour)]
    assert closing(cast, session, "ketua").waiting == []
