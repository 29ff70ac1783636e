"""Which kinds of answers does the register of people know? For whoever offers them, without the tables."""

from simpul.records.people.models import (
    BirthPrecision,
    Disability,
    MaritalStatus,
    NoNikReason,
    NumberKind,
    SexChoice,
    StateKind,
)

__all__ = [
    "BirthPrecision",
    "Disability",
    "MaritalStatus",
    "NoNikReason",
    "NumberKind",
    "SexChoice",
    "StateKind",
]
