"""What does a rule answer? A band; or what was missing, or is to be measured again; and what it was made from."""

from dataclasses import dataclass, field
from enum import StrEnum

from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.language.definition import Band, Rule
from simpul.knowledge.rules.language.spans import Span


class State(StrEnum):
    ASSESSED = "dinilai"
    INCOMPLETE = "tidak_lengkap"
    MEASURE_AGAIN = "ukur_ulang"
    NOT_APPLICABLE = "tidak_berlaku"


@dataclass(frozen=True, slots=True)
class Answer:
    """band      only where assessed
    at_least  of what is incomplete or to be measured again: the band that holds whatever it will be, in words that
              leave a worse one open
    missing   inputs that would have to be known
    again     inputs outside what can be: a reading or a date that is not believed
    inputs    what the rule was given of its own inputs
    derived   what it made of them, where that is one number
    """

    rule: Rule
    state: State
    band: Band | None = None
    at_least: Band | None = None
    missing: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    inputs: dict[str, FactValue] = field(default_factory=dict)
    derived: dict[str, Span] = field(default_factory=dict)

    @property
    def acts(self) -> Band | None:
        """The band on which somebody acts now: the assessed one, or what is certain of an incomplete result."""
        return self.band or self.at_least
