"""Which services are due, for whole populations? The third evaluator of the services due (ADR 0038)."""

from simpul.knowledge.due.columns.asked import DoneColumns, DueAsked, NotDoneColumns, PeopleColumns, columns_of
from simpul.knowledge.due.columns.evaluate import due_columns
from simpul.knowledge.due.columns.judging import ServiceColumns

__all__ = [
    "DoneColumns",
    "DueAsked",
    "NotDoneColumns",
    "PeopleColumns",
    "ServiceColumns",
    "columns_of",
    "due_columns",
]
