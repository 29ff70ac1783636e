"""Who is remembered, where they lived, under which numbers, and what happened to the record itself?"""

from simpul.records.people.models.guests import Guest
from simpul.records.people.models.history import Edit, Merge, Residence, StateChange, StateKind
from simpul.records.people.models.numbers import NumberKind, PersonNumber
from simpul.records.people.models.person import (
    BirthPrecision,
    Disability,
    MaritalStatus,
    NoNikReason,
    Person,
    SexChoice,
)

__all__ = [
    "BirthPrecision",
    "Disability",
    "Edit",
    "Guest",
    "MaritalStatus",
    "Merge",
    "NoNikReason",
    "NumberKind",
    "Person",
    "PersonNumber",
    "Residence",
    "SexChoice",
    "StateChange",
    "StateKind",
]
