"""Which doses of a history can be used, of which antigen, on which days? What cannot is named.

Doses of an antigen stand in the order of the last day that they can have had; an exact day first.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from simpul.knowledge.immunization.answer import Problem, Trouble
from simpul.knowledge.immunization.asked import Asked, Given, Kipi, NotDone
from simpul.knowledge.immunization.days import Precision, Span, can_be_counted, whole_span
from simpul.knowledge.immunization.schedule.definition import Edition

LAST_CLASS = 12


@dataclass(frozen=True, slots=True)
class Taken:
    """moves  no end of its span is known: it grows with the day of asking
    is_part  of a vaccine that was given for another antigen
    """

    position: int
    antigen: str
    span: Span
    school: str = ""
    product: str = ""
    moves: bool = False
    is_part: bool = False

    @property
    def order(self) -> tuple[object, ...]:
        exact = self.span.is_exact
        return (self.span.last, not exact, self.span.first, self.is_part, self.school, self.product, self.position)


@dataclass(frozen=True, slots=True)
class Ground:
    """What every step stands on."""

    asked: Asked
    edition: Edition
    taken: dict[str, list[Taken]]
    troubles: list[Trouble]

    @property
    def school_class(self) -> int | None:
        """The class, where it is one; else it is not known."""
        told = self.asked.school_class
        return told if told is not None and 0 <= told <= LAST_CLASS else None

    def card(self, antigen: str) -> list[Taken]:
        """The doses of the card's series."""
        return [one for one in self.taken.get(antigen, ()) if not one.school]


def ground_of(asked: Asked, edition: Edition) -> Ground:
    taken: dict[str, list[Taken]] = defaultdict(list)
    troubles = list(_about_others(asked, edition))
    for position, given in enumerate(asked.history):
        found = _taken(position, given, asked, edition)
        if isinstance(found, Problem):
            troubles.append(Trouble(found, "history", position))
            continue
        taken[found.antigen].append(found)
        for antigen in _parts(found, edition):
            taken[antigen].append(Taken(position, antigen, found.span, "", found.product, found.moves, is_part=True))
    return Ground(
        asked, edition, {name: sorted(all_, key=lambda one: one.order) for name, all_ in taken.items()}, troubles
    )


def antigen_of(given: Given, edition: Edition) -> str | Problem:
    """The antigen of a dose by its name, its product or its code, in this order."""
    for name in (given.antigen, given.product):
        if name in edition.antigens:
            return name
        if name in edition.products:
            return edition.products[name].antigen
    if given.code in edition.undecided:
        return Problem.SEVERAL_VACCINES
    found = edition.codes.get(given.code) if given.code and not given.antigen else None
    return found or Problem.UNKNOWN_VACCINE


def _taken(position: int, given: Given, asked: Asked, edition: Edition) -> Taken | Problem:
    antigen = antigen_of(given, edition)
    if isinstance(antigen, Problem):
        return antigen
    if given.school and not any((row.antigen, row.dose) == (antigen, given.school) for row in edition.school):
        return Problem.UNKNOWN_VACCINE
    span = _span(given, asked)
    if isinstance(span, Problem):
        return span
    product = _product(given, antigen, edition)
    if isinstance(product, Problem):
        return product
    unknown = given.day is None or given.precision in (Precision.YEAR, Precision.UNKNOWN)
    return Taken(position, antigen, span, given.school, product, unknown and span.last == asked.as_of)


def _product(given: Given, antigen: str, edition: Edition) -> str | Problem:
    """The vaccine that was given; a line may name a part of it, but not another antigen."""
    named = given.product or given.antigen
    product = edition.products.get(named)
    if product is None or product.antigen == antigen:
        return named or antigen
    return antigen if antigen in product.also else Problem.SEVERAL_VACCINES


def _span(given: Given, asked: Asked) -> Span | Problem:
    """The days between birth and today on which it can have been given."""
    if given.day is not None and not can_be_counted(given.day):
        return Problem.OUT_OF_RANGE
    meant = whole_span(given.day, given.precision) or Span(asked.birth_date, asked.as_of)
    if meant.last < asked.birth_date:
        return Problem.BEFORE_BIRTH
    if meant.first > asked.as_of:
        return Problem.IN_FUTURE
    return Span(max(meant.first, asked.birth_date), min(meant.last, asked.as_of))


def _parts(taken: Taken, edition: Edition) -> tuple[str, ...]:
    product = edition.products.get(taken.product)
    return product.also if product and product.antigen == taken.antigen else ()


def _about_others(asked: Asked, edition: Edition) -> Iterator[Trouble]:
    """Refusals, events and confirmed ages that nobody can act on."""
    named: dict[str, tuple[NotDone | Kipi, ...]] = {"not_done": asked.not_done, "kipi": asked.kipi}
    for about, told in named.items():
        for position, one in enumerate(told):
            if not edition.antigens_of(one.antigen):
                yield Trouble(Problem.UNKNOWN_VACCINE, about, position)
            elif one.day < asked.birth_date:
                yield Trouble(Problem.BEFORE_BIRTH, about, position)
            elif one.day > asked.as_of:
                yield Trouble(Problem.IN_FUTURE, about, position)
    for position, override in enumerate(asked.overrides):
        card = edition.cards.get(override.antigen)
        if card is None or override.number not in {dose.number for dose in card.doses}:
            yield Trouble(Problem.UNKNOWN_VACCINE, "overrides", position)
