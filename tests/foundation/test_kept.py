"""An answer of a moment ago: the same for all who ask the same, worked out by one, gone after its time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from simpul.foundation.kept import Same, kept_a_moment, kept_while_asked


def test_the_same_question_is_worked_out_once():
    asked: list[int] = []

    @kept_a_moment(60, key=lambda number, who: number)
    def doubled(number: int, who: str) -> int:
        asked.append(number)
        return 2 * number

    assert [doubled(2, "a"), doubled(2, "b"), doubled(3, "a")] == [4, 4, 6]
    assert asked == [2, 3]


def test_no_seconds_keep_nothing():
    asked: list[int] = []

    @kept_a_moment(0, key=lambda number: number)
    def doubled(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [doubled(2), doubled(2)] == [4, 4]
    assert asked == [2, 2]


def test_after_its_time_it_is_asked_again():
    asked: list[int] = []
    time = Event()

    @kept_a_moment(0.05, key=lambda: "one")
    def counted() -> int:
        asked.append(1)
        return len(asked)

    assert counted() == 1
    time.wait(0.1)
    assert counted() == 2


def test_of_several_at_once_one_works_and_the_others_wait():
    begun, go = Event(), Event()
    asked: list[int] = []

    @kept_a_moment(60, key=lambda: "one")
    def slow() -> int:
        asked.append(1)
        begun.set()
        assert go.wait(10)
        return len(asked)

    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(slow)
        assert begun.wait(10)
        others = [pool.submit(slow) for _ in range(7)]
        go.set()
        assert {first.result(10), *(other.result(10) for other in others)} == {1}
    assert asked == [1]


def test_while_one_works_the_others_are_given_the_answer_of_just_before():
    begun, go = Event(), Event()
    asked: list[int] = []

    @kept_a_moment(0.2, key=lambda: "one")
    def slow_at_the_second_time() -> int:
        asked.append(1)
        if len(asked) == 2:
            begun.set()
            assert go.wait(10)
        return len(asked)

    assert slow_at_the_second_time() == 1
    Event().wait(0.21)
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(slow_at_the_second_time)
        assert begun.wait(10)
        assert slow_at_the_second_time() == 1
        go.set()
        assert second.result(10) == 2
    assert slow_at_the_second_time() == 2
    assert asked == [1, 1]


def test_no_more_answers_are_kept_than_are_asked_for():
    asked: list[int] = []

    @kept_a_moment(60, key=lambda number: number, most=2)
    def doubled(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [doubled(one) for one in (1, 2, 1, 3, 1)] == [2, 4, 2, 6, 2]
    assert asked == [1, 2, 3]
    assert doubled(2) == 4
    assert asked == [1, 2, 3, 2]  # the third drove it out


def test_a_failure_is_not_kept():
    asked: list[int] = []

    @kept_a_moment(60, key=lambda: "one")
    def first_fails() -> int:
        asked.append(1)
        if len(asked) == 1:
            raise OSError("no")
        return len(asked)

    with pytest.raises(OSError, match="no"):
        first_fails()
    assert first_fails() == 2


def test_an_answer_lasts_as_long_as_what_it_is_made_of() -> None:
    asked: list[str] = []

    @kept_while_asked(2, key=lambda figures, words: (Same(figures), words))
    def written(figures: dict[str, int], words: str) -> str:
        asked.append(words)
        return f"{words} {figures['s']}"

    first, equal = {"s": 1}, {"s": 1}
    assert written(first, "id") == written(first, "id") == "id 1"
    assert written(equal, "id") == "id 1"
    assert asked == ["id", "id"]  # equal figures are not the same figures
    first["s"] = 2
    assert written({"s": 3}, "en") == "en 3"  # and this one drives the oldest out
    assert written(first, "id") == "id 2"
