"""Which doses count and which are next, for whole populations? The third evaluator of immunisation (ADR 0038)."""

from simpul.knowledge.immunization.columns.answer import DoseColumns, EvaluationColumns, NextColumns
from simpul.knowledge.immunization.columns.asked import (
    AskedColumns,
    Doses,
    Events,
    NotDoneColumns,
    Overrides,
    People,
    Region,
)
from simpul.knowledge.immunization.columns.evaluate import evaluate_columns
from simpul.knowledge.immunization.columns.gathered import columns_of
from simpul.knowledge.immunization.columns.opened import opened_columns

__all__ = [
    "AskedColumns",
    "DoseColumns",
    "Doses",
    "EvaluationColumns",
    "Events",
    "NextColumns",
    "NotDoneColumns",
    "Overrides",
    "People",
    "Region",
    "columns_of",
    "evaluate_columns",
    "opened_columns",
]
