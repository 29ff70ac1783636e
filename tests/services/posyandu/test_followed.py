"""Who is looked after follows the weighings in whatever order they are written, one by one or many at once."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.rules import fingerprints, rules
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.visits.actions import Finding, take_back_entry
from simpul.records.visits.models import Entry, MonthlyWeighing
from simpul.services.follow_up.actions import close, follow_anew, follow_weighings
from simpul.services.follow_up.kinds import Reason
from simpul.services.follow_up.models import FollowUp, Status
from simpul.services.posyandu.actions import correct_weighing, open_session, record_findings_of_session
from simpul.services.signing.actions import sign
from simpul.services.signing.models import Chosen
from tests.cast import NOW, TODAY, Cast, add_person, weigh
from tests.services.posyandu.test_columns import OCTOBER, state_of

SEPTEMBER = datetime(2026, 9, 19, 2, 0, tzinfo=UTC)
LAPOR = ("GROW-LAPOR", "2026.11")
STATEMENTS = 48


def told_from(cast: Cast, times: int, day: date) -> None:
    """The city tells a health worker from so many T in a row on."""
    Chosen.objects.create(
        city=cast.dinas, setting="C13", value=times, valid_from=day, reason="uji", chosen_by=cast.dokter.pk,
        chosen_at=NOW,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def matters(person: Person) -> list[tuple[str, str, date]]:
    """Reason, status, and the day of the weighing from which the matter stems; in the order of those days."""
    rows = FollowUp.objects.filter(person=person).order_by("source__local_date", "id")
    return list(rows.values_list("reason", "status", "source__local_date"))


def correct(cast: Cast, entry: Entry, kilograms: float) -> None:
    bidan = cast.standing("bidan")
    correct_weighing(
        actor_id=bidan.staff_id, is_nakes=True, area=bidan.area, entry=entry, entry_id=new_id(),
        weight=Grams(round(kilograms * 1000)), reason="salah ketik", now=NOW,
    )  # fmt: skip


def done(cast: Cast) -> None:
    bidan, matter = cast.standing("bidan"), FollowUp.objects.get(status=Status.OPEN)
    close(
        actor_id=bidan.staff_id, area=bidan.area, follow_up_id=matter.pk, status=Status.DONE, outcome="sudah dilihat",
        now=NOW,
    )  # fmt: skip


def test_a_month_entered_late_opens_what_the_later_one_calls_for(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.5, NOW)
    assert matters(cast.balita) == []
    weigh(cast, cast.balita, 9.4, OCTOBER)
    assert matters(cast.balita) == [("t", Status.OPEN, TODAY)]
    assert FollowUp.objects.get().due_on == TODAY + timedelta(days=7)


def test_a_month_entered_late_withdraws_what_the_later_one_calls_for_no_longer(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4, OCTOBER)
    weigh(cast, cast.balita, 9.5, NOW)
    assert matters(cast.balita) == [("t", Status.OPEN, TODAY)]
    weigh(cast, cast.balita, 9.0, OCTOBER + timedelta(minutes=5))
    assert matters(cast.balita) == [("t", Status.WITHDRAWN, TODAY)]


def test_how_the_child_was_before_the_last_weighing_opens_nothing(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.5, NOW)
    weigh(cast, cast.balita, 6.5, OCTOBER)
    assert MonthlyWeighing.objects.get(month=2026 * 12 + 9).band == "merah"
    assert matters(cast.balita) == []


def test_a_matter_that_falls_away_leaves_what_the_latest_weighing_calls_for(cast: Cast) -> None:
    """Of October and November not gaining there is one matter, that of October; it was a mistake, November stays."""
    weigh(cast, cast.balita, 9.4, SEPTEMBER)
    weigh(cast, cast.balita, 9.4, OCTOBER)
    weigh(cast, cast.balita, 9.4, NOW)
    assert matters(cast.balita) == [("t", Status.OPEN, OCTOBER.date())]
    weigh(cast, cast.balita, 9.0, SEPTEMBER + timedelta(minutes=5))
    assert matters(cast.balita) == [("t", Status.WITHDRAWN, OCTOBER.date()), ("t", Status.OPEN, TODAY)]


def test_a_correction_of_the_month_before_judges_the_later_one(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.0, OCTOBER)
    weigh(cast, cast.balita, 9.5, NOW)
    assert matters(cast.balita) == []
    correct(cast, Entry.objects.get(local_date=OCTOBER.date()), 9.4)
    assert matters(cast.balita) == [("t", Status.OPEN, TODAY)]


def test_what_a_health_worker_has_closed_is_not_opened_by_a_weight_that_does_not_count(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4, OCTOBER)
    weigh(cast, cast.balita, 9.4, NOW)
    done(cast)
    weigh(cast, cast.balita, 9.3, NOW - timedelta(minutes=5))
    assert matters(cast.balita) == [("t", Status.DONE, TODAY)]


def test_an_earlier_month_that_changes_nothing_later_opens_nothing_that_was_closed(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.0, OCTOBER)
    weigh(cast, cast.balita, 9.0, NOW)
    done(cast)
    weigh(cast, cast.balita, 8.0, SEPTEMBER)
    assert matters(cast.balita) == [("t", Status.DONE, TODAY)]


def test_where_two_in_a_row_are_told_one_opens_nothing(cast: Cast) -> None:
    told_from(cast, 2, date(2026, 1, 1))
    weigh(cast, cast.balita, 9.4, SEPTEMBER)
    weigh(cast, cast.balita, 9.4, OCTOBER)
    assert matters(cast.balita) == []
    weigh(cast, cast.balita, 9.4, NOW)
    assert matters(cast.balita) == [("t", Status.OPEN, TODAY)]
    weigh(cast, cast.balita, 9.0, SEPTEMBER + timedelta(minutes=5))
    assert matters(cast.balita) == [("t", Status.WITHDRAWN, TODAY)]


def test_a_number_that_is_chosen_later_takes_nothing_from_the_list(cast: Cast) -> None:
    """Each weighing is judged by the numbers of its own day; of the day of the choice also by those of before."""
    weigh(cast, cast.balita, 9.4, OCTOBER)
    weigh(cast, cast.balita, 9.4, NOW)
    due = FollowUp.objects.get().due_on
    for day in (TODAY + timedelta(days=1), TODAY):
        told_from(cast, 2, day)
        follow_anew(actor_id=cast.kader.pk, area=whole_city(), person_id=cast.balita.pk, now=NOW)
        assert matters(cast.balita) == [("t", Status.OPEN, TODAY)]
    assert FollowUp.objects.get().due_on == due


@pytest.mark.parametrize(("is_signed", "edition", "days"), [(False, "2026.12", 3), (True, "2026.11", 7)])
def test_how_soon_is_said_by_the_edition_that_is_signed_or_by_the_latest(
    cast: Cast, edit_rule: Callable[..., None], is_signed: bool, edition: str, days: int
) -> None:
    def sooner(content: dict[str, Any]) -> None:
        content |= {"edition": "2026.12", "valid_from": "2026-11-10"}
        next(band for band in content["bands"] if band["code"] == "t")["recheck_days"] = 3

    edit_rule("-".join(LAPOR), sooner, "GROW-LAPOR-2026.12")
    if is_signed:
        sign(
            actor_id=cast.dokter.pk, facility=cast.puskesmas, signature_id=new_id(), key=LAPOR,
            seen=fingerprints()[LAPOR], remark="uji", now=NOW,
        )  # fmt: skip
    weigh(cast, cast.balita, 9.4, OCTOBER)
    weigh(cast, cast.balita, 9.4, NOW)
    found = FollowUp.objects.get()
    assert (found.edition, found.due_on) == (edition, TODAY + timedelta(days=days))


def test_every_band_but_the_last_is_a_reason_with_its_days() -> None:
    *told, rest = rules()[LAPOR].bands
    assert {band.code for band in told} == set(Reason.values)
    assert all(band.recheck_days for band in told)
    assert rest.code not in Reason.values


def rests_on() -> list[int | None]:
    return list(FollowUp.objects.filter(status=Status.OPEN).values_list("source__value", flat=True))


def test_a_matter_rests_on_the_weight_that_was_put_right(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.0, OCTOBER)
    weigh(cast, cast.balita, 6.5, NOW)
    before = FollowUp.objects.get(reason="bgm")
    correct(cast, Entry.objects.get(local_date=TODAY), 6.6)
    assert rests_on() == [6_600] * FollowUp.objects.count()
    after = FollowUp.objects.get(reason="bgm")
    assert (after.pk, after.due_on, after.opened_at) == (before.pk, before.due_on, before.opened_at)


def test_a_matter_rests_on_the_second_weighing_of_its_day_and_on_the_first_when_that_was_a_mistake(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.0, OCTOBER)
    weigh(cast, cast.balita, 6.5, NOW)
    weigh(cast, cast.balita, 6.7, NOW + timedelta(minutes=5))
    assert set(rests_on()) == {6_700}
    bidan, mistaken = cast.standing("bidan"), Entry.objects.get(value=6_700)
    take_back_entry(actor_id=bidan.staff_id, area=bidan.area, entry=mistaken, entry_id=new_id(), reason="salah anak")
    follow_weighings(actor_id=bidan.staff_id, people=[cast.balita.pk], day=TODAY, now=NOW)
    assert set(rests_on()) == {6_500}


def test_a_weight_that_does_not_count_changes_nothing_of_a_matter(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.0, OCTOBER)
    weigh(cast, cast.balita, 6.5, NOW)
    weigh(cast, cast.balita, 6.7, NOW - timedelta(minutes=5))
    assert set(rests_on()) == {6_500}


@pytest.mark.parametrize("seed", range(8))
def test_in_whatever_order_they_are_written_the_same_is_looked_after(cast: Cast, seed: int) -> None:
    """The rule that looks at everything finds nothing to change after the one that looks at what can have changed."""
    random = Random(seed)
    told_from(cast, 1 + seed % 2, date(2026, 1, 1))
    days = [datetime(2026, month, 18, 2, tzinfo=UTC) for month in range(6, 12) for _ in "ab"]
    random.shuffle(days)
    for minute, at in enumerate(days):
        weigh(cast, cast.balita, random.choice((6.0, 8.8, 9.0, 9.2, 9.8)), at + timedelta(minutes=minute))
        left = matters(cast.balita)
        follow_anew(actor_id=cast.kader.pk, area=whole_city(), person_id=cast.balita.pk, now=NOW)
        assert matters(cast.balita) == left, (at, minute)


@pytest.mark.parametrize("seed", range(4))
def test_many_at_once_are_followed_as_each_alone(cast: Cast, seed: int) -> None:
    """October is entered after November, of some; some had something open, some it was closed for."""
    random = Random(seed)
    together, alone = (_weighed(cast, random_of_both) for random_of_both in (Random(seed), Random(seed)))
    weights = [random.choice((6.0, 8.9, 9.3, 9.6)) for _ in together]
    _keep(cast, together, weights)
    for one, kilograms in zip(alone, weights, strict=True):
        weigh(cast, one, kilograms, OCTOBER, part="bidan")
    without = ("opened_at", "closed_at", "at")

    def plain(person: Person) -> dict[str, object]:
        state = state_of(person)
        return state | {"matters": [{k: v for k, v in row.items() if k not in without} for row in state["matters"]]}

    assert [plain(one) for one in together] == [plain(one) for one in alone]


def test_many_who_are_looked_after_cost_what_few_cost(cast: Cast) -> None:
    def statements(people: list[Person]) -> int:
        with CaptureQueriesContext(connection) as asked:
            _keep(cast, people, [9.4 if number % 2 else 9.0 for number, _ in enumerate(people)])
        return len(asked)

    few, many = (_weighed(cast, Random(1), count) for count in (4, 24))
    _keep(cast, _weighed(cast, Random(1), 2), [9.0, 9.4])
    assert statements(few) == statements(many) <= STATEMENTS
    assert FollowUp.objects.filter(person__in=many, status=Status.OPEN).exists()
    assert FollowUp.objects.filter(person__in=many, status=Status.WITHDRAWN).exists()


def _weighed(cast: Cast, random: Random, count: int = 8) -> list[Person]:
    """Children who were weighed in September and November, by chance also in October."""
    found = []
    for number in range(count):
        one = add_person(cast, f"Susulan {number:02} Pemeran", Sex.MALE, date(2025, 9, 9), cast.campurejo.rt[0])
        weigh(cast, one, 9.0, SEPTEMBER, part="bidan")
        if random.random() < 0.5 or number < 2:
            weigh(cast, one, 9.0, OCTOBER - timedelta(hours=1), part="bidan")
        weigh(cast, one, (9.1, 9.5)[number % 2], NOW, part="bidan")
        found.append(one)
    return found


def _keep(cast: Cast, people: list[Person], weights: list[float]) -> None:
    bidan, day = cast.standing("bidan"), OCTOBER.date()
    session = open_session(actor_id=bidan.staff_id, area=bidan.area, posyandu=cast.posyandu, day=day, now=NOW)
    findings = {
        one.pk: Finding(new_id(), "body_weight", round(kilograms * 1000))
        for one, kilograms in zip(people, weights, strict=True)
    }
    record_findings_of_session(
        actor_id=bidan.staff_id, area=bidan.area, session=session, findings=findings, at=OCTOBER, now=NOW
    )
