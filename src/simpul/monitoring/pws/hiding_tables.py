"""Which numbers of a table of areas with totals may stand in the open? None of 1 to 4, and none that gives one away.

A number is hidden when it is small, or when what is left of the number above it is (S without D). Then more are hidden
until every one of these has a witness: another table that could be the true one, for it agrees with everything that is
shown and with every sum, and in which the hidden number is another. The limit of 5 is ours (ADR 0009).
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
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
    def __init__(self, table: Table[Key], hidden: set[Key]) -> None:
        self.table, self.hidden = table, hidden
        self.sums_of: dict[Key, list[int]] = {}
        for at, group in enumerate(table.sums):
            for key in group:
                self.sums_of.setdefault(key, []).append(at)
        self.parts: dict[Key, list[Key]] = {}
        for part, whole in table.within.items():
            self.parts.setdefault(whole, []).append(part)
        self.tries = 0

    def leave_none_alone(self) -> None:
        """A single hidden number of a sum follows from the others: another one is hidden with it."""
        waiting = list(self.table.sums)
        while waiting:
            group = waiting.pop()
            if sum(key in self.hidden for key in group) == 1 and len(group) > 1:
                other = self._cheapest(key for key in group if key not in self.hidden)
                self.hidden.add(other)
                waiting += [self.table.sums[at] for at in self.sums_of[other]]

    def witness(self, key: Key) -> dict[Key, int] | None:
        """What to add to the hidden numbers, this one among them, so that all that is shown stays true."""
        for steps in STEPS:
            self.tries = TRIES
            for by in (1, -1):
                found = self._balanced({key: by}, steps) if self.table.values[key] + by >= 0 else None
                if found:
                    return found
        return None

    def _balanced(self, moved: dict[Key, int], steps: int) -> dict[Key, int] | None:
        self.tries -= 1
        open_sum = next(self._out_of_balance(moved), None)
        if open_sum is None:
            return moved if self._fits(moved) else None
        if steps == len(moved) or self.tries < 0:
            return None
        at, over = open_sum
        for key in self.table.sums[at]:
            if key in self.hidden and key not in moved:
                by = -self._sign(at, key) if over > 0 else self._sign(at, key)
                if self.table.values[key] + by >= 0 and (found := self._balanced({**moved, key: by}, steps)):
                    return found
        return None

    def _out_of_balance(self, moved: dict[Key, int]) -> Iterator[tuple[int, int]]:
        for at in {at for key in moved for at in self.sums_of.get(key, ())}:
            over = sum(self._sign(at, key) * moved[key] for key in self.table.sums[at] if key in moved)
            if over:
                yield at, over

    def _fits(self, moved: dict[Key, int]) -> bool:
        """Whether no part is more than its whole."""
        pairs = {(key, self.table.within[key]) for key in moved if key in self.table.within}
        pairs |= {(part, key) for key in moved for part in self.parts.get(key, ())}
        return all(self._then(part, moved) <= self._then(whole, moved) for part, whole in pairs)

    def _then(self, key: Key, moved: dict[Key, int]) -> int:
        return self.table.values[key] + moved.get(key, 0)

    def _sign(self, at: int, key: Key) -> int:
        return 1 if key == self.table.sums[at][0] else -1

    def hide_one_more(self, key: Key) -> bool:
        """The smallest that is still shown in a sum with this one, or in the sums beyond; False where none is left."""
        reached, seen = [key], {key}
        while reached:
            groups = [self.table.sums[at] for one in reached for at in self.sums_of.get(one, ())]
            shown = [one for group in groups for one in group if one not in self.hidden]
            if shown:
                self.hidden.add(self._cheapest(shown))
                return True
            reached = [one for one in {one for group in groups for one in group} if one not in seen]
            seen |= set(reached)
        return False

    def _cheapest(self, shown: Iterable[Key]) -> Key:
        """A zero only where nothing else is left: that it is zero leaves the other one bare."""
        return min(shown, key=lambda one: (self.table.values[one] == 0, self.table.values[one]))
