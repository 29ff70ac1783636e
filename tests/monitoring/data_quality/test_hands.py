"""Whose weights are counted where: against an independent count, through corrections, areas and roles."""

from collections import Counter
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import Month
from simpul.monitoring.data_quality.digits import Readings
from simpul.monitoring.data_quality.queries import MONTHS, Hand, by_posyandu, by_worker, hands_in, together
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.visits.actions import correct_entry, take_back_entry, take_back_visit
from simpul.records.visits.models import Entry, MonthlyWeighing, Source, VisitKind
from tests.cast import NOW, Cast, weigh
from tests.monitoring.data_quality.hand import NOVEMBER, children, write

LAST_MONTH = datetime(2026, 10, 17, 2, 0, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("whole_city_scope")


def seen(cast: Cast, part: str = "bidan", month: Month = NOVEMBER, **asked: Any) -> list[Hand]:
    """What a member of the cast reads, behind the lock of its own area."""
    standing = cast.standing(part)
    with transaction.atomic(), work_area_scope(standing.area):
        return hands_in(standing.area, cast.campurejo.area.pk, month, **asked)


def test_random_hands_are_counted_as_by_hand(cast: Cast) -> None:
    random, people, here = Random(7), children(cast, 20), cast.campurejo
    months = [Month.from_index(NOVEMBER.index - back) for back in range(MONTHS + 1)]
    told: dict[tuple[int, int], int] = {}
    written: dict[tuple[int, int], tuple[str, int]] = {}
    for month in months:
        for number, person in enumerate(people):
            if random.random() < 0.2:
                continue
            part, where = random.choice(["kader", "second_kader", "bidan"]), random.randrange(2)
            grams = told.get((number, month.index + 1), 0) if random.random() < 0.4 else 0
            grams = grams or random.randrange(800, 1400) * 10
            write(cast.staff[part].pk, here.posyandu[where], [(person, grams)], month)
            told[number, month.index], written[number, month.index] = grams, (part, where)
    expected: Counter[tuple[str, int, str, int]] = Counter()
    for (number, month_index), grams in told.items():
        if month_index <= NOVEMBER.index - MONTHS:
            continue  # older than what is looked at, but still the month before of the first
        part, where = written[number, month_index]
        expected[part, where, "digit", int(f"{grams / 1000:.2f}"[-2])] += 1
        if (number, month_index - 1) in told:
            expected[part, where, "compared", 0] += 1
            expected[part, where, "same", 0] += grams == told[number, month_index - 1]
    found: Counter[tuple[str, int, str, int]] = Counter()
    parts = {cast.staff[part].pk: part for part in ("kader", "second_kader", "bidan")}
    for hand in seen(cast):
        key = parts[hand.worker_id], [one.pk for one in here.posyandu].index(hand.posyandu_id)
        for digit, count in enumerate(hand.readings.digits):
            found[*key, "digit", digit] += count
        found[*key, "compared", 0] += hand.readings.compared
        found[*key, "same", 0] += hand.readings.same
    assert +found == +expected
    assert sum(expected[key] for key in expected if key[2] == "same") > 5


def test_sums_by_posyandu_and_by_worker_are_the_same_weights(cast: Cast) -> None:
    people, here = children(cast, 4), cast.campurejo
    write(cast.kader.pk, here.posyandu[0], [(people[0], 9000), (people[1], 9300)])
    write(cast.bidan.pk, here.posyandu[0], [(people[2], 9500)])
    write(cast.bidan.pk, here.posyandu[1], [(people[3], 9500)])
    hands = seen(cast)
    assert {one: sums.count for one, sums in by_posyandu(hands).items()} == {
        here.posyandu[0].pk: 3,
        here.posyandu[1].pk: 1,
    }
    assert by_worker(hands)[cast.bidan.pk] == Readings((0, 0, 0, 0, 0, 2, 0, 0, 0, 0))
    assert together(hands).digits == (1, 0, 0, 1, 0, 2, 0, 0, 0, 0)


def test_what_was_not_read_at_an_open_day_is_left_out(cast: Cast) -> None:
    people, posyandu = children(cast, 3), cast.posyandu
    write(cast.kader.pk, posyandu, [(people[0], 9000)], kind=VisitKind.HOME)
    write(cast.kader.pk, posyandu, [(people[1], 9000)], source=Source.BOOK)
    write(cast.kader.pk, posyandu, [(people[2], 9000)], source=Source.IMPORT)
    assert seen(cast) == []


def test_a_corrected_and_a_withdrawn_weight_do_not_count(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.0)
    entry = Entry.objects.get()
    assert together(seen(cast)).digits[0] == 1
    right = correct_entry(
        actor_id=cast.kader.pk, area=whole_city(), entry=entry, entry_id=new_id(), value=9300, reason="salah ketik"
    )[0]
    assert together(seen(cast)).digits == (0, 0, 0, 1, 0, 0, 0, 0, 0, 0)
    take_back_entry(actor_id=cast.kader.pk, area=whole_city(), entry=right, entry_id=new_id(), reason="salah anak")
    assert seen(cast) == []
    weigh(cast, cast.balita, 9.1, at=LAST_MONTH)
    assert together(seen(cast)).count == 1
    visit = Entry.objects.get(local_date=LAST_MONTH.date()).visit
    take_back_visit(actor_id=cast.bidan.pk, area=whole_city(), visit_id=visit.pk, reason="salah ketik")
    assert seen(cast) == []


def test_the_same_weight_as_the_month_before_is_seen(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4, at=LAST_MONTH)
    weigh(cast, cast.balita, 9.4, at=NOW)
    readings = together(seen(cast))
    assert (readings.count, readings.compared, readings.same) == (2, 1, 1)


def test_months_before_and_after_are_not_looked_at(cast: Cast) -> None:
    (child,) = children(cast, 1)
    for back in (-1, 0, MONTHS - 1, MONTHS):
        write(cast.kader.pk, cast.posyandu, [(child, 9000)], Month.from_index(NOVEMBER.index - back))
    assert together(seen(cast)).count == 2


def test_each_area_reads_its_own_and_no_lock_is_opened(cast: Cast) -> None:
    people = children(cast, 2)
    write(cast.kader.pk, cast.posyandu, [(people[0], 9000)])
    write(cast.kader.pk, cast.campurejo.posyandu[1], [(people[1], 9000)])
    assert together(seen(cast, "kader")).count == 1
    assert together(seen(cast, "pj")).count == 2
    assert seen(cast, "other_bidan") == []
    assert seen(cast, "admin") == []
    kepala = cast.standing("kepala")
    with transaction.atomic(), work_area_scope(kepala.area):
        assert not MonthlyWeighing.objects.exists()
        assert together(hands_in(kepala.area, cast.campurejo.area.pk, NOVEMBER)).count == 2
        assert not MonthlyWeighing.objects.exists()


def test_the_function_asks_itself_who_may_count(cast: Cast) -> None:
    """Also where the query's own look at the area were forgotten."""
    write(cast.kader.pk, cast.posyandu, [(children(cast, 1)[0], 9000)])
    everywhere = cast.standing("dinkes").area
    for part, count in (("kepala", 1), ("other_dokter", 0), ("admin", 0)):
        with transaction.atomic(), work_area_scope(cast.standing(part).area):
            assert together(hands_in(everywhere, cast.campurejo.area.pk, NOVEMBER)).count == count, part


def test_one_worker_asks_only_for_their_own(cast: Cast) -> None:
    people = children(cast, 2)
    write(cast.kader.pk, cast.posyandu, [(people[0], 9000)])
    write(cast.second_kader.pk, cast.posyandu, [(people[1], 9000)])
    assert {one.worker_id for one in seen(cast, "kader", worker_id=cast.kader.pk)} == {cast.kader.pk}


def test_it_is_one_statement_however_many_there_are(cast: Cast) -> None:
    area = whole_city()
    assert isinstance(area, WorkArea)
    for people in (children(cast, 1), children(cast, 12)):
        write(cast.kader.pk, cast.posyandu, [(one, 9000) for one in people])
        with CaptureQueriesContext(connection) as asked:
            hands_in(area, cast.campurejo.area.pk, NOVEMBER)
        assert len(asked) == 1
