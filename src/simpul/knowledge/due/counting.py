"""Which of the things that were told fulfil a service, and which of them makes the number full?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from simpul.knowledge.due.answer import Done
from simpul.knowledge.due.definition import ServiceRule


@dataclass(frozen=True, slots=True)
class Counted:
    """done  the first of the day on which the number is reached; None while some are missing; have: how many there are
    unnumbered  while some are missing the first of a day of which nobody told how many
    """

    done: Done | None
    have: int
    unnumbered: Done | None = None


def completing(told: Sequence[Done], rule: ServiceRule) -> Counted:
    """told  the oldest first; a day counts once, with the greatest number that was told for it: what was given and how
    many of it stand written beside each other, and two papers may tell of one meeting (our own reading)
    """
    have, unnumbered = 0, None
    for _, day in groupby(told, key=lambda one: one.on):
        those = list(day)
        most = max(one.count for one in those)
        have += max(most, 1)
        if have >= rule.times:
            return Counted(those[0], have)
        if rule.number and not most and unnumbered is None:
            unnumbered = those[0]
    return Counted(None, have, unnumbered)


def fulfilling(rule: ServiceRule, told: Sequence[Done]) -> list[Done]:
    """What fulfils a service alone, and of several that stand together the last, where all of them were told of one
    day: half a screening is none."""
    alone = {parts[0] for parts in rule.done_by if len(parts) == 1} or {rule.visit}
    together = {parts[-1]: set(parts) for parts in rule.done_by if len(parts) > 1}
    days = {(one.code, one.on) for one in told} if together else set()

    def is_whole(one: Done) -> bool:
        return one.code in together and all((part, one.on) in days for part in together[one.code])

    return [one for one in told if one.code in alone or is_whole(one)]
