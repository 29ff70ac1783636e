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
from simpul.knowledge.immunization.schedule.registry import edition_on
from simpul.knowledge.immunization.steps.tetanus import KEY
from simpul.knowledge.immunization.words import day_of, said

ORDER = {State.LATE: 0, State.DUE: 1, State.NOT_YET: 2}


@dataclass(frozen=True, slots=True)
class DoseDue:
    """service   code in knowledge/concepts/services.toml of what is given (the hexavalent dose where that is the
             vaccine of the area); empty where a dose has no service of its own
    sentence  why, with %(day)s where it names `day`
    """

    service: str
    label_id: str
    label_en: str
    coming: Next
    edition: str

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
        return said(self.coming.reason, language)


def next_doses(asked: Asked, found: Evaluation | None = None) -> list[DoseDue]:
    """The next dose of every antigen and school row that is asked of this person, late ones first, then due ones, then
    those to come by their day. What is complete, past or not asked is not among them. Never raises.

    found  what `evaluate` answers to the same, where it was asked before
    """
    found = found or evaluate(asked)
    open_ = [one for one in found.next.values() if one.state in ORDER]
    open_.sort(key=lambda one: (ORDER[one.state], one.earliest or date.max, one.key))
    return [_due(one, found.edition, asked.as_of) for one in open_]


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


def _due(coming: Next, edition: str, on: date) -> DoseDue:
    dose = coming.key.partition("/")[2] or str(coming.dose)
    product = edition_on(on).products.get(coming.product)
    own = coming.product if product and product.antigen == coming.antigen else coming.antigen
    code = _codes().get((own, dose)) or _codes().get((coming.antigen, dose), "")
    if code and coming.key != KEY:
        return DoseDue(code, services()[code].label_id, services()[code].label_en, coming, edition)
    tetanus = edition_on(on).tetanus
    number = f"T{coming.dose}"  # the service of women says no number
    return DoseDue(code, f"{tetanus.label_id}, {number}", f"{tetanus.label_en}, {number}", coming, edition)


@cache
def _codes() -> dict[tuple[str, str], str]:
    return {(one.antigen, one.dose): code for code, one in services().items() if one.antigen}
