"""What do the engines for columns answer about the members of a list? Row by row, each on the same day (ADR 0038)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from simpul.foundation.day_columns import Bools
from simpul.knowledge.due import History, recorded_visits
from simpul.knowledge.due.columns import ServiceColumns, due_columns
from simpul.knowledge.due.columns import columns_of as schedule_of
from simpul.knowledge.due.definition import Kind, ServiceRule, listed_to, schedule
from simpul.knowledge.due.vocabulary import Anchor
from simpul.knowledge.immunization import Asked
from simpul.knowledge.immunization.columns import (
    AskedColumns,
    EvaluationColumns,
    columns_of,
    evaluate_columns,
    opened_columns,
)
from simpul.services.due.listing import person_of
from simpul.services.due.members import Member
from simpul.services.due.said import not_done
from simpul.services.due.vaccines import asked_of


@dataclass(frozen=True, slots=True)
class Doses:
    """rows  of the members of whom vaccines are asked; asked, answer: of these, in their order"""

    rows: list[int]
    asked: AskedColumns
    answer: EvaluationColumns

    def among(self, count: int, which: Bools) -> Bools:
        """A column of those who were asked, as one of all the members."""
        found = np.zeros(count, bool)
        found[self.rows] = which
        return found


def schedule_among(
    members: Sequence[Member], on: date, wanted: Callable[[ServiceRule], bool] = lambda _rule: True
) -> list[ServiceColumns]:
    """Visits that can be recorded, and whatever else is `wanted` of the schedule, in its order. What is over for
    everybody, or counts from what nobody has, is left out, and so is whatever was done that no service rests on."""
    people = [person_of(one.about) for one in members]
    days = {anchor: [day for one in people if (day := one.anchored(anchor)) and day <= on] for anchor in Anchor}
    last = {anchor: max(those) for anchor, those in days.items() if those}
    rules = [one for one in schedule() if wanted(one) and _can_be_listed(one, last, on)]
    codes = {code for rule in rules for code in rests_on(rule)}
    histories = (
        History(tuple(told for told in one.done if told.code in codes), not_done(one.said, on)) for one in members
    )
    return due_columns(schedule_of([(*one, on) for one in zip(people, histories, strict=True)]), rules)


def _can_be_listed(rule: ServiceRule, last: dict[Anchor, date], on: date) -> bool:
    """last  by anchor the latest day of anybody, up to the day"""
    since = last.get(counts_from(rule))
    if since is None or (rule.visit and rule.visit not in recorded_visits()):
        return False
    ends = rule.kind is Kind.WINDOW and rule.anchor != Anchor.PREGNANCY
    return not ends or (on - since).days <= listed_to(rule)


def rests_on(rule: ServiceRule) -> set[str]:
    """By what of what was done it is judged."""
    return {rule.visit, *rule.shown_by, *rule.judged_by, *(code for _, _, code in rule.by_age)}


def counts_from(rule: ServiceRule) -> Anchor:
    return Anchor.PREGNANCY if rule.kind is Kind.PREGNANCY_VISITS else Anchor(rule.anchor or Anchor.BIRTH)


def doses_among(members: Sequence[Member], on: date) -> Doses | None:
    """None where of nobody the day of birth is known."""
    found = _asked_among(members, on)
    if not found:
        return None
    columns = columns_of(list(found.values()))
    return Doses(list(found), columns, evaluate_columns(columns))


def dose_opened_among(members: Sequence[Member], on: date) -> Bools:
    """Of each whether any dose is due or late that nobody refused and for which no other day was agreed."""
    found, opened = _asked_among(members, on), np.zeros(len(members), bool)
    if found:
        opened[list(found)] = opened_columns(columns_of(list(found.values())))
    return opened


def _asked_among(members: Sequence[Member], on: date) -> dict[int, Asked]:
    """By row."""
    each = (asked_of(one.about, one.done, on, one.said) for one in members)
    return {row: asked for row, asked in enumerate(each) if asked}
