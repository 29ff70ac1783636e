"""What is a rule? Bands of a few named inputs, worst first, with a source, an edition and a day from which it holds.

It is data: every condition is a gate of the closed vocabulary (knowledge.forms.gates) over inputs and over quantities
that are derived from them by arithmetic, counts and score tables. No function of a rule returns a category (ADR 0032).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from simpul.knowledge.concepts import Concept, PrivacyClass, Status
from simpul.knowledge.forms.gates import Gate
from simpul.knowledge.rules.language.known import Known
from simpul.knowledge.rules.language.quantities import Derivation


class Priority(StrEnum):
    """clinical-rules 0.2: who acts and how soon; the first is the worst."""

    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"


class Refer(StrEnum):
    """The ladder of clinical-rules 0.2: where somebody of this band is seen next."""

    NOWHERE = "tidak"
    NAKES = "nakes"
    PUSKESMAS = "puskesmas"
    FKRTL = "fkrtl"


class Colour(StrEnum):
    """What a kader is shown (ilp.md 2.4): the plot, never the category."""

    GREEN = "hijau"
    YELLOW = "kuning"
    RED = "merah"


class Worse(StrEnum):
    """In which direction an input becomes worse: away from a best middle to both sides; of who is meant, neither."""

    UP = "up"
    DOWN = "down"
    AWAY = "away"
    NEITHER = ""


@dataclass(frozen=True, slots=True)
class Input:
    """thing     a concept of the registry, or something known of the person and the day (knowledge.rules.known)
    optional  where it was not measured nothing is concluded from it; otherwise the result is incomplete without it
    pair      (upper, lower) where the rule is given both and the registry says which is above the other; else empty
    when      of whom it is asked; of anybody else it is neither required nor looked at (ADR 0040). None: of everybody
    """

    code: str
    thing: Concept | Known
    worse: Worse = Worse.NEITHER
    optional: bool = False
    when: Gate | None = None
    pair: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """unit      in which the limits of the rule are written (concepts.measures)
    shown     in which a reader gets them: kg/m2 of an index that is compared in g/m2
    decimals  of the number as it is shown; it is compared exactly
    """

    code: str
    label_id: str
    label_en: str
    derivation: Derivation
    unit: str = "1"
    shown: str = "1"
    decimals: int = 0

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id


@dataclass(frozen=True, slots=True)
class Band:
    """when  None for the last, which takes everybody who is left
    recheck_days  after how many days somebody of this band is looked at again; None where the rule does not say
    ours  which of priority, refer and recheck_days its source does not give: a doctor who signs decides on them
    rests_on  the inputs that its words judge, where they say nothing of the others; else empty
    least  the band as it is told where a worse one may still come out (language.least); None where none can
    """

    code: str
    label_id: str
    label_en: str
    when: Gate | None
    priority: Priority
    action_id: str
    action_en: str
    refer: Refer
    colour: Colour
    status: Status
    source: str
    recheck_days: int | None = None
    ours: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    least: "Band | None" = None

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    def action(self, language: str) -> str:
        return self.action_en if language == "en" else self.action_id


@dataclass(frozen=True, slots=True)
class Rule:
    """applies      for whom; None for everybody; bands: worst first
    only_signed  an edition that waits for a doctor: where nobody signed it, it does not act and is no advice either
    """

    code: str
    edition: str
    valid_from: date
    title_id: str
    title_en: str
    status: Status
    source: str
    applies: Gate | None
    inputs: dict[str, Input]
    derived: dict[str, Derived]
    bands: tuple[Band, ...]
    settings: tuple[str, ...] = field(default=())
    only_signed: bool = False

    def title(self, language: str) -> str:
        return self.title_en if language == "en" else self.title_id

    @property
    def privacy_class(self) -> PrivacyClass:
        """That of the most protected input: an answer tells what it was made from (ipwl-privacy-reporting 3.3)."""
        classes = [one.thing.privacy_class for one in self.inputs.values() if isinstance(one.thing, Concept)]
        return max(classes, default=PrivacyClass.C2)

    @property
    def key(self) -> tuple[str, str]:
        return self.code, self.edition
