"""Which numbers may stand in the open? Outside the serving unit, none of 1 to 4, and none from which one follows.

A number that is hidden is found again when it is the only one hidden in a sum whose other members are shown. So a
second one is hidden there: the next smallest. The limit of 5 is our engineering rule (ilp.md 7) until it is signed.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from simpul.monitoring.pws.figures import Figures, is_small

Key = TypeVar("Key", bound=Hashable)

# Each line is a sum, its total first; the narrowest come first, so that no more is hidden than is needed.
SUMS = (("S", "D", "belum"), ("D'", "N", "T"), ("D", "D'", "O", "B"), ("D", "N", "T", "O", "B"))


def hidden_of(figures: Figures) -> frozenset[str]:
    """The numbers of one area that are not to be shown: of "S", "D", "belum", "D'", "N", "T", "O", "B".

    A share may be shown only where both of its parts are.
    """
    return protect(numbers_of(figures), SUMS)


def numbers_of(figures: Figures) -> dict[str, int]:
    return {
        "S": figures.s,
        "D": figures.d,
        "belum": figures.not_weighed,
        "D'": figures.comparable,
        "N": figures.n,
        "T": figures.t,
        "O": figures.o,
        "B": figures.b,
    }


def protect(values: Mapping[Key, int], sums: Iterable[Iterable[Key]]) -> frozenset[Key]:
    """The keys to hide: the small ones, and then one more wherever a sum would give a single hidden one away.

    sums  groups of keys of which one is the total of the others; for a table, its rows and its columns
    """
    groups = [tuple(group) for group in sums]
    hidden = {key for key, value in values.items() if is_small(value)}
    while True:
        bare = next((group for group in groups if _gives_away(group, hidden)), None)
        if bare is None:
            return frozenset(hidden)
        hidden.add(_next_smallest(bare, hidden, values))


def _gives_away(group: tuple[Key, ...], hidden: set[Key]) -> bool:
    return len(group) > 1 and sum(key in hidden for key in group) == 1


def _next_smallest(group: tuple[Key, ...], hidden: set[Key], values: Mapping[Key, int]) -> Key:
    """A zero only where nothing else is left: two hidden numbers of which one is zero still tell their sum."""
    open_ones = [key for key in group if key not in hidden]
    return min(open_ones, key=lambda key: (values[key] == 0, values[key]))


@dataclass(frozen=True, slots=True)
class Table(Generic[Key]):
    """values  counts of people
    sums    each a total first, then what it is the sum of
    within  a number -> the number of which it is a part, where the rest is not in the table by itself
    late    a number -> how late it is hidden: what is not named here first, the highest last
    standing  a number that is shown or hidden (True) elsewhere already: that is never changed here
    """

    values: Mapping[Key, int]
    sums: Sequence[tuple[Key, ...]]
    within: Mapping[Key, Key] = field(default_factory=dict)
    late: Mapping[Key, int] = field(default_factory=dict)
    standing: Mapping[Key, bool] = field(default_factory=dict)


def small_ones(table: Table[Key]) -> list[Key]:
    """What must not be known: counts of 1 to 4, and counts whose rest is one; not what is shown elsewhere already.

    The rest of a zero is its whole, which is small then and hidden by itself: that zero may stand.
    """
    counted = {part: whole for part, whole in table.within.items() if table.values[part]}
    rest = {part: table.values[whole] - table.values[part] for part, whole in counted.items()}
    small = (key for key, value in table.values.items() if is_small(value) or is_small(rest.get(key, 0)))
    return [key for key in small if table.standing.get(key, True)]
