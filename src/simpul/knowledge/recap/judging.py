"""Does one person count in a column? Yes, no, or not known: nobody asked, and a blank is not a no (ADR 0018)."""

from simpul.knowledge.growth import GainStatus
from simpul.knowledge.recap.counts import Count, Is, Known


def judge(count: Count, known: Known) -> bool | None:
    """None where nobody asked. Raises ValueError for a column of the register, which no answer decides."""
    match count.how:
        case Is.CONCEPT:
            answer = _number(known, count)
            return None if answer is None else answer in count.numbers
        case Is.AT_LEAST | Is.BELOW:
            answer = _number(known, count)
            return None if answer is None else (answer >= count.value) == (count.how is Is.AT_LEAST)
        case Is.SUM_AT_LEAST:
            return _sum_reaches(known, count)
        case Is.SUM_BELOW:
            reached = _sum_reaches(known, count)
            return None if reached is None else not reached
        case Is.WRITTEN:
            return True if known.answers.get(count.concepts[0]) else None
        case Is.MEASURED:
            return None if _number(known, count) is None else True
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


def _sum_reaches(known: Known, count: Count) -> bool | None:
    """Certain once it is reached, since no number is below zero, or once every one is known."""
    answers = [known.answers.get(one) for one in count.concepts]
    numbers = [one for one in answers if isinstance(one, int)]
    if sum(numbers) >= count.value:
        return True
    return False if len(numbers) == len(answers) else None


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
