"""Which of the things that were done is the one that makes the number full?"""

from collections.abc import Sequence
from itertools import groupby

from simpul.knowledge.due.answer import Done


def completing(told: Sequence[Done], times: int) -> tuple[Done | None, int]:
    """The first of the day on which the number is reached, and how many there are; None while some are missing.

    told  the oldest first; a day counts once, with the greatest number that was told for it: what was given and how
          many of it stand written beside each other, and two papers may tell of one meeting (our own reading)
    """
    have = 0
    for _, day in groupby(told, key=lambda one: one.on):
        those = list(day)
        have += max(one.count for one in those)
        if have >= times:
            return those[0], have
    return None, have
