"""What was recorded of many people, as a rule looks at it: not what is not believed, nor what is not asked."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.rules.columns.held import Bools, Held, Ints, Look, Size, Words, holds
from simpul.knowledge.rules.columns.sizes import size_of
from simpul.knowledge.rules.language.definition import Input, Rule
from simpul.knowledge.rules.language.known import Known
from simpul.knowledge.rules.language.possible import ends_of


@dataclass(frozen=True, slots=True)
class Column:
    """values  int64, one for each person; of a word its place among the words of the input
    known   false where nothing was recorded
    """

    values: Ints
    known: Bools


def asked(one: Input, look: Look, rows: int) -> Held:
    """Of whom an input is asked, surely and surely not."""
    return holds(one.when, look) if one.when else Held(np.ones(rows, dtype=bool), np.zeros(rows, dtype=bool))


def looking(rule: Rule, columns: Mapping[str, Column], doubted: dict[str, Bools], rows: int) -> Look:
    seen: dict[str, Size | Words] = {}

    def look(name: str) -> Size | Words:
        if name not in seen:
            if name in rule.derived:
                seen[name] = size_of(rule.derived[name].derivation, look, lambda code: ends_of(rule.inputs[code]), rows)
            else:
                of_whom = asked(rule.inputs[name], look, rows)
                seen[name] = _input(rule.inputs[name], columns.get(name), doubted.get(name), of_whom)
        return seen[name]

    return look


def _input(one: Input, column: Column | None, doubted: Bools | None, of_whom: Held) -> Size | Words:
    rows = len(of_whom.yes)
    values = column.values if column else np.zeros(rows, np.int64)
    known = column.known & ~doubted & of_whom.yes if column and doubted is not None else np.zeros(rows, dtype=bool)
    if isinstance(one.thing, Known) and one.thing.words:
        return Words(values, one.thing.words, known)
    values = np.where(known, values, 0)
    absent = ~known if one.optional else of_whom.no
    return Size(values, values, np.ones(rows, np.int64), known | absent, absent)


def cannot_be(one: Input, columns: Mapping[str, Column], rows: int) -> Bools:
    """Known, and not a value that the input can have: the rule of evaluate.can_be."""
    column = columns[one.code]
    values = column.values
    if isinstance(one.thing, Known):
        ends = (0, len(one.thing.words) - 1) if one.thing.words else ends_of(one)
        return column.known & ((values < ends[0]) | (values > ends[1]))
    return column.known & ~_of_concept(one.thing, values, _months(columns), rows)


def crossed(pair: tuple[str, ...], columns: Mapping[str, Column], doubted: Mapping[str, Bools]) -> Bools:
    """Of a pair, each of which can be alone: the upper one is not above the lower one. As in evaluate.Finder."""
    upper, lower = (columns[code] for code in pair)
    both = upper.known & lower.known & ~doubted[pair[0]] & ~doubted[pair[1]]
    return both & (upper.values <= lower.values)


def _months(columns: Mapping[str, Column]) -> Column | None:
    """The age of evaluate.months_of: in months where it is known so, else of days."""
    months, days = columns.get("age_months"), columns.get("age_days")
    if days is None:
        return months
    of_days = days.values * 16 // 487
    if months is None:
        return Column(of_days, days.known)
    return Column(np.where(months.known, months.values, of_days), months.known | days.known)


def _of_concept(concept: Concept, values: Ints, age: Column | None, rows: int) -> Bools:
    if concept.kind is Kind.YES_NO:
        return np.isin(values, (0, 1))
    if concept.kind is Kind.CODED:
        return np.isin(values, [one.number for one in concept.options])
    wide = concept.range_at(None)
    lowest, highest = np.full(rows, wide.lowest), np.full(rows, wide.highest)
    if age is not None:
        for span in concept.ranges:
            of_it = age.known & (np.maximum(age.values, 0) >= span.from_month)
            lowest, highest = np.where(of_it, span.lowest, lowest), np.where(of_it, span.highest, highest)
    return (values >= lowest) & (values <= highest)
