"""What does the recap of the open days of a Posyandu count, column by column? (ADR 0027)"""

from simpul.knowledge.recap.counts import Count, Is, Known
from simpul.knowledge.recap.excluding import excluding
from simpul.knowledge.recap.groups import GROUPS, groups_of_month
from simpul.knowledge.recap.judging import judge
from simpul.knowledge.recap.sheets import Column, RecapError, Sheet, column_with, concepts_counted, sheets

__all__ = [
    "GROUPS",
    "Column",
    "Count",
    "Is",
    "Known",
    "RecapError",
    "Sheet",
    "column_with",
    "concepts_counted",
    "excluding",
    "groups_of_month",
    "judge",
    "sheets",
]
