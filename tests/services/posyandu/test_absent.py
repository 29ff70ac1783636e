"""Who is named where they did not come: mothers and children all, the old with a reason."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import move_person
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import Newborn, begin_pregnancy, record_birth
from simpul.services.posyandu.actions import arrive, open_session
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session
from simpul.services.posyandu.queries import NAMED, closing_of, last_days_of
from simpul.services.posyandu.queries.register import yearly_concepts
from tests.cast import NOW, TODAY, Cast, add_person
from tests.services.due.giving import seen

YESTERDAY = TODAY - timedelta(days=1)
PERIOD = date(2026, 8, 1)
LONG_AGO = date(2020, 1, 1)
YEARLY = "family_diabetes"
Names = dict[Group, list[str]]


@pytest.fixture(autouse=True)
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def held(cast: Cast, day: date = YESTERDAY, at: int = 0, groups: tuple[Group, ...] = ()) -> Session:
    bidan = cast.standing("bidan")
    session = open_session(
        actor_id=bidan.staff_id, area=bidan.area, posyandu=cast.campurejo.posyandu[at], day=day, now=NOW
    )
    Session.objects.filter(pk=session.pk).update(groups=list(groups))
    session.refresh_from_db()
    return session


def somebody(cast: Cast, name: str, born: date, sex: Sex = Sex.FEMALE, rt: int = 0) -> Person:
    return add_person(cast, f"{name} Pemeran", sex, born, cast.campurejo.rt[rt], here_from=max(born, LONG_AGO))


def pregnant(cast: Cast, name: str = "Hamil", rt: int = 0) -> Person:
    woman = somebody(cast, name, date(1995, 5, 5), rt=rt)
    begin_pregnancy(
        actor_id=cast.bidan.pk, area=whole_city(), pregnancy_id=new_id(), person_id=woman.pk, last_period=PERIOD,
        today=TODAY,
    )  # fmt: skip
    return woman


def nursing(cast: Cast, born_at: datetime, name: str = "Nifas") -> Person:
    woman = somebody(cast, name, date(1995, 5, 5))
    record_birth(
        actor_id=cast.bidan.pk, area=whole_city(), mother_id=woman.pk, now=NOW, zone=LocalZone.WIB, born_at=born_at,
        newborns=[Newborn(new_id(), Sex.FEMALE)],
    )  # fmt: skip
    return woman


def screened(cast: Cast, person: Person, day: date) -> None:
    """One thing of the card of the old that is asked once a year."""
    assert YEARLY in yearly_concepts(Group.LANSIA)
    seen(cast, person, found={YEARLY: 1}, day=day)


def next_morning(cast: Cast, at: int = 0, part: str = "bidan") -> Names:
    found = last_days_of(cast.standing(part).area, TODAY)
    (day,) = [one for one in found if one.posyandu == cast.campurejo.posyandu[at]]
    name = dict(Person.objects.values_list("id", "name"))
    return {one.group: [name[person].split()[0] for person in one.people] for one in day.absent}


def at_the_close(cast: Cast, session: Session) -> Names:
    found = closing_of(cast.standing("bidan").area, session).absent
    return {group: [one.name.split()[0] for one in people] for group, people in found.items()}


def test_mothers_first_then_children_then_the_old_without_a_screening(cast: Cast) -> None:
    pregnant(cast)
    nursing(cast, NOW - timedelta(days=30))
    somebody(cast, "Apras", date(2021, 3, 3))
    somebody(cast, "Sekolah", date(2016, 3, 3))
    old, late = somebody(cast, "Sepuh", date(1950, 1, 1)), somebody(cast, "Tua", date(1950, 1, 1))
    for one in (old, late):
        screened(cast, one, date(2026, 3, 3) if one is old else date(2025, 11, 19))
    session = held(cast)
    found = next_morning(cast)
    assert list(found) == list(NAMED)
    assert found == at_the_close(cast, session) == {
        Group.BUMIL: ["Hamil"], Group.NIFAS: ["Nifas"], Group.BALITA: ["Apras", "Bayi", "Wirasena"],
        Group.LANSIA: ["Tua"],
    }  # fmt: skip


@pytest.mark.parametrize("group", NAMED)
def test_of_a_day_for_one_group_nobody_else_is_missed(cast: Cast, group: Group) -> None:
    pregnant(cast)
    nursing(cast, NOW - timedelta(days=30))
    somebody(cast, "Tua", date(1950, 1, 1))
    session = held(cast, groups=(group,))
    assert list(next_morning(cast)) == list(at_the_close(cast, session)) == [group]


def test_who_took_a_number_did_not_stay_away(cast: Cast) -> None:
    woman, session, bidan = pregnant(cast), held(cast, groups=(Group.BUMIL,)), cast.standing("bidan")
    arrive(
        actor_id=bidan.staff_id, area=bidan.area, session=session, person_id=woman.pk, arrival_id=new_id(),
        at=NOW - timedelta(days=1), now=NOW,
    )  # fmt: skip
    assert (next_morning(cast), at_the_close(cast, session)) == ({}, {})


def test_each_day_looks_at_the_motherhood_of_its_own_date(cast: Cast) -> None:
    """Two Posyandu, one day before and one after the pregnancies began: read together, judged apart."""
    pregnant(cast, "Sini")
    pregnant(cast, "Sana", rt=1)
    held(cast, PERIOD - timedelta(days=1), groups=(Group.BUMIL,))
    held(cast, PERIOD, at=1, groups=(Group.BUMIL,))
    assert (next_morning(cast), next_morning(cast, at=1)) == ({}, {Group.BUMIL: ["Sana"]})


def test_who_moved_within_the_pustu_was_absent_where_they_lived_that_day(cast: Cast) -> None:
    held(cast, groups=(Group.BALITA,))
    held(cast, at=1, groups=(Group.BALITA,))
    somebody(cast, "Tetap", date(2025, 2, 2))
    moving = somebody(cast, "Pindah", date(2025, 2, 2))
    assert next_morning(cast)[Group.BALITA] == ["Pindah", "Tetap", "Wirasena"]
    move_person(actor_id=cast.bidan.pk, area=whole_city(), person=moving, rt=cast.campurejo.rt[1], day=TODAY)
    assert next_morning(cast)[Group.BALITA] == ["Tetap", "Wirasena", "Pindah"], "in the order of where they live now"
    assert "Pindah" not in next_morning(cast, at=1)[Group.BALITA]
    assert "Pindah" not in next_morning(cast, part="ketua")[Group.BALITA], "not of her RT any more"
