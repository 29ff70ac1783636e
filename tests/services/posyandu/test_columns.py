"""A column of many people is kept as if each had been written alone, all of it or nothing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from simpul.foundation.errors import DomainError, IdAlreadyUsedError, NotInWorkAreaError
from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.models import Change
from simpul.records.people.actions import merge_people
from simpul.records.people.models import Person
from simpul.records.visits.actions import Column, Finding
from simpul.records.visits.models import Entry, GrowthDay, GrowthFinding, MonthlyWeighing, Visit
from simpul.services.follow_up.models import FollowUp
from simpul.services.posyandu.actions import Plan, open_session, plan_session, record_findings_of_session
from simpul.services.posyandu.models import Session
from tests.cast import NOW, TODAY, Cast, add_person, weigh
from tests.figures import count_figures

OCTOBER = datetime(2026, 10, 20, 2, 0, tzinfo=UTC)
WEIGHTS = (9.1, 9.3, 6.0, 10.4, 9.3, 20.0)  # a gain, too little, far below, much, a gain, odd
STATEMENTS = 32


@pytest.fixture(autouse=True)
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def children(cast: Cast, rt: int = 0, count: int = len(WEIGHTS)) -> list[Person]:
    born = date(2025, 9, 9)
    found = [
        add_person(cast, f"Kolom {letter} Pemeran", Sex.MALE, born, cast.campurejo.rt[rt])
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:count]
    ]
    for one in found[:-1]:
        weigh(cast, one, 9.0, OCTOBER, part="bidan")
    return found


def session_of(cast: Cast) -> Session:
    bidan = cast.standing("bidan")
    return open_session(actor_id=bidan.staff_id, area=bidan.area, posyandu=cast.posyandu, day=TODAY, now=NOW)


def keep(
    cast: Cast, findings: dict[UUID, Finding], part: str = "bidan", at: datetime = NOW, session: Session | None = None
) -> Column:
    standing = cast.standing(part)
    return record_findings_of_session(
        actor_id=standing.staff_id, area=standing.area, session=session or session_of(cast), findings=findings, at=at,
        now=NOW,
    )  # fmt: skip


def column(people: list[Person], weights: tuple[float, ...] = WEIGHTS) -> dict[UUID, Finding]:
    return {one.pk: Finding(new_id(), "body_weight", round(kg * 1000)) for one, kg in zip(people, weights, strict=True)}


def state_of(person: Person) -> dict[str, Any]:
    """Everything that is kept or concluded of a person, without ids."""
    without = {"id", "person_id", "entry_id", "day_id", "source_id"}

    def rows(found: Any) -> list[dict[str, Any]]:
        return [{name: value for name, value in row.items() if name not in without} for row in found.values()]

    return {
        "weighings": rows(MonthlyWeighing.objects.filter(person=person).order_by("month")),
        "days": rows(GrowthDay.objects.filter(person=person).order_by("local_date")),
        "findings": rows(GrowthFinding.objects.filter(person=person).order_by("day__local_date", "index")),
        "matters": rows(FollowUp.objects.filter(person=person).order_by("reason")),
        "entries": list(
            Entry.objects.filter(person=person).order_by("at").values_list("concept", "value", "local_date", "at")
        ),
        "visits": list(
            Visit.objects.filter(person=person).order_by("local_date")
            .values_list("local_date", "facility_id", "kind", "session_id")
        ),
    }  # fmt: skip


def test_a_column_is_what_each_alone_would_be(cast: Cast) -> None:
    together, alone = children(cast), children(cast)
    keep(cast, column(together))
    for one, kg in zip(alone, WEIGHTS, strict=True):
        weigh(cast, one, kg, part="bidan")
    assert [state_of(one) for one in together] == [state_of(one) for one in alone]
    assert FollowUp.objects.filter(person__in=together).exists()


def test_it_joins_the_visit_that_is_there(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4)
    keep(cast, {cast.balita.pk: Finding(new_id(), "body_length", 745)})
    visit = Visit.objects.get(person=cast.balita)
    assert set(visit.entries.values_list("concept", flat=True)) == {"body_weight", "body_length"}
    day = GrowthDay.objects.get(person=cast.balita, local_date=TODAY)
    assert (day.weight_grams, day.length_mm) == (9400, 745)


def test_the_same_sent_twice_changes_nothing(cast: Cast) -> None:
    people = children(cast)
    sent = column(people)
    first, again = keep(cast, sent), keep(cast, sent)
    assert (len(first.kept), len(again.kept)) == (len(people), 0)
    assert Entry.objects.filter(person__in=people, local_date=TODAY).count() == len(people)
    assert Change.objects.filter(kind="visit.weighed", subject=people[0].pk).count() == 2  # October, and once today


def test_a_second_sending_adds_only_what_is_new(cast: Cast) -> None:
    people = children(cast)
    sent = column(people)
    first = dict(list(sent.items())[:2])
    keep(cast, first)
    assert keep(cast, sent).kept.keys() == sent.keys() - first.keys()


@pytest.mark.parametrize("spoilt", ["value", "person", "future", "range"])
def test_one_that_cannot_be_keeps_nothing_of_all(cast: Cast, spoilt: str) -> None:
    people = children(cast)
    sent = column(people)
    last, at, problem = people[-1].pk, NOW, DomainError
    if spoilt == "value":
        keep(cast, {last: sent[last]})
        sent[last] = Finding(sent[last].id, "body_weight", 12_345)
        problem = IdAlreadyUsedError
    elif spoilt == "person":
        sent[cast.other_balita.pk] = Finding(new_id(), "body_weight", 9_000)
        problem = NotInWorkAreaError
    elif spoilt == "future":
        at = NOW + timedelta(days=1)
    else:
        sent[last] = Finding(new_id(), "body_weight", 3_500_000)
    session = session_of(cast)
    before = Entry.objects.count(), Change.objects.count(), Event.objects.count()
    with pytest.raises(problem), transaction.atomic():
        keep(cast, sent, at=at, session=session)
    assert (Entry.objects.count(), Change.objects.count(), Event.objects.count()) == before


def test_another_posyandu_is_out_of_reach(cast: Cast) -> None:
    session = session_of(cast)
    with pytest.raises(NotInWorkAreaError):
        keep(cast, {cast.balita.pk: Finding(new_id(), "body_weight", 9_400)}, "neighbour_kader", session=session)


def test_every_person_is_in_the_audit_log_and_in_the_feed(cast: Cast) -> None:
    people = children(cast)
    kept = keep(cast, column(people)).kept
    months = {TODAY.year * 12 + TODAY.month - 1}
    for one in people:
        assert Event.objects.filter(subject_id=one.pk, action="visit.weighed", actor_id=cast.bidan.pk).exists()
        change = Change.objects.filter(subject=one.pk, kind="visit.weighed").latest("sequence")
        assert change.body["entry"] == str(kept[one.pk].pk)
        assert months <= set(change.body["months"])


def test_the_figures_follow(cast: Cast) -> None:
    from simpul.foundation.local_time import Month
    from simpul.monitoring.pws.queries import figures_of
    from simpul.records.feed.runner import run_once

    count_figures(Month.of(TODAY))
    keep(cast, column(children(cast)))
    run_once([PwsConsumer()])
    assert figures_of(whole_city(), cast.campurejo.area.pk, Month.of(TODAY)).d == len(WEIGHTS)


def test_sixty_cost_few_statements_more_than_six(cast: Cast) -> None:
    def statements(rt: int, count: int) -> int:
        people = children(cast, rt, count)
        sent = {one.pk: Finding(new_id(), "body_length", 745) for one in people}
        with CaptureQueriesContext(connection) as asked:
            keep(cast, sent)
        return len(asked)

    session_of(cast)
    few, many = statements(0, 3), statements(1, 26)
    assert many == few <= STATEMENTS


def test_two_rows_of_one_person_are_refused_together(cast: Cast) -> None:
    """Merged while the column was on its way: neither number may pass for the other."""
    one, two = children(cast, count=2)
    merge_people(actor_id=cast.bidan.pk, area=whole_city(), kept_id=one.pk, gone_id=two.pk, reason="sama", now=NOW)
    with pytest.raises(DomainError) as refusal:
        keep(cast, column([one, two], (9.1, 9.3)))
    assert refusal.value.code == "one_person_twice"
    assert not Entry.objects.filter(local_date=TODAY).exists()


def test_nothing_is_written_at_a_day_that_was_only_planned(cast: Cast) -> None:
    kader = cast.standing("kader")
    planned = plan_session(
        actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=TODAY, plan=Plan(), today=TODAY
    )
    with pytest.raises(DomainError) as refusal:
        keep(cast, column([cast.balita], (9.1,)), session=planned)
    assert refusal.value.code == "session_not_open"
