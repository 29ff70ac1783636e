"""Ids of the invented city are those that the product makes, in order, and come again with the seed."""

from datetime import UTC, datetime
from random import Random

from simpul.foundation.identifiers import require_uuid7
from simpul.interfaces.cli.demo.ids import AT_A_TIME, Ids
from tests.interfaces.demo.loads import TODAY


def some(seed: str, count: int = 2 * AT_A_TIME + 1) -> list[str]:
    ids = Ids(TODAY, Random(seed))
    return [str(ids.new()) for _ in range(count)]


def test_they_are_of_version_seven_and_in_order() -> None:
    made = some("a")
    assert made == sorted(set(made))
    assert all(str(require_uuid7(one)) == one and one[19] in "89ab" for one in made[:: AT_A_TIME // 2])


def test_they_begin_with_the_morning_of_the_day() -> None:
    first, last = some("a")[0], some("a")[-1]
    born = [int(one.replace("-", "")[:12], 16) for one in (first, last)]
    morning = round(datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC).timestamp()) * 1000
    assert born == [morning, morning + 2]


def test_the_same_seed_makes_the_same_ids_and_another_makes_none_of_them() -> None:
    assert some("a") == some("a")
    assert not set(some("a")) & set(some("b"))
