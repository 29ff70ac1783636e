"""What else is on the card of a balita of the invented city: the book that was shown, the capsules that were given?

Ages and months of vitamin A and deworming are those of the schedule (knowledge.due); how many come home without is
invented, and so is how many have no book.
"""

from datetime import date
from random import Random

from simpul.knowledge.due.definition import Kind, schedule
from simpul.knowledge.growth import completed_months

CARD, BOOK = "posyandu_bayi_balita", "growth_book"
WITHOUT_BOOK, WITHOUT_CAPSULE = 0.06, 0.05


def book_shown(random: Random) -> dict[str, int]:
    """Asked on the first day of a child; what was answered stands until it is asked again."""
    return {BOOK: int(random.random() >= WITHOUT_BOOK)}


def given_on(born: date, day: date, random: Random) -> tuple[str, ...]:
    """The services of that month of distribution for a child of that age."""
    months = completed_months(born, day)
    meant = (
        code
        for rule in schedule()
        if rule.kind is Kind.CAMPAIGN and day.month in rule.in_months
        for first, below, code in rule.by_age
        if first <= months < below
    )
    return tuple(code for code in meant if random.random() >= WITHOUT_CAPSULE)
