"""Who missed something, by columns: the same people for the same kinds as one at a time; and only those of the area."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.knowledge.due import Done, DueState
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.people.actions import restrict
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import Newborn, begin_pregnancy, record_birth
from simpul.services.due.listing import services_due
from simpul.services.due.many.missed import Kind, missed_among
from simpul.services.due.members import Member, members_of
from simpul.services.due.mothers import Mother
from simpul.services.due.shape import CAMPAIGN, CHECK, DEVELOPMENT, VACCINE, VISIT
from simpul.services.due.vaccines import any_vaccine
from tests.cast import NOW, TODAY, Cast, add_person
from tests.services.due.drawn import CHILDREN, WOMEN, a_member
from tests.services.due.giving import seen


def one_by_one(member: Member) -> frozenset[Kind]:
    listed = services_due(member.about, member.done, TODAY, member.said)
    missed = [one for one in listed if one.is_missed(TODAY) or one.waits_again(TODAY)]
    dose = Kind.VACCINE if any_vaccine(member.done) else Kind.UNRECORDED
    late = {VISIT: Kind.VISIT, CAMPAIGN: Kind.CAMPAIGN, VACCINE: dose, CHECK: Kind.CHECK, DEVELOPMENT: Kind.DEVELOPMENT}
    spoken = {DueState.PLANNED: Kind.PLANNED, DueState.REFUSED: Kind.REFUSED}
    again = {DueState.DUE: Kind.AGAIN}
    return frozenset((spoken | again).get(one.state) or late[one.kind] for one in missed)


@given(members=st.lists(CHILDREN | WOMEN, max_size=6))
@settings(deadline=None, max_examples=150)
def test_by_columns_the_same_people_missed_the_same(members: list[Member]) -> None:
    found = {one.member.id: one.kinds for one in missed_among(members, TODAY)}
    assert found == {one.id: kinds for one in members if (kinds := one_by_one(one))}


@given(members=st.lists(CHILDREN | WOMEN, max_size=4))
@settings(deadline=None, max_examples=40)
def test_a_no_or_an_agreed_day_takes_nobody_off_the_list(members: list[Member]) -> None:
    silent = [replace(one, said=()) for one in members]
    assert {one.member.id for one in missed_among(members, TODAY)} == {
        one.member.id for one in missed_among(silent, TODAY)
    }


def members(cast: Cast, area: WorkArea | None = None) -> dict[UUID, Member]:
    area = area or cast.standing("bidan").area
    with transaction.atomic(), work_area_scope(area):
        return {one.id: one for one in members_of(area, TODAY)}


def test_children_under_five_and_mothers_of_the_area_and_nobody_else(cast: Cast) -> None:
    assert members(cast).keys() == {cast.balita.pk, cast.neighbour.pk}
    with transaction.atomic(), work_area_scope(whole_city()):
        begin_pregnancy(
            actor_id=cast.bidan.pk, area=whole_city(), person_id=cast.mother.pk, pregnancy_id=new_id(),
            last_period=TODAY - timedelta(weeks=20), today=TODAY,
        )  # fmt: skip
    assert members(cast)[cast.mother.pk].about.mother.pregnant_since == TODAY - timedelta(weeks=20)


@pytest.mark.parametrize(("days", "missed"), [(43, True), (72, True), (73, False)])
def test_whoever_missed_the_last_visit_after_a_birth_is_found_for_thirty_days(
    cast: Cast, days: int, missed: bool
) -> None:
    """KF4 closes on day 42, with nifas."""
    with transaction.atomic(), work_area_scope(whole_city()):
        record_birth(
            actor_id=cast.bidan.pk, area=whole_city(), mother_id=cast.mother.pk, born_at=NOW - timedelta(days),
            newborns=[Newborn(new_id(), Sex.MALE, "Anak Pemeran")], now=NOW, zone=LocalZone.WIB,
        )  # fmt: skip
    found = {one.member.id: one.kinds for one in missed_among(list(members(cast).values()), TODAY)}
    assert found.get(cast.mother.pk) == ({Kind.VISIT, Kind.CHECK} if missed else None)


def test_a_child_is_asked_about_until_nothing_goes_by_its_age_any_more(cast: Cast) -> None:
    """The last form of KPSP is that of 72 months."""
    with transaction.atomic(), work_area_scope(whole_city()):
        over = add_person(cast, "Enam Pemeran", Sex.MALE, date(2020, 10, 21), cast.campurejo.rt[0])
        almost = add_person(cast, "Hampir Pemeran", Sex.MALE, date(2020, 10, 22), cast.campurejo.rt[0])
    assert almost.pk in members(cast)
    assert over.pk not in members(cast)


def test_a_screening_of_an_age_alone_puts_nobody_before_others() -> None:
    """Of a boy of 40 months all is done but KPSP, which is late since 36 months and 16 days; a woman misses K1."""
    on = date(2026, 5, 10)
    boy = a_member(Sex.MALE, date(2023, 1, 10), exact=True, mother=Mother(), done=[])
    woman = a_member(
        Sex.FEMALE, date(2000, 1, 1), exact=True, mother=Mother(pregnant_since=on - timedelta(90)), done=[]
    )
    found = missed_among([boy, woman], on)
    assert [one.member.id for one in found] == [woman.id, boy.id]
    assert Kind.DEVELOPMENT in found[1].kinds
    assert {Kind.VISIT, Kind.CHECK} <= found[0].kinds, "the dentist of the first trimester too"


@pytest.mark.parametrize(("days", "kinds"), [(13, set()), (14, {Kind.AGAIN}), (26, {Kind.AGAIN}), (27, set())])
def test_who_waits_for_a_repeat_of_kpsp_is_listed_until_the_next_age(days: int, kinds: set[Kind]) -> None:
    """Form of 36 months from 26 December 2025, of 42 months from 26 June 2026; doubtful on 30 May (ADR 0054)."""
    first = date(2026, 5, 30)
    done = [Done(code, first, value=value) for code, value in (("kpsp_yes", 7), ("kpsp_form", 10), ("kpsp_repeat", 0))]
    boy = a_member(Sex.MALE, date(2023, 1, 10), exact=True, mother=Mother(), done=done)
    said = [one.kinds for one in missed_among([boy], first + timedelta(days))]
    assert {kind for one in said for kind in one} & {Kind.AGAIN, Kind.DEVELOPMENT} == kinds


def test_a_restricted_record_stands_in_no_list(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        restrict(actor_id=cast.bidan.pk, area=whole_city(), person=cast.balita, reason="diminta", now=NOW)
    assert cast.balita.pk not in members(cast)


def test_what_was_given_on_a_record_that_was_merged_counts(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        twin = add_person(cast, "Wirasena Pemeran Dua", Sex.MALE, date(2025, 9, 9), cast.campurejo.rt[0])
    seen(cast, twin, "bcg", day=date(2025, 10, 1))
    with transaction.atomic(), work_area_scope(whole_city()):
        Person.objects.filter(pk=twin.pk).update(merged_into=cast.balita)
    found = members(cast)
    assert twin.pk not in found
    assert [one.code for one in found[cast.balita.pk].done] == ["bcg"]


def test_it_costs_the_same_for_many(cast: Cast, django_assert_num_queries: Any) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        for at in range(8):
            add_person(cast, f"Anak Pemeran {at}", Sex.MALE, date(2025, 1, at + 1), cast.campurejo.rt[0])
    area = cast.standing("bidan").area
    with transaction.atomic(), work_area_scope(area), django_assert_num_queries(7):
        assert len(missed_among(members_of(area, TODAY), TODAY)) == 10


@pytest.mark.parametrize("born", [TODAY - timedelta(days=5), date(1998, 3, 4)])
def test_visits_of_mother_and_newborn_stand_first(born: date) -> None:
    child = a_member(Sex.MALE, date(2026, 3, 1), exact=True, mother=Mother(), done=[])
    other = a_member(
        Sex.FEMALE, born, exact=True, mother=Mother(None, TODAY - timedelta(5) if born.year < 2000 else None), done=[]
    )
    assert [one.member.id for one in missed_among([child, other], TODAY)] == [other.id, child.id]
