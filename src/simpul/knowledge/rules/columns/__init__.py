"""Which band does each of many people have? The evaluator for whole populations, by columns (ADR 0032)."""

from simpul.knowledge.rules.columns.assess import Answers, Column, assess_columns

__all__ = ["Answers", "Column", "assess_columns"]
