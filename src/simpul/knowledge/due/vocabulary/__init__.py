"""Of which kinds are the services of the schedule, and what does each say? The closed vocabulary of services.json."""

from simpul.knowledge.due.vocabulary.checks import check
from simpul.knowledge.due.vocabulary.rule import Again, Condition, ServiceRule, Setting
from simpul.knowledge.due.vocabulary.words import (
    ALWAYS,
    ASKS,
    EVERY,
    FORM,
    MAY_STAND,
    OF_KIND,
    TESTS,
    Anchor,
    Kind,
)

__all__ = [
    "ALWAYS",
    "ASKS",
    "EVERY",
    "FORM",
    "MAY_STAND",
    "OF_KIND",
    "TESTS",
    "Again",
    "Anchor",
    "Condition",
    "Kind",
    "ServiceRule",
    "Setting",
    "check",
]
