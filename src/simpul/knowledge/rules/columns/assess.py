"""Into which bands do many people fall by a rule? Equal row by row to knowledge.rules.evaluate.assess (tested)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.rules.answer import State
from simpul.knowledge.rules.columns.held import Bools, Ints, Look, Size, Words, holds, unknown_facts
from simpul.knowledge.rules.columns.sizes import size_of
from simpul.knowledge.rules.evaluate import beneath, ends_of
from simpul.knowledge.rules.language.definition import Input, Rule
from simpul.knowledge.rules.language.known import Known

STATES = tuple(State)
NONE = -1


@dataclass(frozen=True, slots=True)
class Column:
    """values  int64, one for each person; of a word its place among the words of the input
    known   false where nothing was recorded
    """

    values: Ints
    known: Bools


@dataclass(frozen=True, slots=True)
class Answers:
    """state  place in STATES; band, at_least: place in the bands of the rule, -1 for none
    missing, again  by input: the rows in which it is missing, or not believed
    """

    state: Ints
    band: Ints
    at_least: Ints
    missing: dict[str, Bools]
    again: dict[str, Bools]


def assess_columns(rule: Rule, columns: Mapping[str, Column], rows: int) -> Answers:
    """columns: by input code, each of `rows` rows; an input that is not in it was recorded for nobody."""
    again = {code: _cannot_be(one, columns, rows) for code, one in rule.inputs.items() if code in columns}
    look = _looking(rule, columns, again, rows)
    nobody = np.zeros(rows, dtype=bool)
    applies = holds(rule.applies, look) if rule.applies else None
    unknown: dict[str, Bools] = {}
    if rule.applies:
        unknown_facts(rule.applies, look, ~nobody, unknown)
    band = _banded(rule, look, unknown, rows)
    missing = _missing(rule, look, unknown, rows)
    incomplete = np.logical_or.reduce([nobody, *missing.values()])
    not_believed = np.logical_or.reduce([nobody, *again.values()])
    outside = applies.no if applies else nobody
    state = np.select(
        [outside, not_believed, incomplete],
        [STATES.index(one) for one in (State.NOT_APPLICABLE, State.MEASURE_AGAIN, State.INCOMPLETE)],
        STATES.index(State.ASSESSED),
    ).astype(np.int64)
    answered = state == STATES.index(State.ASSESSED)
    partly = state == STATES.index(State.INCOMPLETE)
    certain = partly & (band != len(rule.bands) - 1) & (applies.yes if applies else ~nobody)
    return Answers(
        state=state,
        band=np.where(answered, band, NONE),
        at_least=np.where(certain, band, NONE),
        missing={code: rows_ & partly for code, rows_ in missing.items()},
        again={code: rows_ & (state == STATES.index(State.MEASURE_AGAIN)) for code, rows_ in again.items()},
    )


def _banded(rule: Rule, look: Look, unknown: dict[str, Bools], rows: int) -> Ints:
    """The first band that surely holds; adds what the bands before it would need."""
    band = np.full(rows, NONE, np.int64)
    for place, one in enumerate(rule.bands):
        undecided = band == NONE
        if one.when is None:
            return np.where(undecided, place, band)
        unknown_facts(one.when, look, undecided, unknown)
        band = np.where(undecided & holds(one.when, look).yes, place, band)
    return band


def _missing(rule: Rule, look: Look, unknown: dict[str, Bools], rows: int) -> dict[str, Bools]:
    """By input: where it is not known and either required or needed for an answer."""
    needed = {code: np.zeros(rows, dtype=bool) for code in rule.inputs}
    for name, where in unknown.items():
        for code in beneath(rule, name):
            needed[code] |= where
    found = {}
    for code, one in rule.inputs.items():
        absent = ~look(code).known
        found[code] = absent if not one.optional else absent & needed[code]
    return found


def _looking(rule: Rule, columns: Mapping[str, Column], again: dict[str, Bools], rows: int) -> Look:
    seen: dict[str, Size | Words] = {}

    def look(name: str) -> Size | Words:
        if name not in seen:
            if name in rule.derived:
                seen[name] = size_of(rule.derived[name].derivation, look, lambda code: ends_of(rule.inputs[code]), rows)
            else:
                seen[name] = _input(rule.inputs[name], columns.get(name), again.get(name), rows)
        return seen[name]

    return look


def _input(one: Input, column: Column | None, again: Bools | None, rows: int) -> Size | Words:
    values = column.values if column else np.zeros(rows, np.int64)
    known = column.known & ~again if column and again is not None else np.zeros(rows, dtype=bool)
    if isinstance(one.thing, Known) and one.thing.words:
        return Words(values, one.thing.words, known)
    values = np.where(known, values, 0)
    absent = ~known if one.optional else np.zeros(rows, dtype=bool)
    return Size(values, values, np.ones(rows, np.int64), known | absent, absent)


def _cannot_be(one: Input, columns: Mapping[str, Column], rows: int) -> Bools:
    """Known, and not a value that the input can have: the rule of evaluate.can_be."""
    column = columns[one.code]
    values = column.values
    if isinstance(one.thing, Known):
        ends = (0, len(one.thing.words) - 1) if one.thing.words else ends_of(one)
        return column.known & ((values < ends[0]) | (values > ends[1]))
    return column.known & ~_of_concept(one.thing, values, columns.get("age_months"), rows)


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
