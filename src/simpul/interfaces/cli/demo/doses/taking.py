"""What has an invented child had before its first open day, and what may it be given on one?"""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from simpul.interfaces.cli.demo.days.near import Near
from simpul.interfaces.cli.demo.days.visits import History
from simpul.interfaces.cli.demo.doses.book import Brought, brought, pages_of, rounds_of
from simpul.interfaces.cli.demo.doses.card import book_shown
from simpul.interfaces.cli.demo.doses.schedule import Booked, open_doses
from simpul.knowledge.forms import Facts, Form
from simpul.knowledge.forms.asking import why_hidden
from simpul.knowledge.forms.facts import NEVER, looking
from simpul.knowledge.growth import completed_months
from simpul.knowledge.immunization.schedule.registry import edition_on

NOTHING_ASKED_FROM = 60  # months
TAKEN, TAKEN_BEHIND, AT_ONCE = 0.9, 0.5, 4  # of the doses that are open at the table; so many in one visit


@dataclass(slots=True)
class Had:
    """book    whether the child has one: without it nothing before the first day is known
    last    by service the last day on which it was given
    """

    booked: Booked
    how: Brought
    book: bool
    last: dict[str, date] = field(default_factory=dict)

    def open_on(self, on: date, local: frozenset[str]) -> list[tuple[str, str]]:
        """Antigen and service of what may be given, to a child that is brought."""
        months = completed_months(self.booked.born, on)
        if months >= NOTHING_ASKED_FROM or months > self.how.until:
            return []
        return list(open_doses(self.booked, on, local))


def had_before(history: History, until: date, near: Near, random: Random) -> Had:
    """What stands in the book of a child before a day is taken over; history: of that child, written on."""
    born = history.person.birth_date
    had = Had(Booked(born), brought(random), bool(next(iter(book_shown(random).values()))))
    if not had.book or born >= until:
        return had
    for page in (*pages_of(had.booked, had.how, until, near.local(until), random), *rounds_of(born, until, random)):
        near.take_over(history, page, random)
        had.last |= {service: max(page.on, had.last.get(service, page.on)) for service in page.services}
    return had


def doses_at_the_table(card: Form, facts: Facts, had: Had, waiting: list[tuple[str, str]], random: Random) -> list[str]:
    """The services that a bidan gives that day, of those that wait: what the card asks of her, a few at once.

    facts  with what was given before today
    """
    edition, share = edition_on(facts.on), TAKEN if had.how.late[0] == 0 else TAKEN_BEHIND
    look = looking(facts, {})
    fields = {one.code: one for _, one in card.fields()}
    given: list[str] = []
    for antigen, service in waiting:
        hidden = why_hidden(card, fields[service], facts, look, NEVER)
        if hidden is None and len(given) < AT_ONCE and random.random() < share:
            had.booked.book(antigen, facts.on, edition)
            given.append(service)
    return given
