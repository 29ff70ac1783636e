"""How does the telling of the city go on while what was told is being written? One step ahead, in a thread of its own.

The database works while Python waits for it; the telling asks the database nothing.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Told = TypeVar("Told")


def one_ahead(things: Iterator[Told]) -> Iterator[Told]:
    """The same things in the same order; the next is made while the caller is busy with this one."""
    with ThreadPoolExecutor(1) as apart:
        coming = apart.submit(next, things, None)
        while (found := coming.result()) is not None:
            coming = apart.submit(next, things, None)
            yield found
