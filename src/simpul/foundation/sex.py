"""Which sex does a growth table or a register ask for? The letters are those of the national forms."""

from enum import StrEnum


class Sex(StrEnum):
    MALE = "L"
    FEMALE = "P"
