"""What is told one step ahead comes in order, whole, and with its faults."""

from collections.abc import Iterator
from threading import Event, current_thread

import pytest

from simpul.interfaces.cli.demo.ahead import one_ahead


def test_everything_comes_once_and_in_order() -> None:
    assert list(one_ahead(iter(range(1, 50)))) == list(range(1, 50))
    assert list(one_ahead(iter(()))) == []


def test_the_next_is_made_while_the_caller_is_busy_and_no_more_than_that() -> None:
    made: list[int] = []
    second = Event()

    def telling() -> Iterator[int]:
        for number in (1, 2, 3):
            made.append(number)
            if number == 2:
                second.set()
            yield number

    coming = one_ahead(telling())
    assert next(coming) == 1
    assert second.wait(5)
    assert made == [1, 2]
    assert list(coming) == [2, 3]


def test_it_is_told_in_a_thread_of_its_own() -> None:
    (name,) = one_ahead(current_thread().name for _ in range(1))
    assert name != current_thread().name


def test_a_fault_in_the_telling_reaches_the_caller() -> None:
    def telling() -> Iterator[int]:
        yield 1
        raise LookupError("gone")

    coming = one_ahead(telling())
    assert next(coming) == 1
    with pytest.raises(LookupError, match="gone"):
        next(coming)
