"""Which numbers of a table of areas with totals may stand in the open? None of 1 to 4, and none that gives one away.

A number is hidden when it is small, or when what is left of the number above it is (S without D). Then more are hidden
until every one of these has a witness: another table that could be the true one, for it agrees with everything that is
shown and with every sum, and in which the hidden number is another. The limit of 5 is ours (ADR 0009).
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from simpul.monitoring.pws.figures import is_small

Key = TypeVar("Key", bound=Hashable)
STEPS = (4, 8, 16)  # how many numbers a witness may change; the short ones are looked for first
TRIES = 400  # then more is hidden instead: too much is never wrong


@dataclass(frozen=True, slots=True)
class Table(Generic[Key]):
    """values  counts of people
    sums    each a total first, then what it is the sum of
    within  a number -> the number of which it is a part, where the rest is not in the table by itself
    """

    values: Mapping[Key, int]
    sums: Sequence[tuple[Key, ...]]
    within: Mapping[Key, Key] = field(default_factory=dict)


def protect_table(table: Table[Key]) -> frozenset[Key]:
    """The keys to hide."""
    secret = small_ones(table)
    search = _Search(table, set(secret))
    search.leave_none_alone()
    safe: set[Key] = set()
    for key in secret:
        while key not in safe:
            witness = search.witness(key)
            if witness:
                safe |= witness.keys()
            elif search.hide_one_more(key):
                search.leave_none_alone()
            else:
                break
    return frozenset(search.hidden)


def small_ones(table: Table[Key]) -> list[Key]:
    """What must not be known: counts of 1 to 4, and counts whose rest is one."""
    rest = {part: table.values[whole] - table.values[part] for part, whole in table.within.items()}
    return [key for key, value in table.values.items() if is_small(value) or is_small(rest.get(key, 0))]


class _Search(Generic[Key]):
    """moved: what a witness adds to hidden numbers; over: by how much each sum is then out of balance;
    movable: the hidden numbers of each sum, with their sign in it (a total +1, what it is the sum of -1)."""

    def __init__(self, table: Table[Key], hidden: set[Key]) -> None:
        self.table, self.hidden = table, set[Key]()
        self.sums_of: dict[Key, list[tuple[int, int]]] = {}
        for at, group in enumerate(table.sums):
            for key in group:
                self.sums_of.setdefault(key, []).append((at, 1 if key == group[0] else -1))
        self.parts: dict[Key, list[Key]] = {}
        for part, whole in table.within.items():
            self.parts.setdefault(whole, []).append(part)
        self.movable: list[list[tuple[Key, int]]] = [[] for _ in table.sums]
        for key in (one for one in table.values if one in hidden):
            self.hide(key)
        self.moved, self.over, self.tries = dict[Key, int](), dict[int, int](), 0

    def hide(self, key: Key) -> None:
        self.hidden.add(key)
        for at, sign in self.sums_of.get(key, ()):
            self.movable[at].append((key, sign))

    def leave_none_alone(self) -> None:
        """A single hidden number of a sum follows from the others: another one is hidden with it."""
        waiting = list(range(len(self.table.sums)))
        while waiting:
            at = waiting.pop()
            group = self.table.sums[at]
            if len(self.movable[at]) == 1 and len(group) > 1:
                other = self._cheapest(key for key in group if key not in self.hidden)
                self.hide(other)
                waiting += [one for one, _ in self.sums_of[other]]

    def witness(self, key: Key) -> dict[Key, int] | None:
        """What to add to the hidden numbers, this one among them, so that all that is shown stays true."""
        for steps in STEPS:
            self.tries = TRIES
            for by in (1, -1):
                self.moved, self.over = {}, {}
                if self._move(key, by) and self._balanced(steps):
                    return self.moved
        return None

    def _balanced(self, steps: int) -> bool:
        self.tries -= 1
        at = next((one for one, over in self.over.items() if over), None)
        if at is None:
            return self._fits()
        if steps == len(self.moved) or self.tries < 0:
            return False
        for key, sign in self.movable[at]:
            if key not in self.moved and self._move(key, -sign if self.over[at] > 0 else sign):
                if self._balanced(steps):
                    return True
                self._put_back(key)
        return False

    def _move(self, key: Key, by: int) -> bool:
        """False where the number would fall below zero."""
        if self.table.values[key] + by < 0:
            return False
        self.moved[key] = by
        for at, sign in self.sums_of.get(key, ()):
            self.over[at] = self.over.get(at, 0) + sign * by
        return True

    def _put_back(self, key: Key) -> None:
        by = self.moved.pop(key)
        for at, sign in self.sums_of.get(key, ()):
            self.over[at] -= sign * by

    def _fits(self) -> bool:
        """Whether no part is more than its whole."""
        pairs = {(key, self.table.within[key]) for key in self.moved if key in self.table.within}
        pairs |= {(part, key) for key in self.moved for part in self.parts.get(key, ())}
        then = {key: self.table.values[key] + self.moved.get(key, 0) for pair in pairs for key in pair}
        return all(then[part] <= then[whole] for part, whole in pairs)

    def hide_one_more(self, key: Key) -> bool:
        """The smallest that is still shown in a sum with this one, or in the sums beyond; False where none is left."""
        reached, seen = [key], {key}
        while reached:
            groups = [self.table.sums[at] for one in reached for at, _ in self.sums_of.get(one, ())]
            shown = [one for group in groups for one in group if one not in self.hidden]
            if shown:
                self.hide(self._cheapest(shown))
                return True
            reached = [one for one in {one for group in groups for one in group} if one not in seen]
            seen |= set(reached)
        return False

    def _cheapest(self, shown: Iterable[Key]) -> Key:
        """A zero only where nothing else is left: that it is zero leaves the other one bare."""
        return min(shown, key=lambda one: (self.table.values[one] == 0, self.table.values[one]))
