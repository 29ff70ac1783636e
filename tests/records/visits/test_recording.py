"""What may enter a visit, what is refused, and what sending it again does."""

from datetime import date, timedelta
from typing import Any

import pytest

from simpul.foundation.errors import DomainError, IdAlreadyUsedError, NotInWorkAreaError
from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import WorkArea, whole_city
from simpul.records.feed.models import Change
from simpul.records.people.actions import merge_people, record_death
from simpul.records.visits import actions
from simpul.records.visits.actions import Dose, Finding, Place
from simpul.records.visits.models import Entry, Given, Visit, VisitKind
from tests.cast import NOW, TODAY, Cast, add_person, weigh
from tests.records.visits.at import correct, on, take_back, visit

pytestmark = pytest.mark.usefixtures("everything")


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"body_weight": 9405}, "off_resolution"),
        ({"body_weight": 890}, "out_of_range"),
        ({"body_weight": 58_010}, "out_of_range"),
        ({"body_length": 379}, "out_of_range"),
        ({"arm_circumference": 361}, "out_of_range"),
        ({"body_weight": 900}, None),
        ({"body_weight": 58_000}, None),
        ({"body_length": 757, "length_posture": 1}, None),
        ({"illness_signs": "batuk"}, None),
    ],
)
def test_a_value_stays_within_range_and_resolution(cast: Cast, values: dict[str, Any], refusal: str | None) -> None:
    if refusal is None:
        visit(cast, cast.balita, "2026-11-21", **values)
        return
    with pytest.raises(DomainError, match=refusal):
        visit(cast, cast.balita, "2026-11-21", **values)
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    "values",
    [
        {"no_such_concept": 1}, {"length_posture": 3}, {"tb_cough": 2}, {"body_weight": "9,4"}, {"illness_signs": 4},
        {"illness_signs": " "}, {"illness_signs": "x" * 201}, {"referral": 99},
    ],
)  # fmt: skip
def test_what_no_screen_can_send_is_a_bug_of_ours(cast: Cast, values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(values)).split("_")[0]) as problem:
        visit(cast, cast.balita, "2026-11-21", **values)
    assert not isinstance(problem.value, DomainError)


@pytest.mark.parametrize(
    ("born", "grams", "refusal"),
    [
        (date(2021, 11, 22), 7900, None),  # 59 months
        (date(2021, 11, 21), 7900, "out_of_range"),  # 60 months today, which days / 30.4375 reach a day later
        (date(2021, 11, 21), 8000, None),
    ],
)
def test_the_range_turns_on_the_birthday(cast: Cast, born: date, grams: int, refusal: str | None) -> None:
    child = add_person(cast, "Ulang Tahun Pemeran", Sex.MALE, born, cast.campurejo.rt[0])
    if refusal:
        with pytest.raises(DomainError, match=refusal):
            visit(cast, child, "2026-11-21", body_weight=grams)
    else:
        visit(cast, child, "2026-11-21", body_weight=grams)


@pytest.mark.parametrize(
    ("day", "refusal"),
    [("2026-11-22", "in_the_future"), ("2025-09-08", "before_birth"), ("2025-09-09", None), ("2026-02-28", None)],
)
def test_a_visit_lies_between_birth_and_today(cast: Cast, day: str, refusal: str | None) -> None:
    if refusal:
        with pytest.raises(DomainError, match=refusal):
            visit(cast, cast.balita, day, body_weight=3300)
    else:
        assert visit(cast, cast.balita, day, body_weight=3300).visit.local_date == date.fromisoformat(day)


def test_after_death_nothing_is_found_and_before_it_still(cast: Cast) -> None:
    record_death(actor_id=cast.bidan.pk, area=whole_city(), person=cast.balita, died_on=date(2026, 11, 10), today=TODAY)
    with pytest.raises(DomainError, match="after_death"):
        visit(cast, cast.balita, "2026-11-11", body_weight=9400)
    visit(cast, cast.balita, "2026-11-09", body_weight=9400)


@pytest.mark.parametrize(
    ("dose", "refusal"),
    [
        (Dose(new_id(), "opv_1", "B1", date(2026, 11, 20)), "expired"),
        (Dose(new_id(), "opv_1", "B1", date(2026, 11, 21)), None),
        (Dose(new_id(), "opv_1", "B" * 31), "batch_unreadable"),
        (Dose(new_id(), "opv_1", "B\n1"), "batch_unreadable"),
        (Dose(new_id(), "opv_1"), None),
    ],
)
def test_a_dose_has_a_batch_that_can_be(cast: Cast, dose: Dose, refusal: str | None) -> None:
    if refusal:
        with pytest.raises(DomainError, match=refusal):
            visit(cast, cast.balita, "2026-11-21", [dose])
        assert not Given.objects.exists()
    else:
        visit(cast, cast.balita, "2026-11-21", [dose])


def test_an_empty_visit_is_none(cast: Cast) -> None:
    with pytest.raises(DomainError, match="visit_empty"):
        visit(cast, cast.balita, "2026-11-21")


def send(cast: Cast, findings: list[Finding], doses: list[Dose], person: Any = None) -> Any:
    return actions.record_visit(
        actor_id=cast.bidan.pk, area=whole_city(), person_id=(person or cast.balita).pk,
        place=Place(cast.campurejo.pustu, VisitKind.PUSTU), findings=findings, doses=doses, occurred_at=NOW, now=NOW,
    )  # fmt: skip


class TestSentAgain:
    def test_the_same_changes_nothing(self, cast: Cast) -> None:
        findings, doses = [Finding(new_id(), "body_weight", 9400)], [Dose(new_id(), "opv_1", "B1")]
        first, second = send(cast, findings, doses), send(cast, findings, doses)
        assert (first.was_new, second.was_new) == (True, False)
        assert first.visit == second.visit
        assert (Entry.objects.count(), Given.objects.count()) == (1, 1)
        assert Change.objects.filter(kind="visit.recorded").count() == 1

    def test_what_was_half_sent_is_completed_in_the_same_visit(self, cast: Cast) -> None:
        weight, length = Finding(new_id(), "body_weight", 9400), Finding(new_id(), "body_length", 757)
        first = send(cast, [weight], [])
        assert send(cast, [weight, length], [Dose(new_id(), "opv_1")]).visit == first.visit
        assert (Visit.objects.count(), Entry.objects.count(), Given.objects.count()) == (1, 2, 1)

    @pytest.mark.parametrize("changed", [{"value": 9500}, {"concept": "body_length"}])
    def test_an_id_that_carries_something_else_is_refused(self, cast: Cast, changed: dict[str, Any]) -> None:
        one = new_id()
        send(cast, [Finding(one, "body_weight", 9400)], [])
        with pytest.raises(IdAlreadyUsedError):
            send(cast, [Finding(one, **{"concept": "body_weight", "value": 9400, **changed})], [])

    def test_an_id_of_somebody_else_is_refused(self, cast: Cast) -> None:
        one = new_id()
        send(cast, [Finding(one, "body_weight", 9400)], [])
        with pytest.raises(IdAlreadyUsedError):
            send(cast, [Finding(one, "body_weight", 9400)], [], cast.neighbour)


def test_in_a_session_findings_join_the_standing_visit_and_not_a_withdrawn_one(cast: Cast) -> None:
    session = weigh(cast, cast.balita, 9.4)
    place = Place(cast.posyandu, VisitKind.POSYANDU, session.pk)
    first = visit(cast, cast.balita, "2026-11-21", place=place, body_length=757)
    assert Visit.objects.get() == first.visit
    take_back(cast, first.visit.pk)
    second = visit(cast, cast.balita, "2026-11-21", place=place, body_weight=9500)
    assert second.visit != first.visit
    third = visit(cast, cast.balita, "2026-11-21", place=place, body_length=760)
    assert third.visit == second.visit


def test_a_guest_counts_where_it_lives(cast: Cast) -> None:
    here = WorkArea(kelurahan=(cast.campurejo.area.pk,), guests=frozenset({cast.other_balita.pk}))
    done = visit(cast, cast.other_balita, "2026-11-21", area=here, body_weight=9400)
    assert done.visit.kelurahan_id == cast.bandar.area.pk
    assert done.visit.facility == cast.campurejo.pustu
    assert Change.objects.latest("id").scope == cast.bandar.area.pk
    with pytest.raises(NotInWorkAreaError):
        visit(cast, cast.other_balita, "2026-11-21", area=WorkArea(kelurahan=here.kelurahan), body_weight=9400)


def test_what_is_written_to_a_merged_record_belongs_to_the_one_that_was_kept(cast: Cast) -> None:
    twin = add_person(cast, "Wirasena Pemeran", Sex.MALE, date(2025, 9, 9), cast.campurejo.rt[0])
    merge_people(
        actor_id=cast.bidan.pk, area=whole_city(), kept_id=cast.balita.pk, gone_id=twin.pk, reason="sama", now=NOW
    )
    assert visit(cast, twin, "2026-11-21", body_weight=9400).visit.person == cast.balita


def test_what_was_corrected_is_not_corrected_again(cast: Cast) -> None:
    first = visit(cast, cast.balita, "2026-11-21", body_weight=9400).entries[0]
    correct(cast, first, 9500)
    for value in (9600, None):
        with pytest.raises(DomainError, match="already_corrected"):
            correct(cast, first, value)
    with pytest.raises(DomainError, match="reason_missing"):
        correct(cast, Entry.objects.get(supersedes=first), 9600, reason=" ")
    with pytest.raises(DomainError, match="out_of_range"):
        correct(cast, Entry.objects.get(supersedes=first), 100)


def test_a_weighing_asks_the_database_a_known_number_of_times(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for days in (90, 60, 30):
        visit(cast, cast.balita, (TODAY - timedelta(days=days)).isoformat(), body_weight=9000)
    with django_assert_max_num_queries(24):
        visit(cast, cast.balita, "2026-11-21", body_weight=9400)
    assert on("2026-11-21") == NOW
