"""Which band does each of many people have? The evaluator for whole populations, by columns (ADR 0032)."""

from simpul.knowledge.rules.columns.assess import Answers, assess_columns
from simpul.knowledge.rules.columns.given import Column

__all__ = ["Answers", "Column", "assess_columns"]
