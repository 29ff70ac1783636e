"""Does one person count in a column? Yes, no, or not known: nobody asked, and a blank is not a no (ADR 0018)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from simpul.knowledge.growth import GainStatus


class Is(StrEnum):
    """The closed vocabulary of what a column counts; a word that is not here does not load.

    REGISTERED    in S of the month
    CAME          of S, at an open day of the month
    NOT_CAME      of S, at none
    CONCEPT       the answer of a concept is one of `options`; of yes or no: "ya", "tidak"
    AT_LEAST, BELOW  the number of a concept against `value`
    WRITTEN       a text of the concept was written
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
    WRITTEN = "written"
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


def judge(count: Count, known: Known) -> bool | None:
    """None where nobody asked. Raises ValueError for a column of the register, which no answer decides."""
    match count.how:
        case Is.CONCEPT:
            answer = _number(known, count)
            return None if answer is None else answer in count.numbers
        case Is.AT_LEAST | Is.BELOW:
            answer = _number(known, count)
            return None if answer is None else (answer >= count.value) == (count.how is Is.AT_LEAST)
        case Is.WRITTEN:
            return True if known.answers.get(count.concepts[0]) else None
        case Is.GIVEN:
            return True if known.given & count.services else None
        case Is.SYMPTOMS:
            return _at_least(known, count.concepts, count.value)
        case Is.ANY_YES:
            return _at_least(known, count.concepts, 1)
        case Is.ALL_NO:
            yes = _at_least(known, count.concepts, 1)
            return None if yes is None else not yes
        case Is.GROWTH:
            category = known.growth.get(count.index)
            return None if category is None else category in count.categories
        case Is.WEIGHING:
            return _of_weighing(count, known)
        case Is.NOT_RECORDED:
            return None
    raise ValueError(f"{count.how} is read off the register")


def _number(known: Known, count: Count) -> int | None:
    answer = known.answers.get(count.concepts[0])
    return answer if isinstance(answer, int) else None


def _at_least(known: Known, concepts: tuple[str, ...], least: int) -> bool | None:
    """Certain as soon as enough are yes, or too few are left that could be."""
    answers = [known.answers.get(one) for one in concepts]
    yes, blank = answers.count(1), answers.count(None)
    if yes >= least:
        return True
    return False if yes + blank < least else None


def _of_weighing(count: Count, known: Known) -> bool | None:
    """A child that cannot be compared (O, B) is neither N nor T; its band counts all the same."""
    if known.weighing is None:
        return None
    status, band = known.weighing
    if status in count.statuses or (band and band in count.bands):
        return True
    comparable = status in (GainStatus.N, GainStatus.T)
    return False if comparable and (band or not count.bands) else None
