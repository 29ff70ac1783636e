"""Which numbers of a table of areas with totals may stand in the open? None of 1 to 4, and none that gives one away.

A number is hidden when it is small, or when what is left of the number above it is (S without D). Then more are hidden
until every one of these has a witness: another table that could be the true one, for it agrees with everything that is
shown and with every sum, and in which the hidden number is another. The limit of 5 is ours (ADR 0009).
"""

from collections.abc import Iterable
from typing import Generic

from simpul.monitoring.pws.hiding import Key, Table, small_ones

NEAR = 3  # how many sums away a leaf is looked for before a total is spent
STEPS = (4, 8, 16)  # how many numbers a witness may change; the short ones are looked for first
TRIES = 400  # then more is hidden instead: too much is never wrong


def protect_table(table: Table[Key]) -> frozenset[Key]:
    """The keys to hide. Nothing of the table stands on another page."""
    secret = small_ones(table)
    search = _Search(table, set(secret))
    search.leave_none_alone()
    left, safe = set(secret), set(secret)
    for key in secret:
        while key in left:
            if witness := search.witness(key):
                safe |= witness.keys()
                left -= witness.keys()
            elif search.hide_one_more(key):
                search.leave_none_alone()
            else:
                break
    return frozenset(search.hidden if left else search.hidden & safe)  # no witness needs the others


class _Search(Generic[Key]):
    """moved: what a witness adds to hidden numbers; over: by how much each sum is then out of balance;
    movable: the hidden numbers of each sum, with their sign in it (a total +1, what it is the sum of -1);
    empty: what a number is a part of that is none."""

    def __init__(self, table: Table[Key], hidden: set[Key]) -> None:
        self.table, self.hidden = table, set[Key]()
        self.sums_of, self.parts = dict[Key, list[tuple[int, int]]](), dict[Key, list[Key]]()
        for at, group in enumerate(table.sums):
            for key in group:
                self.sums_of.setdefault(key, []).append((at, 1 if key == group[0] else -1))
        self.empty = dict[Key, list[Key]]()
        for part, whole in (*table.within.items(), *((one, group[0]) for group in table.sums for one in group[1:])):
            if not table.values[whole]:
                self.empty.setdefault(part, []).append(whole)
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
            if len(self.movable[at]) == 1 and (shown := self._open(self.table.sums[at])):
                self.hide(other := self._cheapest(shown))
                waiting += [one for one, _ in self.sums_of[other]]

    def _open(self, keys: Iterable[Key]) -> list[Key]:
        """What could be hidden too. A part of what is shown as none is none, for everybody."""
        return [key for key in keys if key not in self.hidden and self.hidden.issuperset(self.empty.get(key, ()))]

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
        at = min((one for one, over in self.over.items() if over), key=lambda one: len(self.movable[one]), default=None)
        if at is None:
            return True
        if steps == len(self.moved) or self.tries < 0:
            return False
        for key, sign in self.movable[at]:
            if key not in self.moved and self._move(key, -sign if self.over[at] > 0 else sign):
                if self._balanced(steps):
                    return True
                self._put_back(key)
        return False

    def _move(self, key: Key, by: int) -> bool:
        """False where the number would fall below zero or a part be more than its whole."""
        whole, then = self.table.within.get(key), self._now(key) + by
        least = max((self._now(part) for part in self.parts.get(key, ())), default=0)
        if then < least or (whole is not None and then > self._now(whole)):
            return False
        self.moved[key] = by
        for at, sign in self.sums_of.get(key, ()):
            self.over[at] = self.over.get(at, 0) + sign * by
        return True

    def _now(self, key: Key) -> int:
        return self.table.values[key] + self.moved.get(key, 0)

    def _put_back(self, key: Key) -> None:
        by = self.moved.pop(key)
        for at, sign in self.sums_of.get(key, ()):
            self.over[at] -= sign * by

    def hide_one_more(self, key: Key) -> bool:
        """What is still shown in a sum with this one, or in the sums beyond; False where none is left.

        A leaf that is near goes first, then a total that is near, and the last total only when nothing else is left.
        """
        latest, whole = sorted({0, *self.table.late.values()}), len(self.table.sums)
        for most, far in (*((late, NEAR) for late in latest[:-1]), *((late, whole) for late in latest)):
            if shown := self._nearest(key, most, far):
                self.hide(self._cheapest(shown))
                return True
        return False

    def _nearest(self, key: Key, most: int, far: int) -> list[Key]:
        """The numbers still shown, none later than `most`, in the nearest sums that have any, up to `far` sums away."""
        reached, seen = [key], {key}
        while reached and far:
            sums = [at for one in reached for at, _ in self.sums_of.get(one, ())]
            known = list(dict.fromkeys(one for at in sums for one in self.table.sums[at]))
            if shown := [one for one in self._open(known) if self.table.late.get(one, 0) <= most]:
                return shown
            reached, far = [one for one in known if one not in seen], far - 1
            seen |= set(reached)
        return []

    def _cheapest(self, shown: Iterable[Key]) -> Key:
        """The earliest; a zero only where nothing else is left: that it is zero leaves the other one bare."""
        late, values = self.table.late, self.table.values
        return min(shown, key=lambda one: (late.get(one, 0), values[one] == 0, values[one]))
