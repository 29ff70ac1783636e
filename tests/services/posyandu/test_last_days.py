"""What the last open day left behind: who was absent, who waited in vain, who is red or referred."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.concepts import concept
from simpul.knowledge.growth import KmsBand
from simpul.records.facilities.models import Coverage
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import begin_pregnancy
from simpul.records.visits.actions import Finding, Place, record_visit, take_back_visit
from simpul.records.visits.models import Entry, Visit, VisitKind
from simpul.services.posyandu.actions import (
    Plan,
    arrive,
    close_session,
    correct_weighing,
    open_session,
    plan_session,
    record_findings_of_session,
)  # fmt: skip
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session
from simpul.services.posyandu.queries import LastDay, closing_of, expected_list, last_days_of
from tests.cast import NOW, TODAY, Cast, add_person, weigh

YESTERDAY = TODAY - timedelta(days=1)
STATEMENTS = 15


@pytest.fixture(autouse=True)
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def held(cast: Cast, day: date = YESTERDAY, part: str = "kader") -> Session:
    kader = cast.standing(part)
    return open_session(actor_id=kader.staff_id, area=kader.area, posyandu=kader.facility, day=day, now=NOW)


def closed(cast: Cast, session: Session) -> None:
    ketua = cast.standing("ketua")
    close_session(actor_id=ketua.staff_id, area=ketua.area, session=session, now=NOW)


def on_the_day(session: Session) -> datetime:
    return NOW - (TODAY - session.date)


def came(cast: Cast, session: Session, person: Person, part: str = "kader") -> None:
    kader = cast.standing(part)
    arrive(
        actor_id=kader.staff_id, area=kader.area, session=session, person_id=person.pk, arrival_id=new_id(),
        at=on_the_day(session), now=NOW,
    )  # fmt: skip


def write(cast: Cast, session: Session, person: Person, code: str, option: str) -> None:
    bidan = cast.standing("bidan")
    number = next(one.number for one in concept(code).options if one.code == option)
    record_findings_of_session(
        actor_id=bidan.staff_id, area=bidan.area, session=session, at=on_the_day(session), now=NOW,
        findings={person.pk: Finding(new_id(), code, number)},
    )  # fmt: skip


def child(cast: Cast, name: str, born: date = date(2025, 2, 2), rt: int = 0, here_from: date | None = None) -> Person:
    return add_person(cast, name, Sex.MALE, born, cast.campurejo.rt[rt], here_from=here_from)


def left(cast: Cast, part: str = "bidan", today: date = TODAY) -> LastDay:
    found = last_days_of(cast.standing(part).area, today)
    return next(one for one in found if one.posyandu.pk == cast.posyandu.pk)


def missed(cast: Cast, part: str = "bidan", group: Group = Group.BALITA) -> tuple[UUID, ...]:
    """Who of a group did not come."""
    return next((one.people for one in left(cast, part).absent if one.group == group), ())


def test_without_an_open_day_nothing_is_left_behind(cast: Cast) -> None:
    assert left(cast) == LastDay(cast.posyandu)


def test_a_balita_who_did_not_come_is_absent(cast: Cast) -> None:
    weigh(cast, cast.balita, 8.0, NOW - timedelta(days=1))
    other = child(cast, "Anak Pemeran")
    assert missed(cast) == (other.pk,)


def test_who_is_in_the_queue_is_not_absent_and_waited_in_vain(cast: Cast) -> None:
    came(cast, held(cast), cast.balita)
    assert (left(cast).absent, left(cast).waiting) == ((), (cast.balita.pk,))


def test_who_was_examined_does_not_wait(cast: Cast) -> None:
    session = held(cast)
    came(cast, session, cast.balita)
    weigh(cast, cast.balita, 8.0, NOW - timedelta(days=1))
    assert left(cast).waiting == ()


def test_who_was_seen_since_is_no_longer_looked_for(cast: Cast) -> None:
    came(cast, held(cast, TODAY - timedelta(days=9)), child(cast, "Anak Pemeran", here_from=date(2026, 1, 1)))
    before = left(cast)
    assert (len(before.missed), len(before.waiting)) == (1, 1)
    Visit.objects.bulk_create(
        Visit(
            person_id=one, kelurahan_id=cast.campurejo.area.pk, facility=cast.campurejo.pustu, kind="pustu",
            occurred_at=NOW, local_date=TODAY, recorded_by=cast.bidan.pk,
        )
        for one in (*before.missed, *before.waiting)
    )  # fmt: skip
    assert (left(cast).absent, left(cast).waiting) == ((), ())


def test_a_visit_that_was_taken_back_is_no_visit(cast: Cast) -> None:
    session = weigh(cast, cast.balita, 8.0, NOW - timedelta(days=1))
    visit, bidan = Visit.objects.get(session_id=session.pk), cast.standing("bidan")
    take_back_visit(actor_id=bidan.staff_id, area=bidan.area, visit_id=visit.pk, reason="uji")
    assert missed(cast) == (cast.balita.pk,)


@pytest.mark.parametrize(
    ("born", "is_expected"),
    [
        (date(2020, 11, 20), False),  # 72 completed months on the day
        (date(2020, 11, 21), True),  # apras have the card of balita
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),  # born the day after
    ],
)
def test_children_are_those_under_72_months_on_that_day(cast: Cast, born: date, is_expected: bool) -> None:
    held(cast)
    one = child(cast, "Anak Pemeran", born)
    assert (one.pk in missed(cast)) is is_expected


def test_who_came_to_live_here_afterwards_was_not_absent(cast: Cast) -> None:
    held(cast, TODAY - timedelta(days=9))
    new = child(cast, "Baru Pemeran", here_from=TODAY - timedelta(days=8))
    old = child(cast, "Lama Pemeran", here_from=TODAY - timedelta(days=9))
    assert new.pk not in missed(cast)
    assert old.pk in missed(cast)


def test_the_list_has_the_order_of_the_register(cast: Cast) -> None:
    Coverage.objects.create(facility=cast.posyandu, area=cast.campurejo.rw, valid_from=date(2020, 1, 1))
    held(cast)
    later, first = child(cast, "Zaki Pemeran"), child(cast, "Abim Pemeran")
    assert missed(cast) == (first.pk, cast.balita.pk, later.pk, cast.neighbour.pk), "the RW stands for its RT"


def test_a_day_of_today_is_over_when_it_is_closed(cast: Cast) -> None:
    before, today = held(cast), held(cast, TODAY)
    assert left(cast).last == before
    closed(cast, today)
    assert left(cast).last == today


def test_a_day_for_the_old_leaves_the_list_of_balita_as_it_was(cast: Cast) -> None:
    for_all, ketua = held(cast, TODAY - timedelta(days=9)), cast.standing("ketua")
    plan_session(
        actor_id=ketua.staff_id, area=ketua.area, posyandu=cast.posyandu, day=YESTERDAY,
        plan=Plan(groups=(Group.LANSIA,)), today=YESTERDAY,
    )  # fmt: skip
    of_the_old = held(cast)
    found = left(cast)
    (of_balita,) = found.absent
    assert (found.last, of_balita.day, of_balita.people) == (of_the_old, for_all, (cast.balita.pk,))


@pytest.mark.parametrize(
    ("code", "option", "red", "referred"),
    [("referral", "puskesmas", 0, 1), ("referral", "tidak", 0, 0), ("arm_band", "merah", 1, 0)],
)
def test_red_and_referred_as_the_close_of_the_day_says_it(
    cast: Cast, code: str, option: str, red: int, referred: int
) -> None:
    session = held(cast)
    write(cast, session, cast.balita, code, option)
    found = left(cast)
    assert (len(found.red), len(found.referred)) == (red, referred)
    closing = closing_of(cast.standing("bidan").area, session)
    assert {*found.red, *found.referred} == {person.pk for person, _entries in closing.noticed}


def noticed_at_the_close(cast: Cast, session: Session) -> set[UUID]:
    """Whom the summary of the day names: a colour or a referral, and who was weighed and is below the red line."""
    area = cast.standing("bidan").area
    weighed = [line for line in expected_list(area, session) if line.was_weighed and line.counts]
    below = {line.person.pk for line in weighed if line.counts and line.counts.band == KmsBand.MERAH}
    return below | {person.pk for person, _entries in closing_of(area, session).noticed}


def test_who_is_below_the_red_line_is_red_as_the_close_of_the_day_says_it(cast: Cast) -> None:
    day, session = NOW - timedelta(days=1), held(cast)
    light, heavy, referred = child(cast, "Abim Pemeran"), child(cast, "Banu Pemeran"), child(cast, "Cakra Pemeran")
    for one, kilograms in ((light, 6.0), (heavy, 11.0), (cast.neighbour, 7.0)):
        weigh(cast, one, kilograms, day, part="bidan")
    write(cast, session, referred, "referral", "puskesmas")
    found = left(cast)
    assert set(found.red) == {light.pk, cast.neighbour.pk}
    assert {*found.red, *found.referred} == noticed_at_the_close(cast, session) == {*found.red, referred.pk}


def test_what_counts_for_the_month_is_what_makes_red(cast: Cast) -> None:
    """Weighed anew the same day, put right, weighed anew elsewhere in the month, taken back: as the close says it."""
    day, session = NOW - timedelta(days=1), held(cast)
    again, right, later, mistaken, never = (child(cast, f"{name} Pemeran") for name in ("A", "B", "C", "D", "E"))
    for one in (again, right, later, mistaken):
        weigh(cast, one, 6.0, day, part="bidan")
    assert set(left(cast).red) == {again.pk, right.pk, later.pk, mistaken.pk}
    bidan = cast.standing("bidan")
    weigh(cast, again, 11.0, day + timedelta(minutes=5), part="bidan")
    correct_weighing(
        actor_id=bidan.staff_id, is_nakes=True, area=bidan.area, entry=Entry.objects.get(person=right),
        entry_id=new_id(), weight=Grams(11_000), reason="salah ketik", now=NOW,
    )  # fmt: skip
    at_pustu = Place(cast.campurejo.pustu, VisitKind.PUSTU)
    for one, grams in ((later, 11_000), (never, 6_000)):
        record_visit(
            actor_id=bidan.staff_id, area=bidan.area, person_id=one.pk, place=at_pustu, doses=[], occurred_at=NOW,
            findings=[Finding(new_id(), "body_weight", grams)], now=NOW,
        )  # fmt: skip
    visit = Visit.objects.get(session_id=session.pk, person=mistaken)
    take_back_visit(actor_id=bidan.staff_id, area=bidan.area, visit_id=visit.pk, reason="uji")
    assert set(left(cast).red) == noticed_at_the_close(cast, session) == set()


def test_the_last_finding_counts(cast: Cast) -> None:
    session = held(cast)
    write(cast, session, cast.balita, "referral", "puskesmas")
    write(cast, session, cast.balita, "referral", "tidak")
    assert left(cast).referred == ()


@pytest.mark.parametrize(("part", "how_many"), [("ketua", 1), ("bidan", 2), ("pj", 2), ("kepala", 0), ("dinkes", 0)])
def test_each_sees_the_posyandu_whose_people_may_be_named(cast: Cast, part: str, how_many: int) -> None:
    assert len(last_days_of(cast.standing(part).area, TODAY)) == how_many


def test_a_kader_counts_nobody_of_another_rt(cast: Cast) -> None:
    came(cast, held(cast), cast.neighbour, "bidan")
    assert left(cast).waiting == (cast.neighbour.pk,)
    assert left(cast, "ketua").waiting == ()


def test_more_posyandu_do_not_cost_more_statements(cast: Cast) -> None:
    came(cast, held(cast), cast.balita)
    held(cast, part="neighbour_kader")
    for rt, woman in enumerate(("Hamil", "Ikut")):
        one = add_person(cast, f"{woman} Pemeran", Sex.FEMALE, date(1995, 5, 5), cast.campurejo.rt[rt])
        begin_pregnancy(
            actor_id=cast.bidan.pk, area=whole_city(), pregnancy_id=new_id(), person_id=one.pk,
            last_period=date(2026, 8, 1), today=TODAY,
        )  # fmt: skip
        add_person(cast, f"Tua {woman} Pemeran", Sex.FEMALE, date(1950, 5, 5), cast.campurejo.rt[rt])
    counts: dict[str, int] = {}
    areas: dict[str, list[UUID]] = {}
    for part in ("ketua", "bidan"):
        area = cast.standing(part).area
        with CaptureQueriesContext(connection) as seen:
            areas[part] = [one.posyandu.pk for one in last_days_of(area, TODAY) if one.last]
        counts[part] = len(seen)
    assert (len(areas["ketua"]), len(areas["bidan"])) == (1, 2)
    assert counts == {"ketua": STATEMENTS, "bidan": STATEMENTS}
