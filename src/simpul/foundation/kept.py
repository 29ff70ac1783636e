"""What was worked out a moment ago may be shown again, to everybody who asks the same within it.

Where many look at one table while it changes, each would work it out anew and all would wait for each other (ADR 0046).
"""

from collections.abc import Callable, Hashable
from threading import Condition
from typing import ParamSpec, TypeVar

from cachetools import LRUCache, TTLCache, cached

MOST = 256  # answers that one process keeps of one question

P = ParamSpec("P")
T = TypeVar("T")


def kept_a_moment(seconds: float, key: Callable[P, Hashable]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function answers in this process for so many seconds; 0 keeps nothing.

    key  what of the arguments decides the answer, the rights of who asks among them. Of several that ask at once one
         works it out and the others wait for it; where it fails, the next one tries.
    """

    def wrap(function: Callable[P, T]) -> Callable[P, T]:
        kept: TTLCache[Hashable, T] = TTLCache(MOST, seconds)
        return cached(kept, key=key, condition=Condition())(function)

    return wrap


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
