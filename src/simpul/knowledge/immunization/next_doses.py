"""Which doses does a list of services due show for this person? For whoever lists services and knows only their codes.

`due` gives the services of mother and child; this gives the vaccines in the same states (ilp.md 3.3).
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from simpul.knowledge.concepts import services
from simpul.knowledge.concepts.service_registry import ServiceKind
from simpul.knowledge.immunization.answer import Evaluation, Next, Note, State
from simpul.knowledge.immunization.asked import Asked, Given
from simpul.knowledge.immunization.days import Precision
from simpul.knowledge.immunization.evaluate import evaluate
from simpul.knowledge.immunization.schedule.card import Card
from simpul.knowledge.immunization.schedule.definition import Edition
from simpul.knowledge.immunization.schedule.registry import edition_on
from simpul.knowledge.immunization.steps.tetanus import KEY
from simpul.knowledge.immunization.words import day_of, said

ORDER = {State.LATE: 0, State.DUE: 1, State.NOT_YET: 2}


@dataclass(frozen=True, slots=True)
class DoseDue:
    """service   code in knowledge/concepts/services.toml of what is given (the hexavalent dose where that is the
             vaccine of the area); empty where a dose has no service of its own
    sentence  why, with %(day)s where it names `day`, and what else is in this injection
    also      the other series for which this injection is given; they have no line of their own
    """

    service: str
    label_id: str
    label_en: str
    coming: Next
    edition: str
    also: tuple[Card, ...] = ()

    @property
    def is_to_give(self) -> bool:
        """Whether it may be given on the day that was asked: due or late, and not held."""
        return self.coming.state in (State.DUE, State.LATE) and not self.coming.is_held

    @property
    def day(self) -> date | None:
        return day_of(self.coming)

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    @property
    def note(self) -> Note | None:
        return Note.DAY_UNKNOWN if self.coming.is_unsure else None

    def sentence(self, language: str) -> str:
        found = said(self.coming.reason, language)
        labels = ", ".join(one.label_en if language == "en" else one.label_id for one in self.also)
        return f"{found} {said(Note.SAME_INJECTION, language).replace('%(also)s', labels)}" if labels else found


def next_doses(asked: Asked, found: Evaluation | None = None) -> list[DoseDue]:
    """The next dose of every antigen and school row that is asked of this person, late ones first, then due ones, then
    those to come by their day. What is complete, past or not asked is not among them; what comes in the injection of
    another stands on its line. Never raises.

    found  what `evaluate` answers to the same, where it was asked before
    """
    found = found or evaluate(asked)
    open_ = [one for one in found.next.values() if one.state in ORDER]
    open_.sort(key=lambda one: (ORDER[one.state], one.earliest or date.max, one.key))
    edition = edition_on(asked.as_of)
    inside = [one for one in open_ if _is_inside(one, found, edition)]
    return [
        _due(one, [other for other in inside if other.product == one.product], edition)
        for one in open_
        if one not in inside
    ]


def _is_inside(one: Next, found: Evaluation, edition: Edition) -> bool:
    """Whether it comes in an injection that is asked for another antigen. Where somebody said no to one of the two it
    keeps its line."""
    if not edition.is_part(one.antigen, one.product):
        return False
    carrier = found.next[edition.products[one.product].antigen]
    return one.not_done == carrier.not_done


def given_of(service: str, day: date | None, precision: Precision = Precision.DAY) -> Given | None:
    """A dose of the history from the code of a service that was recorded; None of one that is no vaccine.

    The number in the code is dropped: the engine numbers the doses of a card by itself.
    Raises KeyError for a code that is not in services.toml (a bug in the caller).
    """
    found = _called(service)
    return Given(antigen=found[0], day=day, precision=precision, school=found[1]) if found else None


@cache
def _called(service: str) -> tuple[str, str] | None:
    """The antigen of a vaccine and its row of a school; a list of many asks a thousand times for the same few."""
    one = services()[service]
    if one.kind is not ServiceKind.IMMUNIZATION:
        return None
    return one.antigen, one.dose if one.schedule and not one.dose.isdigit() else ""  # Td of women has no row


def _due(coming: Next, inside: list[Next], edition: Edition) -> DoseDue:
    dose = coming.key.partition("/")[2] or str(coming.dose)
    own = coming.antigen if edition.is_part(coming.antigen, coming.product) else coming.product
    code = _codes().get((own, dose)) or _codes().get((coming.antigen, dose), "")
    if code and coming.key != KEY:
        also = tuple(edition.cards[one.antigen] for one in inside)
        return DoseDue(code, services()[code].label_id, services()[code].label_en, coming, edition.edition, also)
    tetanus = edition.tetanus
    number = f"T{coming.dose}"  # the service of women says no number
    return DoseDue(code, f"{tetanus.label_id}, {number}", f"{tetanus.label_en}, {number}", coming, edition.edition)


@cache
def _codes() -> dict[tuple[str, str], str]:
    return {(one.antigen, one.dose): code for code, one in services().items() if one.antigen}
