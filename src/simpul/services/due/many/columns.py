"""What do the engines for columns answer about the members of a list? Row by row, each on the same day (ADR 0038)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from simpul.foundation.day_columns import Bools
from simpul.knowledge.due import History, recorded_visits
from simpul.knowledge.due.columns import ServiceColumns, due_columns
from simpul.knowledge.due.columns import columns_of as schedule_of
from simpul.knowledge.due.definition import Kind, ServiceRule, schedule
from simpul.knowledge.due.vocabulary import Anchor
from simpul.knowledge.immunization.columns import AskedColumns, EvaluationColumns, columns_of, evaluate_columns
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
    """Visits that can be recorded, and whatever else is `wanted` of the schedule, in its order. What counts from a
    pregnancy or from a birth is left out where nobody has one."""
    asked = [(person_of(one.about), History(tuple(one.done), not_done(one.said, on)), on) for one in members]
    anchors = {anchor for person, _, _ in asked for anchor in Anchor if person.anchored(anchor)}
    rules = (one for one in schedule() if not one.visit or one.visit in recorded_visits())
    return due_columns(schedule_of(asked), [one for one in rules if _counts_from(one) in anchors and wanted(one)])


def _counts_from(rule: ServiceRule) -> str:
    return Anchor.PREGNANCY if rule.kind is Kind.PREGNANCY_VISITS else rule.anchor or Anchor.BIRTH


def doses_among(members: Sequence[Member], on: date) -> Doses | None:
    """None where of nobody the day of birth is known."""
    each = [asked_of(one.about, one.done, on, one.said) for one in members]
    found = {row: asked for row, asked in enumerate(each) if asked}
    if not found:
        return None
    columns = columns_of(list(found.values()))
    return Doses(list(found), columns, evaluate_columns(columns))
