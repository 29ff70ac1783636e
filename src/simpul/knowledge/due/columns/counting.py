"""Which of the things that were told of everybody fulfil a service, which make the number full? Equal to counting."""

from dataclasses import dataclass

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Bools, Ints, place_in_group
from simpul.knowledge.due.columns.asked import DoneColumns, where
from simpul.knowledge.due.columns.judging import Told, first_of
from simpul.knowledge.due.definition import ServiceRule

A_PERSON = 1 << 24  # more days than are told of anybody


@dataclass(frozen=True, slots=True)
class CountedColumns:
    """done  of each person the first of the day on which the number is reached; have: how many there are
    unnumbered  the day of the first of which nobody told how many, NO_DAY for none and where none are missing
    """

    done: DoneColumns
    have: Ints
    unnumbered: Ints


def days_of(rows: DoneColumns) -> Ints:
    """One number for each person and day."""
    return rows.person * A_PERSON + rows.day


def fulfilling(rule: ServiceRule, rows: DoneColumns, told: Told) -> DoneColumns:
    """What fulfils it alone, and of several that stand together the last, where all of them were told of one day."""
    if not rule.done_by:
        return rows
    wanted = np.zeros(len(rows.day), bool)
    for parts in rule.done_by:
        wanted |= _are(parts[-1], rows, told) & _with_all(parts[:-1], rows, told)
    return where(rows, wanted)


def _with_all(parts: tuple[str, ...], rows: DoneColumns, told: Told) -> Bools:
    each = [np.isin(days_of(rows), days_of(where(rows, _are(part, rows, told)))) for part in parts]
    return np.logical_and.reduce(each) if each else np.ones(len(rows.day), bool)


def _are(code: str, rows: DoneColumns, told: Told) -> Bools:
    return np.isin(rows.code, told.asked.coded(code))


def completing(told: DoneColumns, rule: ServiceRule, people: int) -> CountedColumns:
    """told  sorted by person and day; a day counts once, with the greatest number that was told for it"""
    begins = np.ones(len(told.day), bool)
    begins[1:] = (told.person[1:] != told.person[:-1]) | (told.day[1:] != told.day[:-1])
    starts, have = np.flatnonzero(begins), np.zeros(people, np.int64)
    if not len(starts):
        return CountedColumns(told, have, np.full(people, NO_DAY))
    days, most = where(told, starts), np.maximum.reduceat(told.count, starts)
    loose = where(days, (most == 0) & bool(rule.number))
    most = np.maximum(most, 1)
    np.add.at(have, days.person, most)
    before = np.cumsum(most) - most
    before -= before[np.arange(len(starts)) - place_in_group(days.person)]
    done = where(days, (before < rule.times) & (before + most >= rule.times))
    unnumbered = np.where(have < rule.times, first_of(loose, people)[1], NO_DAY)
    return CountedColumns(done, have, unnumbered)
