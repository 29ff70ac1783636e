"""Two people press at the same moment: one merge, one undoing, one sheet, and nobody is answered with a fault."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Merge, Person
from simpul.services.duplicates import actions as duplicates
from simpul.services.duplicates.consumer import catch_up
from simpul.services.duplicates.models import Pair, PairState
from simpul.services.duplicates.side_by_side import side_by_side
from simpul.services.pendataan import actions as pendataan
from simpul.services.takeover import actions as takeover
from simpul.services.takeover.models import ImportPart, ImportRun
from tests.cast import NOW, TODAY, Cast, add_person, make_cast, weigh
from tests.services.takeover import sheets

pytestmark = pytest.mark.concurrency
HANDS = ("bidan", "dokter")


@pytest.fixture
def cast(live_database: None) -> Cast:
    return make_cast()


def at_once(cast: Cast, *works: Callable[[Any], object]) -> Counter[str]:
    """Each in a thread and a transaction of its own, as one of the cast; what came of them, by name."""
    came: list[str] = []
    begin = threading.Barrier(len(works))

    def run(number: int) -> None:
        standing = cast.standing(HANDS[number % len(HANDS)])
        begin.wait()
        try:
            with transaction.atomic(), work_area_scope(standing.area):
                works[number](standing)
            came.append("done")
        except Exception as problem:
            came.append(problem.code if isinstance(problem, DomainError) else repr(problem))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(works))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return Counter(came)


def a_pair(cast: Cast) -> tuple[UUID, UUID, str]:
    """Two records of one girl, each weighed once, and what was seen of them."""
    with sheets.city():
        two = [
            add_person(cast, "Ratih Contoh", Sex.FEMALE, TODAY - timedelta(days=400), rt) for rt in cast.campurejo.rt
        ]
    for number, one in enumerate(two):
        weigh(cast, one, 8.1 + number, NOW - timedelta(days=number), part="bidan")
    catch_up()
    with sheets.city():
        found = side_by_side(whole_city(), two[0].pk, two[1].pk)
        assert found is not None
        return two[0].pk, two[1].pk, found.seen


def merging(kept: UUID, gone: UUID, seen: str) -> Callable[[Any], object]:
    return lambda standing: duplicates.merge_pair(
        actor_id=standing.staff_id, area=standing.area, kept_id=kept, gone_id=gone, reason="sama", seen=seen, now=NOW
    )


def test_merged_the_other_way_round_at_once_it_is_one_merge(cast: Cast) -> None:
    one, other, seen = a_pair(cast)
    works = [merging(one, other, seen), merging(other, one, seen)] * 3
    came = at_once(cast, *works)
    assert came["done"] >= 1
    assert came.keys() <= {"done", "already_merged", "stale_record"}
    with sheets.city():
        assert Merge.objects.filter(undone_at__isnull=True).count() == 1
        assert Person.objects.filter(id__in=(one, other), merged_into__isnull=True).count() == 1
        assert Pair.objects.get(left_id=min(one, other), right_id=max(one, other)).state == PairState.SAME


def test_merged_and_kept_apart_at_once_one_of_the_two_holds(cast: Cast) -> None:
    one, other, seen = a_pair(cast)

    def apart(standing: Any) -> object:
        return duplicates.keep_apart(
            actor_id=standing.staff_id,
            area=standing.area,
            one_id=one,
            other_id=other,
            reason="beda",
            seen=seen,
            now=NOW,
        )

    came = at_once(cast, merging(one, other, seen), apart)
    assert came.keys() <= {"done", "already_merged", "stale_record"}
    with sheets.city():
        state = Pair.objects.get(left_id=min(one, other), right_id=max(one, other)).state
        merged = Merge.objects.filter(undone_at__isnull=True).exists()
    assert state == (PairState.SAME if merged else PairState.NOT_SAME)


def test_undone_by_two_while_a_third_writes_it_is_undone_once(cast: Cast) -> None:
    one, other, seen = a_pair(cast)
    assert at_once(cast, merging(one, other, seen)) == {"done": 1}
    with sheets.city():
        merge = Merge.objects.get()

    def undo(standing: Any) -> object:
        return duplicates.undo_merge(
            actor_id=standing.staff_id, area=standing.area, merge_id=merge.pk, reason="keliru", now=NOW
        )

    def change(standing: Any) -> object:
        return pendataan.change_details(
            actor_id=standing.staff_id, area=standing.area, person_id=one, changes={"name": "Ratih Betul"},
            reason="akta", now=NOW, today=TODAY,
        )  # fmt: skip

    assert at_once(cast, undo, undo, change) == {"done": 3}
    with sheets.city():
        assert Person.objects.filter(id__in=(one, other), merged_into__isnull=True).count() == 2
        assert Person.objects.get(id=one).name == "Ratih Betul"
        assert Merge.objects.get().undone_at == NOW


def test_a_sheet_sent_twice_at_once_is_one_sheet(cast: Cast) -> None:
    run_id, content = new_id(), sheets.sheet(sheets.PEOPLE, ["", "", "Ratih Contoh", "P", "04/11/2024", *[""] * 6])

    def bring(standing: Any) -> object:
        return takeover.bring_sheet(
            actor_id=standing.staff_id, area=standing.area, facility=standing.facility, run_id=run_id,
            content=content, now=NOW,
        )  # fmt: skip

    assert at_once(cast, *[bring] * 4) == {"done": 4}
    with sheets.city():
        assert (ImportRun.objects.count(), ImportPart.objects.count()) == (1, 1)


def test_two_workers_and_two_hands_at_one_sheet_make_everybody_once(cast: Cast) -> None:
    places = ["01", "01", "Campurejo"]
    rows = [["", "", f"Anak {chr(65 + n)}", "P", f"{n + 1:02}/11/2024", "", "", "", *places] for n in range(20)]
    run_id = sheets.bring(cast, sheets.sheet(sheets.PEOPLE, *rows), part="dokter")
    run = sheets.check(cast, run_id)

    def write(standing: Any) -> object:
        dokter = cast.standing("dokter")
        with work_area_scope(dokter.area):
            return takeover.start_writing(
                actor_id=dokter.staff_id, area=dokter.area, run_id=run_id, version=run.version, now=NOW
            )

    assert at_once(cast, write, write) == {"done": 2}
    workers = [threading.Thread(target=_work_and_close) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    sheets.work()
    with sheets.city():
        assert Person.objects.filter(name__startswith="Anak ").count() == 20
        assert sheets.run_of(run_id).counts == {"baru": 20}


def _work_and_close() -> None:
    try:
        sheets.work()
    finally:
        connection.close()
