"""Into which bands do many people fall by a rule? Equal row by row to knowledge.rules.evaluate.assess (tested)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simpul.knowledge.rules.answer import State
from simpul.knowledge.rules.columns.given import Column, asked, cannot_be, crossed, looking
from simpul.knowledge.rules.columns.held import Bools, Ints, Look, holds, unknown_facts
from simpul.knowledge.rules.evaluate import beneath
from simpul.knowledge.rules.language.definition import Priority, Rule

STATES = tuple(State)
NONE = -1


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
    """columns: by input code, each of `rows` rows; an input that is not in it was recorded for nobody. One that is no
    input of the rule says nothing to it."""
    columns = {code: columns[code] for code in rule.inputs if code in columns}
    doubted = _doubted(rule, columns, rows)
    look = looking(rule, columns, doubted, rows)
    again = {code: found & ~asked(rule.inputs[code], look, rows).no for code, found in doubted.items()}
    nobody = np.zeros(rows, dtype=bool)
    applies = holds(rule.applies, look) if rule.applies else None
    unknown: dict[str, Bools] = {}
    if rule.applies:
        unknown_facts(rule.applies, look, ~nobody, unknown)
    band = _banded(rule, look, unknown, rows)
    given = {code: columns[code].known & ~found for code, found in doubted.items()}
    missing = _missing(rule, look, unknown, given, rows)
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
    acts = [place for place, one in enumerate(rule.bands) if one.when and one.priority is not Priority.P4]
    lacking = partly | (state == STATES.index(State.MEASURE_AGAIN))
    certain = lacking & np.isin(band, acts) & (applies.yes if applies else ~nobody)
    return Answers(
        state=state,
        band=np.where(answered, band, NONE),
        at_least=np.where(certain, band, NONE),
        missing={code: rows_ & partly for code, rows_ in missing.items()},
        again={code: rows_ & (state == STATES.index(State.MEASURE_AGAIN)) for code, rows_ in again.items()},
    )


def _doubted(rule: Rule, columns: Mapping[str, Column], rows: int) -> dict[str, Bools]:
    """By input: where what was recorded is not believed, by itself or beside the other one of its pair."""
    found = {code: cannot_be(one, columns, rows) for code, one in rule.inputs.items() if code in columns}
    pairs = {one.pair for one in rule.inputs.values() if one.pair and columns.keys() >= set(one.pair)}
    wrong = {pair: crossed(pair, columns, found) for pair in pairs}
    return found | {code: found[code] | rows_ for pair, rows_ in wrong.items() for code in pair}


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


def _missing(rule: Rule, look: Look, unknown: dict[str, Bools], given: dict[str, Bools], rows: int) -> dict[str, Bools]:
    """By input: where it is not known and either required or needed for an answer."""
    needed = {code: np.zeros(rows, dtype=bool) for code in rule.inputs}
    for name, where in unknown.items():
        for code in beneath(rule, name):
            needed[code] |= where
    found = {}
    for code, one in rule.inputs.items():
        absent = ~look(code).known & ~given.get(code, np.zeros(rows, dtype=bool))
        found[code] = absent & needed[code] if one.optional else absent & (needed[code] | asked(one, look, rows).yes)
    return found
