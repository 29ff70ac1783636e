"""What is a form? An edition, sections, and for each field what is asked, by whom, when, how often (ADR 0018)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from simpul.knowledge.concepts import Concept, Service, Status
from simpul.knowledge.forms.facts import Place, Role
from simpul.knowledge.forms.gates import Gate


class HowOften(StrEnum):
    """MONTHLY      once in a calendar month
    SIX_MONTHLY  when the last answer is six completed months old, YEARLY when it is twelve
    EPISODE      once in a pregnancy, once after a birth
    """

    EACH_VISIT = "each_visit"
    MONTHLY = "monthly"
    SIX_MONTHLY = "six_monthly"
    YEARLY = "yearly"
    EPISODE = "episode"
    ONCE = "once"


class Filled(StrEnum):
    """READ_OFF  a worker reads a colour or a class off a curve, a tape or a table, until a signed rule computes it"""

    ASKED = "asked"
    COMPUTED = "computed"
    READ_OFF = "read_off"


class Wording(StrEnum):
    """SCORE_ONLY   the questions belong to a licensed instrument: the form takes numbered scores of its items
    TOTALS_ONLY  the questions stand on a sheet that is not ours: the form takes what is counted on it
    """

    FULL = "full"
    SCORE_ONLY = "score_only"
    TOTALS_ONLY = "totals_only"


NOT_OURS = {Wording.SCORE_ONLY, Wording.TOTALS_ONLY}


class CountsAs(StrEnum):
    """The visit of a schedule for which a saved form is evidence (knowledge.due)."""

    ANC = "anc"
    NIFAS = "nifas"
    NEONATAL = "neonatal"


@dataclass(frozen=True, slots=True)
class Field:
    """column     of the paper card; empty where the card has none
    step       1 to 5 of a Posyandu day; 0 where the form has no steps
    required   only where it is asked
    shown_to   who sees what was recorded; never wider than the class allows
    default_days  offer the value of last time while it is not older than this; None: never
    rule       what computes it, for a computed field
    item       the number of the item, on a form that is score only
    """

    thing: Concept | Service
    column: str
    step: int
    required: bool
    asked_by: frozenset[Role]
    shown_to: frozenset[Role]
    how_often: HowOften
    filled: Filled
    default_days: int | None
    gate: Gate | None
    rule: str
    item: int | None
    help_id: str
    help_en: str

    @property
    def code(self) -> str:
        return self.thing.code

    @property
    def concept(self) -> Concept | None:
        return self.thing if isinstance(self.thing, Concept) else None

    def help(self, language: str) -> str:
        return self.help_en if language == "en" else self.help_id


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    title_id: str
    title_en: str
    fields: tuple[Field, ...]

    def title(self, language: str) -> str:
        return self.title_en if language == "en" else self.title_id


@dataclass(frozen=True, slots=True)
class Form:
    """who         the gate of the whole form: for whom it is
    from_visit  columns of the paper card that the visit itself carries, by column
    from_record lines of its header that the register of people and pregnancies carries: never asked again
    notice_*    what a form says above its fields: that its wording is not ours, or where the rest is written
    counts_as   the visit of the services due for which it is evidence; None of a card or a measurement
    """

    code: str
    edition: str
    title_id: str
    title_en: str
    status: Status
    source: str
    places: frozenset[Place]
    who: Gate
    wording: Wording
    from_visit: dict[str, str]
    from_record: tuple[str, ...]
    sections: tuple[Section, ...]
    notice_id: str = ""
    notice_en: str = ""
    counts_as: CountsAs | None = None

    def notice(self, language: str) -> str:
        return self.notice_en if language == "en" else self.notice_id

    def title(self, language: str) -> str:
        return self.title_en if language == "en" else self.title_id

    def fields(self) -> Iterator[tuple[Section, Field]]:
        """In the order of the paper card."""
        for section in self.sections:
            for field in section.fields:
                yield section, field
