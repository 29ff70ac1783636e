"""A weighing is kept once, judged beside its month before, and put right without losing what was said."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError, NotInWorkAreaError
from simpul.foundation.identifiers import new_id
from simpul.foundation.units import Grams
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.models import Change
from simpul.records.people.actions import move_person, record_death
from simpul.records.visits.models import Assessment, Entry, MonthlyWeighing, Visit
from simpul.services.follow_up.models import FollowUp, Status
from simpul.services.posyandu.actions import close_session, correct_weighing, open_session, record_weighing
from simpul.services.posyandu.models import Session
from simpul.services.posyandu.queries import expected_list
from tests.cast import NOW, TODAY, Cast, weigh

OCTOBER = datetime(2026, 10, 20, 2, 0, tzinfo=UTC)
SEPTEMBER = datetime(2026, 9, 19, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def status(cast: Cast, month: int) -> str:
    return MonthlyWeighing.objects.get(person=cast.balita, month=2026 * 12 + month - 1).status


def test_the_first_weighing_is_b_then_n_or_t_by_the_least_gain(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.0, SEPTEMBER)
    weigh(cast, cast.balita, 9.4, OCTOBER)
    weigh(cast, cast.balita, 9.5, NOW)
    assert [status(cast, month) for month in (9, 10, 11)] == ["B", "N", "T"]


def test_a_missed_month_is_o(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.0, SEPTEMBER)
    weigh(cast, cast.balita, 9.5, NOW)
    assert status(cast, 11) == "O"


def test_the_same_weighing_twice_changes_nothing(cast: Cast) -> None:
    one = new_id()
    for _ in range(3):
        weigh(cast, cast.balita, 9.4, entry_id=one)
    assert Entry.objects.count() == Visit.objects.count() == 1
    assert Change.objects.filter(kind="visit.weighed").count() == 1


def test_an_id_with_another_value_or_child_is_refused(cast: Cast) -> None:
    one = new_id()
    weigh(cast, cast.balita, 9.4, entry_id=one)
    with pytest.raises(IdAlreadyUsedError):
        weigh(cast, cast.balita, 9.5, entry_id=one)
    with pytest.raises(IdAlreadyUsedError):
        weigh(cast, cast.other_balita, 9.4, part="other_kader", entry_id=one)
    assert Entry.objects.get().value == 9400


def test_two_weights_in_one_session_are_both_kept_and_the_later_counts(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4)
    weigh(cast, cast.balita, 9.1, NOW + timedelta(minutes=5), part="second_kader")
    assert Entry.objects.count() == 2
    assert Visit.objects.count() == 1
    assert MonthlyWeighing.objects.get().weight_grams == 9100


def test_the_later_of_two_weights_is_that_of_the_day_not_of_the_tablet_s_clock(cast: Cast) -> None:
    """An id is born when a page is drawn, by whatever clock: it says nothing about what was measured first."""
    drawn_first, drawn_last = new_id(), new_id()
    weigh(cast, cast.balita, 9.4, entry_id=drawn_last)
    weigh(cast, cast.balita, 9.1, NOW + timedelta(minutes=5), part="second_kader", entry_id=drawn_first)
    assert list(Entry.objects.order_by("at").values_list("at", flat=True)) == [NOW, NOW + timedelta(minutes=5)]
    assert MonthlyWeighing.objects.get().weight_grams == 9100


def test_a_late_record_of_an_earlier_month_judges_the_later_one_anew(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.5, NOW)
    assert status(cast, 11) == "B"
    weigh(cast, cast.balita, 9.4, OCTOBER)
    assert status(cast, 11) == "T"
    said = Assessment.objects.filter(rule="GROW-NT", entry__local_date=TODAY).order_by("id")
    assert [row.category for row in said] == ["B", "T"]


def test_a_correction_supersedes_and_keeps_what_was_said(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4, OCTOBER)
    session = weigh(cast, cast.balita, 9.5, NOW)
    assert FollowUp.objects.get().status == Status.OPEN
    wrong = Entry.objects.get(visit__session_id=session.pk)
    bidan = cast.standing("bidan")
    correct_weighing(
        actor_id=bidan.staff_id, is_nakes=True, area=bidan.area, entry=wrong, entry_id=new_id(), weight=Grams(9800),
        reason="salah ketik", now=NOW,
    )  # fmt: skip
    assert Entry.objects.get(supersedes=wrong).value == 9800
    assert Entry.objects.get(pk=wrong.pk).value == 9500
    assert status(cast, 11) == "N"
    assert FollowUp.objects.get().status == Status.WITHDRAWN
    with pytest.raises(DomainError, match="already_corrected"):
        correct_weighing(
            actor_id=bidan.staff_id, is_nakes=True, area=bidan.area, entry=wrong, entry_id=new_id(), weight=Grams(9700),
            reason="lagi", now=NOW,
        )  # fmt: skip


def test_a_flag_opens_one_matter_and_not_two(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4, OCTOBER)
    weigh(cast, cast.balita, 9.4, NOW)
    weigh(cast, cast.balita, 9.3, NOW + timedelta(minutes=9))
    assert FollowUp.objects.filter(status=Status.OPEN, reason="t").count() == 1


def test_a_weight_far_out_asks_to_measure_again_and_carries_no_class(cast: Cast) -> None:
    weigh(cast, cast.balita, 3.0)
    weighing = MonthlyWeighing.objects.get()
    assert (weighing.outcome, weighing.category) == ("ukur_ulang", "")
    assert FollowUp.objects.get().reason == "ukur_ulang"


def test_a_closed_session_still_takes_what_was_weighed(cast: Cast) -> None:
    session = weigh(cast, cast.balita, 9.4)
    ketua = cast.standing("ketua")
    close_session(actor_id=ketua.staff_id, area=ketua.area, session=session, now=NOW)
    weigh(cast, cast.balita, 9.5, NOW + timedelta(minutes=1))
    assert Entry.objects.count() == 2


def test_two_who_open_the_day_open_the_same(cast: Cast) -> None:
    kader, second = cast.standing("kader"), cast.standing("second_kader")
    for standing in (kader, second):
        open_session(actor_id=standing.staff_id, area=standing.area, posyandu=cast.posyandu, day=TODAY, now=NOW)
    assert Session.objects.get().opened_by == kader.staff_id


@pytest.mark.parametrize("part", ["other_kader", "neighbour_kader", "dinkes", "kepala"])
def test_who_does_not_serve_the_posyandu_cannot_open_or_weigh(cast: Cast, part: str) -> None:
    session = weigh(cast, cast.balita, 9.4)
    standing = cast.standing(part)
    with pytest.raises(NotInWorkAreaError):
        open_session(actor_id=standing.staff_id, area=standing.area, posyandu=cast.posyandu, day=TODAY, now=NOW)
    with pytest.raises(NotInWorkAreaError):
        record_weighing(
            actor_id=standing.staff_id, area=standing.area, session=session, person_id=cast.balita.pk,
            entry_id=new_id(), weight=Grams(9400), weighed_at=NOW, now=NOW,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("at", "code"),
    [(NOW + timedelta(days=1), "another_day"), (NOW - timedelta(days=1), "another_day")],
)
def test_a_clock_that_is_a_day_wrong_is_told_so(cast: Cast, at: datetime, code: str) -> None:
    session = weigh(cast, cast.balita, 9.4)
    kader = cast.standing("kader")
    with pytest.raises(DomainError, match=code):
        record_weighing(
            actor_id=kader.staff_id, area=kader.area, session=session, person_id=cast.balita.pk,
            entry_id=new_id(), weight=Grams(9400), weighed_at=at, now=at,
        )  # fmt: skip


def test_who_moves_takes_the_record_along(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4)
    move_person(
        actor_id=cast.bidan.pk, area=whole_city(), person=cast.balita, rt=cast.bandar.rt[0], day=date(2026, 11, 22)
    )
    there = cast.bandar.area.pk
    for model in (Visit, Entry, Assessment, MonthlyWeighing):
        assert set(model._default_manager.values_list("kelurahan_id", flat=True)) == {there}, model
    scopes = Change.objects.filter(kind="person.moved").values_list("scope", flat=True)
    assert set(scopes) == {there, cast.campurejo.area.pk}


def test_who_died_leaves_the_list_the_same_day(cast: Cast) -> None:
    session = weigh(cast, cast.neighbour, 11.0, part="neighbour_kader")
    area = cast.standing("neighbour_kader").area
    assert [line.person for line in expected_list(area, session)] == [cast.neighbour]
    record_death(actor_id=cast.bidan.pk, area=whole_city(), person=cast.neighbour, died_on=TODAY, today=TODAY)
    session = replace_session(session)
    lines = expected_list(area, session)
    assert [line.person.died_on for line in lines] == [TODAY]  # weighed here today: the line stays, for the recap


def replace_session(session: Session) -> Session:
    return Session.objects.get(pk=session.pk)


def test_every_write_is_in_the_audit_log_without_a_name(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4)
    event = Event.objects.get(action="visit.weighed")
    assert (event.actor_id, event.subject_id) == (cast.kader.pk, cast.balita.pk)
    assert cast.balita.name not in str(event.detail)
