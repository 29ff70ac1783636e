"""Who of a group is expected, why, and who has come: from the register of the RT, in its order."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.knowledge.growth.age import months_before
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import record_death
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import Newborn, begin_pregnancy, end_pregnancy, record_birth
from simpul.records.pregnancies.kinds import PregnancyEnd
from simpul.records.pregnancies.motherhood import NOTHING_KNOWN, Motherhood, motherhood_on
from simpul.services.posyandu.actions import arrive, open_session, take_back_arrival
from simpul.services.posyandu.groups import Group, age_alone, ages_of, groups_of
from simpul.services.posyandu.models import Session
from simpul.services.posyandu.queries import Line, Reason, expected_list, line_of, lines_of, register_of, roll_of
from tests.cast import NOW, TODAY, Cast, add_person, weigh

OCTOBER = datetime(2026, 10, 20, 2, 0, tzinfo=UTC)
PERIOD = date(2026, 8, 1)


@pytest.fixture(autouse=True)
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def open_on(cast: Cast, at: datetime = NOW) -> Session:
    kader = cast.standing("kader")
    return open_session(actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=at.date(), now=at)


def lines(cast: Cast, session: Session, group: Group, part: str = "kader") -> list[Line]:
    return register_of(cast.standing(part).area, session, group)


def reasons(cast: Cast, session: Session, group: Group = Group.BALITA) -> dict[str, set[Reason]]:
    return {line.person.name: set(line.reasons) for line in lines(cast, session, group)}


def conceive(cast: Cast, woman: Person) -> None:
    begin_pregnancy(
        actor_id=cast.bidan.pk, area=cast.standing("bidan").area, pregnancy_id=new_id(), person_id=woman.pk,
        last_period=PERIOD, today=TODAY,
    )  # fmt: skip


def test_the_register_holds_the_group_of_the_rt_by_age_and_name(cast: Cast) -> None:
    rt = cast.campurejo.rt[0]
    for name, born in (("Ani", date(2020, 11, 22)), ("Beno", date(2020, 11, 21)), ("Cici", date(2026, 11, 21))):
        add_person(cast, f"{name} Pemeran", Sex.FEMALE, born, rt)
    session = open_on(cast)
    assert [(line.number, line.person.name) for line in lines(cast, session, Group.BALITA)] == [
        (1, "Ani Pemeran"),
        (2, "Cici Pemeran"),
        (3, "Wirasena Pemeran"),
    ]
    assert lines(cast, session, Group.BALITA, "other_kader") == []


def test_who_died_or_lives_elsewhere_is_not_expected(cast: Cast) -> None:
    session, bidan = open_on(cast), cast.standing("bidan")
    assert [line.person for line in lines(cast, session, Group.BALITA)] == [cast.balita]
    record_death(actor_id=bidan.staff_id, area=bidan.area, person=cast.balita, died_on=TODAY, today=TODAY)
    assert lines(cast, session, Group.BALITA) == []


def test_without_an_earlier_day_nobody_was_absent(cast: Cast) -> None:
    assert reasons(cast, open_on(cast)) == {"Wirasena Pemeran": set()}


def test_new_absent_and_seen_last_time(cast: Cast) -> None:
    rt = cast.campurejo.rt[0]
    add_person(cast, "Datang Pemeran", Sex.MALE, date(2025, 2, 2), rt)
    weigh(cast, Person.objects.get(name="Datang Pemeran"), 9.0, OCTOBER)
    add_person(cast, "Lahir Pemeran", Sex.MALE, date(2026, 11, 1), rt)
    add_person(cast, "Masuk Pemeran", Sex.MALE, date(2024, 1, 1), rt, here_from=date(2026, 10, 21))
    add_person(cast, "Tinggal Pemeran", Sex.MALE, date(2024, 1, 1), rt, here_from=date(2026, 10, 20))
    assert reasons(cast, open_on(cast)) == {
        "Datang Pemeran": set(),
        "Lahir Pemeran": {Reason.NEW},
        "Masuk Pemeran": {Reason.NEW},
        "Tinggal Pemeran": {Reason.ABSENT},
        "Wirasena Pemeran": {Reason.ABSENT},
    }


@pytest.mark.parametrize(
    ("served", "found"),
    [([Group.LANSIA], set()), ([Group.LANSIA, Group.BALITA], {Reason.ABSENT}), ([], {Reason.ABSENT})],
)
def test_nobody_was_absent_from_a_day_that_was_not_for_them(
    cast: Cast, served: list[Group], found: set[Reason]
) -> None:
    earlier = open_on(cast, OCTOBER)
    Session.objects.filter(pk=earlier.pk).update(groups=served)
    assert reasons(cast, open_on(cast)) == {"Wirasena Pemeran": found}


def test_the_last_day_for_the_group_stands_behind_later_days_for_others(cast: Cast) -> None:
    rt = cast.campurejo.rt[0]
    open_on(cast, OCTOBER)
    for day in (3, 10):
        later = open_on(cast, datetime(2026, 11, day, 2, tzinfo=UTC))
        Session.objects.filter(pk=later.pk).update(groups=[Group.LANSIA])
    add_person(cast, "Masuk Pemeran", Sex.MALE, date(2024, 1, 1), rt, here_from=date(2026, 10, 25))
    assert reasons(cast, open_on(cast)) == {"Masuk Pemeran": {Reason.NEW}, "Wirasena Pemeran": {Reason.ABSENT}}


@pytest.mark.parametrize("is_mistake", [False, True])
def test_who_took_a_number_last_time_and_was_not_examined_had_come(cast: Cast, is_mistake: bool) -> None:
    earlier, kader = open_on(cast, OCTOBER), cast.standing("kader")
    arrival = arrive(
        actor_id=kader.staff_id, area=kader.area, session=earlier, person_id=cast.balita.pk, arrival_id=new_id(),
        at=OCTOBER, now=OCTOBER,
    )  # fmt: skip
    if is_mistake:
        take_back_arrival(actor_id=kader.staff_id, area=kader.area, session=earlier, arrival_id=arrival.pk, now=OCTOBER)
    assert reasons(cast, open_on(cast)) == {"Wirasena Pemeran": {Reason.ABSENT} if is_mistake else set()}


def test_a_day_that_is_not_for_balita_expects_none_and_lists_who_was_weighed(cast: Cast) -> None:
    other = add_person(cast, "Kedua Pemeran", Sex.FEMALE, date(2025, 2, 2), cast.campurejo.rt[0])
    session, area = weigh(cast, cast.balita, 9.4), cast.standing("kader").area
    both = [other, cast.balita]
    for served, listed in (([Group.LANSIA], [cast.balita]), ([Group.LANSIA, Group.BALITA], both), ([], both)):
        session.groups = served
        assert [line.person for line in expected_list(area, session)] == listed


def test_who_was_written_down_or_examined_has_come(cast: Cast) -> None:
    session, kader = open_on(cast), cast.standing("kader")
    second = add_person(cast, "Kedua Pemeran", Sex.MALE, date(2025, 2, 2), cast.campurejo.rt[0])
    arrive(
        actor_id=kader.staff_id, area=kader.area, session=session, person_id=second.pk, arrival_id=new_id(),
        at=NOW, now=NOW,
    )  # fmt: skip
    weigh(cast, cast.balita, 9.4)
    found = {line.person: line for line in lines(cast, session, Group.BALITA)}
    assert all(line.has_come for line in found.values())
    assert (found[second].arrival is None, found[second].was_seen) == (False, False)
    assert (found[cast.balita].arrival is None, found[cast.balita].was_seen) == (True, True)
    one = line_of(kader.area, session, second, 7)
    assert (one.number, one.arrival, one.groups) == (7, found[second].arrival, (Group.BALITA,))


def test_of_a_roll_the_lines_of_some_are_read_and_say_what_all_of_them_say(cast: Cast) -> None:
    for letter in "ABC":
        add_person(cast, f"Baris {letter} Pemeran", Sex.MALE, date(2025, 2, 2), cast.campurejo.rt[0])
    session, area = open_on(cast), cast.standing("kader").area
    weigh(cast, cast.balita, 9.4)
    roll, whole = roll_of(area, session, Group.BALITA), lines(cast, session, Group.BALITA)
    assert list(roll.numbers.items()) == [(line.person.pk, line.number) for line in whole]
    assert (roll.came, [roll.has_come(line.person.pk) for line in whole]) == (1, [line.has_come for line in whole])
    some = [whole[3], whole[1]]
    assert lines_of(area, session, Group.BALITA, roll, [line.person.pk for line in some]) == some


def test_somebody_of_another_rt_who_came_stands_below_without_a_number(cast: Cast) -> None:
    session = open_on(cast)
    weigh(cast, cast.neighbour, 11.0, part="bidan")
    found = lines(cast, session, Group.BALITA, "bidan")
    assert [(line.number, line.person, line.has_come) for line in found] == [
        (1, cast.balita, False),
        (0, cast.neighbour, True),
    ]


def test_a_pregnant_woman_is_in_the_group_of_pregnancy_while_it_lasts(cast: Cast) -> None:
    session = open_on(cast)
    assert lines(cast, session, Group.BUMIL) == []
    conceive(cast, cast.mother)
    assert [line.person for line in lines(cast, session, Group.BUMIL)] == [cast.mother]
    before = open_on(cast, datetime(2026, 7, 20, 2, 0, tzinfo=UTC))
    assert lines(cast, before, Group.BUMIL) == []


def test_motherhood_is_that_of_the_day(cast: Cast) -> None:
    bidan, area = cast.standing("bidan"), whole_city()
    conceive(cast, cast.mother)
    people = [cast.mother, cast.balita]
    assert motherhood_on(area, people, TODAY) == {cast.mother.pk: Motherhood(pregnant_since=PERIOD)}
    end_pregnancy(
        actor_id=bidan.staff_id, area=bidan.area, person_id=cast.mother.pk, ended_on=date(2026, 11, 10),
        ended_as=PregnancyEnd.ABORTUS, today=TODAY,
    )  # fmt: skip
    ended = Motherhood(last_end=date(2026, 11, 10))
    assert motherhood_on(area, people, TODAY) == {cast.mother.pk: ended}
    assert motherhood_on(area, people, date(2026, 11, 9)) == {cast.mother.pk: Motherhood(pregnant_since=PERIOD)}
    assert motherhood_on(cast.standing("other_bidan").area, people, TODAY) == {}


def test_a_birth_without_a_recorded_pregnancy_makes_a_mother_too(cast: Cast) -> None:
    """Entered with her child, as of most who came from paper: she is on the list, and her card is the one it opens."""
    first, second = (
        record_birth(
            actor_id=cast.bidan.pk, area=whole_city(), mother_id=cast.mother.pk, now=NOW, zone=LocalZone.WIB,
            born_at=NOW - timedelta(days=days), newborns=[Newborn(new_id(), Sex.FEMALE)],
        )[0].person
        for days in (400, 20)
    )  # fmt: skip
    area, mother = cast.standing("kader").area, [cast.mother]
    for day, known in (
        (TODAY, Motherhood(last_end=second.birth_date, child_lives=True)),
        (second.birth_date - timedelta(days=1), Motherhood(last_end=first.birth_date, child_lives=True)),
    ):
        assert motherhood_on(area, mother, day) == {cast.mother.pk: known}
    assert motherhood_on(area, mother, first.birth_date - timedelta(days=1)) == {}
    assert [line.person for line in lines(cast, open_on(cast), Group.NIFAS)] == [cast.mother]
    record_death(actor_id=cast.bidan.pk, area=whole_city(), person=second, died_on=TODAY, today=TODAY)
    assert motherhood_on(area, mother, TODAY)[cast.mother.pk].child_lives is False


AGES = [
    (date(2026, 11, 21), Group.BALITA),
    (date(2020, 11, 22), Group.BALITA),
    (date(2020, 11, 21), Group.REMAJA),
    (date(2008, 11, 22), Group.REMAJA),
    (date(2008, 11, 21), Group.DEWASA),
    (date(1966, 11, 22), Group.DEWASA),
    (date(1966, 11, 21), Group.LANSIA),
]


@pytest.mark.parametrize(("born", "group"), AGES)
def test_age_alone_puts_into_one_group(cast: Cast, born: date, group: Group) -> None:
    one = Person(sex=Sex.FEMALE, birth_date=born)
    assert groups_of(one, TODAY, {}) == (group,)
    assert groups_of(one, date(1960, 1, 1), {}) == ()


@pytest.mark.parametrize("day", [TODAY, date(2026, 2, 28), date(2024, 2, 29), date(2026, 3, 31)])
def test_the_group_of_an_age_is_the_one_of_the_card(day: date) -> None:
    """Every third month of a hundred years, and each day around a border: the short way says what the card says."""
    by_age = age_alone(day)
    borders = [months_before(day, months) for group in Group for months in ages_of(group) if months is not None]
    around = [border + timedelta(days=days) for border in borders for days in range(-4, 5)]
    for born in [*around, *(day - timedelta(days=days) for days in range(0, 36_500, 97))]:
        assert by_age(born) == groups_of(Person(sex=Sex.MALE, birth_date=born), day, {}), born


@pytest.mark.parametrize("group", [Group.BALITA, Group.REMAJA, Group.DEWASA, Group.LANSIA])
@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2024, 2, 29), date(2026, 3, 31)])
def test_the_roll_of_an_age_is_whom_the_card_names(cast: Cast, group: Group, day: date) -> None:
    """Around each border of age, day by day: who is asked for by birth date is who is in the group."""
    borders = [months_before(day, months) for months in ages_of(group) if months]
    found = [
        add_person(cast, f"Batas {at} {days} Pemeran", Sex.MALE, border + timedelta(days=days), cast.campurejo.rt[0])
        for at, border in enumerate(borders)
        for days in range(-4, 5)
    ]
    listed = roll_of(cast.standing("kader").area, open_on(cast, datetime(*day.timetuple()[:3], 2, tzinfo=UTC)), group)
    assert {one.pk for one in found if group in groups_of(one, day, {})} == listed.numbers.keys() & {
        one.pk for one in found
    }


def test_motherhood_comes_first(cast: Cast) -> None:
    pregnant = {cast.mother.pk: Motherhood(pregnant_since=PERIOD)}
    nursing = {cast.mother.pk: Motherhood(last_end=date(2025, 11, 21), child_lives=True)}
    assert groups_of(cast.mother, TODAY, pregnant)[0] == Group.BUMIL
    assert groups_of(cast.mother, TODAY, nursing) == (Group.NIFAS, Group.DEWASA)
    assert groups_of(cast.mother, TODAY, {cast.mother.pk: NOTHING_KNOWN}) == (Group.DEWASA,)


def test_the_ages_of_the_groups_follow_on_one_another() -> None:
    ages = [ages_of(one) for one in (Group.BALITA, Group.REMAJA, Group.DEWASA, Group.LANSIA)]
    assert ages == [(0, 72), (72, 216), (216, 720), (720, None)]
    assert ages_of(Group.BUMIL) == ages_of(Group.NIFAS) == (0, None)
