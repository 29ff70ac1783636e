"""What was worked out a moment ago may be shown again, to everybody who asks the same within it.

Where many look at one table while it changes, each would work it out anew and all would wait for each other (ADR 0046).
"""

from collections.abc import Callable, Hashable
from functools import wraps
from threading import Condition
from time import monotonic
from typing import Generic, ParamSpec, TypeVar

from cachetools import LRUCache, TTLCache, cached

MOST = 256  # answers that one process keeps of one question

P = ParamSpec("P")
T = TypeVar("T")


def kept_a_moment(
    seconds: float, key: Callable[P, Hashable], most: int = MOST
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function answers in this process for so many seconds; 0 keeps nothing.

    key   what of the arguments decides the answer, the rights of who asks among them. Of several that ask at once one
          works it out; the others are given the answer of just before, where it is not older than twice the seconds,
          and wait otherwise. Where it fails, the next one tries.
    most  answers that are kept at a time
    """

    def wrap(function: Callable[P, T]) -> Callable[P, T]:
        answers = _Answers[T](seconds, most)

        @wraps(function)
        def ask(*arguments: P.args, **named: P.kwargs) -> T:
            return answers.of(key(*arguments, **named), lambda: function(*arguments, **named))

        return ask

    return wrap


class _Answers(Generic[T]):
    def __init__(self, seconds: float, most: int) -> None:
        self.seconds = seconds
        self.kept: TTLCache[Hashable, tuple[float, T]] = TTLCache(most, 2 * seconds)  # with the time of its question
        self.worked_on, self.changed = set[Hashable](), Condition()

    def of(self, at: Hashable, work: Callable[[], T]) -> T:
        with self.changed:
            while at in self.worked_on and at not in self.kept:
                self.changed.wait()
            known = self.kept.get(at)
            if known and (at in self.worked_on or monotonic() - known[0] < self.seconds):
                return known[1]
            self.worked_on.add(at)
        asked, found = monotonic(), list[T]()
        try:
            found.append(work())
        finally:
            with self.changed:
                for one in found:
                    self.kept[at] = (asked, one)
                self.worked_on.discard(at)
                self.changed.notify_all()
        return found[0]


def kept_while_asked(most: int, key: Callable[P, Hashable]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the `most` answers that were asked for last, as long as they are; the key holds what they are made of."""

    def wrap(function: Callable[P, T]) -> Callable[P, T]:
        kept: LRUCache[Hashable, T] = LRUCache(most)
        return cached(kept, key=key, condition=Condition())(function)

    return wrap


class Same:
    """One object as a part of a key: itself, not one that is equal; it lives as long as the key does."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it
