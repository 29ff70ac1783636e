"""What can a column of the recap count, and what does a month hold of one person?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Is(StrEnum):
    """The closed vocabulary of what a column counts; a word that is not here does not load.

    REGISTERED    in S of the month
    CAME          of S, at an open day of the month
    NOT_CAME      of S, at none
    CONCEPT       the answer of a concept is one of `options`; of yes or no: "ya", "tidak"
    AT_LEAST, BELOW  the number of a concept against `value`
    SUM_AT_LEAST, SUM_BELOW  the sum of several numbers against `value`
    WRITTEN       a text of the concept was written
    MEASURED      a number of the concept was written, whatever it is
    GIVEN         one of `services`, or a service of one of `kinds`, was given
    SYMPTOMS      so many of the signs, or more, were answered with yes
    ANY_YES, ALL_NO  one of the items is yes; every one of them is no
    GROWTH        the last finding of a growth index is one of `categories`
    WEIGHING      the weighing that counts for the month: its status, or its band, is one of these
    NOT_RECORDED  has no data yet: always blank, and says why
    """

    REGISTERED = "registered"
    CAME = "came"
    NOT_CAME = "not_came"
    CONCEPT = "concept"
    AT_LEAST = "at_least"
    BELOW = "below"
    SUM_AT_LEAST = "sum_at_least"
    SUM_BELOW = "sum_below"
    WRITTEN = "written"
    MEASURED = "measured"
    GIVEN = "given"
    SYMPTOMS = "symptoms"
    ANY_YES = "any_yes"
    ALL_NO = "all_no"
    GROWTH = "growth"
    WEIGHING = "weighing"
    NOT_RECORDED = "not_recorded"


OF_REGISTER = frozenset({Is.REGISTERED, Is.CAME, Is.NOT_CAME})


@dataclass(frozen=True, slots=True)
class Count:
    """numbers   of CONCEPT: the numbers of the options that count
    services  of GIVEN: codes, those of `kinds` among them
    """

    how: Is
    concepts: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()
    value: int = 0
    services: frozenset[str] = frozenset()
    index: str = ""
    categories: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    bands: frozenset[str] = frozenset()
    why_id: str = ""
    why_en: str = ""

    def why(self, language: str) -> str:
        return self.why_en if language == "en" else self.why_id


@dataclass(frozen=True, slots=True)
class Known:
    """What one month holds of one person.

    answers   by concept the last standing one of the open days: a number, or a text that was written
    given     services of the open days
    growth    by index the category of the last day of the month on which it was assessed
    weighing  status and band of the weighing that counts for the month; the band is empty where it was not assessed
    """

    answers: Mapping[str, int | str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    growth: Mapping[str, str] = field(default_factory=dict)
    weighing: tuple[str, str] | None = None
