"""Whom would an edition place where, and who would change class against another edition? A dry run; nothing is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from simpul.knowledge.rules import Rule, State
from simpul.knowledge.rules.columns import assess_columns
from simpul.knowledge.rules.columns.assess import STATES
from simpul.knowledge.rules.columns.held import Bools, Ints
from simpul.services.signing.dry_run.population import Population

CERTAIN = "pasti"
OTHER_STATES = (State.INCOMPLETE, State.MEASURE_AGAIN, State.NOT_APPLICABLE)
Class = str  # "pita-berat", "pasti-berat", "keadaan-tidak_lengkap"


@dataclass(frozen=True)
class Trial:
    """classes  of a rule: its bands worst first, those that are certain where something is missing, then the states
    placed   of each person, the place in classes
    anything of whom any input was found
    age_unknown  how many were left out (Population)
    """

    rule: Rule
    ids: list[UUID]
    classes: tuple[Class, ...]
    placed: Ints
    anything: Bools
    age_unknown: int = 0

    def counts(self) -> dict[Class, int]:
        counted = np.bincount(self.placed, minlength=len(self.classes))
        return {one: int(number) for one, number in zip(self.classes, counted, strict=True)}

    def without_findings(self) -> int:
        """Of the incomplete, of whom no band is certain, those of whom nothing at all was found."""
        return int((self._in(incomplete()) & ~self.anything).sum())

    def people_in(self, one: Class) -> list[UUID]:
        return _those(self.ids, self._in(one))

    def _in(self, one: Class) -> Bools:
        return np.asarray(self.placed == self.classes.index(one))


@dataclass(frozen=True)
class Moves:
    """Who stands elsewhere by `after` than by `before`: by both classes, the most people first."""

    before: Trial
    after: Trial

    def counts(self) -> list[tuple[Class, Class, int]]:
        pairs, counted = np.unique(np.stack([self.before.placed, self.after.placed]), axis=1, return_counts=True)
        named = [
            (self.before.classes[old], self.after.classes[new], int(number))
            for old, new, number in zip(*pairs, counted, strict=True)
        ]
        return sorted((one for one in named if one[0] != one[1]), key=lambda one: -one[2])

    def people_in(self, old: Class, new: Class) -> list[UUID]:
        where = self.before._in(old) & self.after._in(new)
        return _those(self.after.ids, where)


def try_rule(rule: Rule, people: Population) -> Trial:
    answers = assess_columns(rule, people.columns(rule), len(people.ids))
    bands = len(rule.bands)
    placed = answers.band.copy()
    for more, state in enumerate(OTHER_STATES):
        placed[answers.state == STATES.index(state)] = 2 * bands + more
    certain = answers.at_least >= 0
    placed[certain] = bands + answers.at_least[certain]
    return Trial(rule, people.ids, classes_of(rule), placed, people.anything, people.age_unknown)


def classes_of(rule: Rule) -> tuple[Class, ...]:
    """Incomplete is only who may still fall anywhere: what is certain is told on every page."""
    kinds = ("pita", CERTAIN)
    banded = (f"{kind}-{band.code}" for kind in kinds for band in rule.bands)
    return (*banded, *(f"keadaan-{state.value}" for state in OTHER_STATES))


def incomplete() -> Class:
    return f"keadaan-{State.INCOMPLETE.value}"


def _those(ids: list[UUID], where: Iterable[bool]) -> list[UUID]:
    return [one for one, is_in in zip(ids, where, strict=True) if is_in]
