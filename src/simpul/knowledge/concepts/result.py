"""What came of reading what a person typed: a value, nothing, or a refusal with its sentence?"""

from dataclasses import dataclass

from simpul.foundation.errors import DomainError

ECHO = 12  # characters of what was typed that a sentence may repeat


@dataclass(frozen=True, slots=True)
class Read:
    """rounded  was finer than the resolution: the screen shows the value as it is kept"""

    value: int | str
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing was typed. That is no zero and no "tidak"."""


@dataclass(frozen=True, slots=True)
class Refused:
    """problem  a code and an Indonesian sentence: what to write, and the beginning of what was typed
    beyond   of a number that was read and is outside of what can be: that number, in the unit of the concept
    """

    problem: DomainError
    beyond: int | None = None


Reading = Read | Blank | Refused
