"""How large is a derived quantity, for each of many people? The arithmetic of language.quantities, by columns."""

import numpy as np

from simpul.knowledge.rules.columns.held import Bools, Ints, Look, Size, holds
from simpul.knowledge.rules.language.quantities import Derivation, Item, Product, Ranges, Score, Sum


def size_of(derivation: Derivation, look: Look, ranges: Ranges, rows: int) -> Size:
    match derivation:
        case Sum():
            return _sum(derivation, look, rows)
        case Product():
            return _product(derivation, look, rows)
        case Score():
            return _score(derivation, look, ranges, rows)


def _nothing(rows: int) -> tuple[Ints, Ints, Ints]:
    return np.zeros(rows, np.int64), np.zeros(rows, np.int64), np.ones(rows, np.int64)


def _of(name: str, look: Look) -> Size:
    found = look(name)
    if not isinstance(found, Size):
        raise TypeError(f"{name} is a word")
    return found


def _sum(derivation: Sum, look: Look, rows: int) -> Size:
    """Terms are brought to one line: each numerator times the lines of the others."""
    low, high, under = _nothing(rows)
    known = np.ones(rows, dtype=bool)
    for name, times in derivation.terms:
        term = _of(name, look)
        ends = (term.low * times, term.high * times)
        _add(low, np.minimum(ends[0], ends[1]), under, term.under)
        _add(high, np.maximum(ends[0], ends[1]), under, term.under)
        under *= term.under
        known &= term.known & ~term.absent
    return Size(low, high, under * derivation.divided_by, known, np.zeros(rows, dtype=bool))


def _add(total: Ints, numerator: Ints, under: Ints, other_under: Ints) -> None:
    """total / under + numerator / other_under, as the numerator over under times other_under."""
    total *= other_under
    total += numerator * under


def _product(derivation: Product, look: Look, rows: int) -> Size:
    over = np.full(rows, derivation.factor.numerator, np.int64)
    under = np.full(rows, derivation.factor.denominator, np.int64)
    known = np.ones(rows, dtype=bool)
    for name in derivation.over:
        one = _of(name, look)
        over, under = over * one.low, under * one.under
        known &= one.known & ~one.absent & (one.low == one.high)
    for name in derivation.under:
        one = _of(name, look)
        over, under = over * one.under, under * np.where(one.low > 0, one.low, 1)
        known &= one.known & ~one.absent & (one.low == one.high) & (one.low > 0)
    return Size(over, over, under, known, np.zeros(rows, dtype=bool))


def _score(derivation: Score, look: Look, ranges: Ranges, rows: int) -> Size:
    low, high, under = _nothing(rows)
    for item in derivation.items:
        least, most = _points(item, look, rows)
        low, high = low + least, high + most
    for name in derivation.plus:
        one, (lowest, highest) = _of(name, look), ranges(name)
        usable = one.known & ~one.absent
        _add(low, np.where(usable, one.low, one.under * lowest), under, one.under)
        _add(high, np.where(usable, one.high, one.under * highest), under, one.under)
        under *= one.under
    return Size(low, high, under, np.ones(rows, dtype=bool), np.zeros(rows, dtype=bool))


def _points(item: Item, look: Look, rows: int) -> tuple[Ints, Ints]:
    """The least and the most that the item may bring in each row."""
    points = [one for _, one in item.bands] + [0]
    least, most = np.full(rows, max(points), np.int64), np.full(rows, min(points), np.int64)
    open_rows = np.ones(rows, dtype=bool)
    for gate, brought in item.bands:
        held = holds(gate, look)
        _widen(least, most, open_rows & ~held.no, brought)
        open_rows &= ~held.yes
    _widen(least, most, open_rows, 0)
    return least, most


def _widen(least: Ints, most: Ints, where: Bools, points: int) -> None:
    least[where] = np.minimum(least[where], points)
    most[where] = np.maximum(most[where], points)
