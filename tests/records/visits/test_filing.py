"""A visit on the wrong person goes to the right one, and leaves a trace; one that never was is taken back."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.feed.models import Change
from simpul.records.people.actions import mark_wrong_entry, merge_people, record_death
from simpul.records.visits import actions
from simpul.records.visits.actions import Dose, Place
from simpul.records.visits.models import Entry, Given, MonthlyWeighing, Visit, VisitKind, Withdrawal
from tests.cast import NOW, TODAY, Cast, add_person, make_cast, weigh
from tests.records.visits.at import correct, months, move, projected, take_back, visit


@pytest.mark.usefixtures("everything")
class TestMoving:
    def test_both_lists_of_months_change_and_both_keep_a_trace(self, cast: Cast) -> None:
        visit(cast, cast.balita, "2026-10-20", body_weight=9200)
        wrong = visit(cast, cast.balita, "2026-11-20", [Dose(new_id(), "opv_1")], body_weight=11_500).visit
        visit(cast, cast.neighbour, "2026-10-20", body_weight=11_300)
        moved = move(cast, wrong.pk, cast.neighbour)
        assert months(cast.balita) == "2026-10 9200 B"
        assert months(cast.neighbour) == "2026-10 11300 B, 2026-11 11500 N"
        assert Withdrawal.objects.get().moved_to == moved.pk
        assert (Entry.objects.filter(visit=wrong).count(), Given.objects.filter(visit=moved).count()) == (1, 1)
        told = Change.objects.filter(kind="visit.moved").values_list("subject", flat=True)
        assert set(told) == {cast.balita.pk, cast.neighbour.pk}

    def test_moved_twice_it_moves_once(self, cast: Cast) -> None:
        wrong = visit(cast, cast.balita, "2026-11-20", body_weight=9400).visit
        assert move(cast, wrong.pk, cast.neighbour) == move(cast, wrong.pk, cast.neighbour)
        assert Visit.objects.count() == 2

    def test_moved_it_does_not_move_to_a_third(self, cast: Cast) -> None:
        wrong = visit(cast, cast.balita, "2026-11-20", body_weight=9400).visit
        third = add_person(cast, "Ketiga Pemeran", Sex.MALE, date(2025, 6, 1), cast.campurejo.rt[0])
        move(cast, wrong.pk, cast.neighbour)
        with pytest.raises(DomainError, match="visit_not_movable"):
            move(cast, wrong.pk, third)

    def test_there_and_back_again(self, cast: Cast) -> None:
        wrong = visit(cast, cast.balita, "2026-11-20", body_weight=9400, body_length=760).visit
        before = months(cast.balita)
        there = move(cast, wrong.pk, cast.neighbour)
        back = move(cast, there.pk, cast.balita)
        assert back.pk not in (wrong.pk, there.pk)
        assert (months(cast.balita), months(cast.neighbour)) == (before, "")
        assert projected(cast.neighbour) == ([], [], [])

    def test_only_what_stands_goes_along(self, cast: Cast) -> None:
        done = visit(cast, cast.balita, "2026-11-20", body_weight=9400, body_length=760, head_circumference=460)
        weight, length, _head = done.entries
        correct(cast, weight, 9600)
        correct(cast, length, None)
        moved = move(cast, done.visit.pk, cast.neighbour)
        assert dict(moved.entries.values_list("concept", "value")) == {"body_weight": 9600, "head_circumference": 460}

    def test_in_a_session_it_joins_the_visit_of_the_right_one(self, cast: Cast) -> None:
        session = weigh(cast, cast.balita, 9.4)
        place = Place(cast.posyandu, VisitKind.POSYANDU, session.pk)
        right = visit(cast, cast.neighbour, "2026-11-21", place=place, body_length=820).visit
        wrong = Visit.objects.get(person=cast.balita)
        assert move(cast, wrong.pk, cast.neighbour) == right
        assert set(right.entries.values_list("concept", flat=True)) == {"body_weight", "body_length"}

    def test_within_one_person_that_is_two_records_there_is_nothing_to_move(self, cast: Cast) -> None:
        twin = add_person(cast, "Wirasena Pemeran", Sex.MALE, date(2025, 9, 9), cast.campurejo.rt[0])
        wrong = visit(cast, twin, "2026-11-20", body_weight=9400).visit
        merge_people(
            actor_id=cast.bidan.pk, area=whole_city(), kept_id=cast.balita.pk, gone_id=twin.pk, reason="x", now=NOW
        )
        with pytest.raises(DomainError, match="visit_not_movable"):
            move(cast, wrong.pk, cast.balita)
        assert move(cast, wrong.pk, cast.neighbour).person == cast.neighbour

    def test_to_a_merged_record_it_goes_to_the_one_that_was_kept(self, cast: Cast) -> None:
        twin = add_person(cast, "Wirasena Pemeran", Sex.MALE, date(2025, 9, 9), cast.campurejo.rt[0])
        merge_people(
            actor_id=cast.bidan.pk, area=whole_city(), kept_id=cast.balita.pk, gone_id=twin.pk, reason="x", now=NOW
        )
        wrong = visit(cast, cast.neighbour, "2026-11-20", body_weight=9400).visit
        assert move(cast, wrong.pk, twin).person == cast.balita

    def test_what_cannot_be_theirs_does_not_move(self, cast: Cast) -> None:
        wrong = visit(cast, cast.balita, "2026-10-20", body_weight=5000).visit
        later = add_person(cast, "Baru Lahir Pemeran", Sex.MALE, date(2026, 10, 21), cast.campurejo.rt[0])
        dead = add_person(cast, "Almarhum Pemeran", Sex.MALE, date(2025, 1, 1), cast.campurejo.rt[0])
        record_death(actor_id=cast.bidan.pk, area=whole_city(), person=dead, died_on=date(2026, 10, 1), today=TODAY)
        keliru = add_person(cast, "Keliru Pemeran", Sex.MALE, date(2025, 1, 1), cast.campurejo.rt[0])
        mark_wrong_entry(actor_id=cast.bidan.pk, area=whole_city(), person=keliru, reason="uji", now=NOW)
        for person, refusal in (
            (later, "before_birth"), (dead, "after_death"), (keliru, "visit_not_movable"),
            (cast.mother, "out_of_range"), (cast.balita, "visit_not_movable"),
        ):  # fmt: skip
            with pytest.raises(DomainError, match=refusal):
                move(cast, wrong.pk, person)
        assert not Withdrawal.objects.exists()
        assert months(cast.balita) == "2026-10 5000 B"

    @pytest.mark.parametrize("reached", ["campurejo", "bandar"])
    def test_both_people_must_be_within_the_area(self, cast: Cast, reached: str) -> None:
        wrong = visit(cast, cast.balita, "2026-11-20", body_weight=9400).visit
        area = WorkArea(kelurahan=(getattr(cast, reached).area.pk,))
        with pytest.raises(NotInWorkAreaError):
            actions.move_visit(
                actor_id=cast.bidan.pk, area=area, visit_id=wrong.pk, to_person=cast.other_balita.pk, reason="x",
                today=TODAY,
            )  # fmt: skip


@pytest.mark.usefixtures("everything")
def test_a_visit_taken_back_is_read_and_counts_no_more(cast: Cast) -> None:
    visit(cast, cast.balita, "2026-10-20", body_weight=9200)
    done = visit(cast, cast.balita, "2026-11-20", [Dose(new_id(), "opv_1")], body_weight=9400, body_length=760)
    assert take_back(cast, done.visit.pk) == take_back(cast, done.visit.pk)
    assert months(cast.balita) == "2026-10 9200 B"
    assert done.visit.entries.count() == 2
    with pytest.raises(DomainError, match="visit_not_movable"):
        move(cast, done.visit.pk, cast.neighbour)
    with pytest.raises(DomainError, match="visit_taken_back"):
        correct(cast, done.entries[0], 9500)


@pytest.mark.concurrency
def test_two_who_move_one_visit_at_once_move_it_once(live_database: None) -> None:
    cast = make_cast()
    with transaction.atomic(), work_area_scope(whole_city()):
        wrong = visit(cast, cast.balita, "2026-11-20", body_weight=11_500).visit
    problems: list[Exception] = []

    def hand() -> None:
        try:
            with transaction.atomic(), work_area_scope(whole_city()):
                move(cast, wrong.pk, cast.neighbour)
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    hands = [threading.Thread(target=hand) for _ in range(6)]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    assert problems == []
    with transaction.atomic(), work_area_scope(whole_city()):
        assert (Visit.objects.count(), Withdrawal.objects.count(), MonthlyWeighing.objects.count()) == (2, 1, 1)
        assert MonthlyWeighing.objects.get().person == cast.neighbour
