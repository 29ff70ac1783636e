"""Which columns can never count the same person? Read off what they count, so that no list is written twice."""

from collections.abc import Iterable
from functools import cache

from simpul.knowledge.recap.counts import Count, Is
from simpul.knowledge.recap.sheets import Column, sheets


@cache
def excluding() -> tuple[tuple[Column, ...], ...]:
    """Sets of two columns and more, about the same groups, in the order of the print.

    Whoever came stands in one column of a set at most; in none: not asked, or with an answer that no column counts.
    """
    found = [one for sheet in sheets() for one in _sets(sheet.columns)]
    return tuple(tuple(one) for one in found if len(one) > 1)


def _sets(columns: Iterable[Column]) -> list[list[Column]]:
    found: list[list[Column]] = []
    for column in columns:
        home = next((one for one in found if all(exclude(column, other) for other in one)), None)
        if home is None:
            found.append([column])
        else:
            home.append(column)
    return found


def exclude(one: Column, other: Column) -> bool:
    """Whether both ask the same of the same people, and no answer counts in both."""
    asked = [(column.groups, frozenset(column.count.concepts), column.count.index) for column in (one, other)]
    if asked[0] != asked[1]:
        return False
    is_of_two_sexes = one.sex is not None and other.sex is not None and one.sex is not other.sex
    return (is_of_two_sexes and one.count == other.count) or _are_apart(one.count, other.count)


def _are_apart(one: Count, other: Count) -> bool:
    match one.how, other.how:
        case Is.CONCEPT, Is.CONCEPT:
            return not one.numbers & other.numbers
        case Is.GROWTH, Is.GROWTH:
            return not one.categories & other.categories
        case Is.WEIGHING, Is.WEIGHING:  # a child that gained may be in a band, so a band excludes nothing
            return not (one.statuses & other.statuses or one.bands or other.bands)
        case (Is.AT_LEAST, Is.BELOW) | (Is.SUM_AT_LEAST, Is.SUM_BELOW):
            return one.value >= other.value
        case (Is.BELOW, Is.AT_LEAST) | (Is.SUM_BELOW, Is.SUM_AT_LEAST):
            return other.value >= one.value
        case (Is.ANY_YES, Is.ALL_NO) | (Is.ALL_NO, Is.ANY_YES):
            return True
    return False
