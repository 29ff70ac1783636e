"""What is one thing that can be recorded? Its kind, words, unit, ranges, options, privacy class and source (ADR 0018).

A value is a whole number of `unit`, a multiple of `resolution`; yes is 1 and no is 0; an option is its number, which
never changes; a day is YYYYMMDD; only a text is a text.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    QUANTITY = "quantity"
    COUNT = "count"
    YES_NO = "yes_no"
    CODED = "coded"
    DATE = "date"
    TEXT = "text"


class PrivacyClass(StrEnum):
    """ipwl-privacy-reporting 3.3: aggregate, identity, general health, sensitive health, IPWL process."""

    C0 = "C0"
    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"


class Status(StrEnum):
    """How a statement was read (ADR 0006); of an entry, the weakest of what stands in it."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    FROM_MEMORY = "from-memory"
    ENGINEERING = "engineering"


class About(StrEnum):
    PERSON = "person"
    BIRTH = "birth"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True)
class Range:
    """What can be typed from an age in completed months on; both ends included."""

    lowest: int
    highest: int
    from_month: int = 0
    status: Status = Status.ENGINEERING
    source: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """number  what is stored, for ever
    also    other spellings that are read as this option
    amiss   its very word says that something is not as it should be: red, high, not normal
    """

    number: int
    code: str
    label_id: str
    label_en: str
    also: tuple[str, ...] = ()
    codes: dict[str, str] = field(default_factory=dict)
    amiss: bool = False

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    def words(self) -> set[str]:
        """What is read as this option, in small letters: its code, its labels and other spellings."""
        return {word.casefold() for word in (self.code, self.label_id, self.label_en, *self.also)}


@dataclass(frozen=True, slots=True)
class Concept:
    """ranges   of quantity, count and date: by age, the youngest first
    above    the concept that a reading of the same hour is always above; of two that are not, neither is believed
    longest  of a text, in characters
    codes    codes of other systems, by system
    amiss    of a yes or no: as the form asks it, a yes says that something is not as it should be
    """

    code: str
    kind: Kind
    label_id: str
    label_en: str
    privacy_class: PrivacyClass
    status: Status
    source: str
    about: About = About.PERSON
    unit: str = ""
    entry_unit: str = ""
    resolution: int = 1
    ranges: tuple[Range, ...] = ()
    above: str = ""
    options: tuple[Option, ...] = ()
    longest: int = 0
    codes: dict[str, str] = field(default_factory=dict)
    amiss: bool = False

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    def range_at(self, age_months: float | None) -> Range:
        """The range at an age; where the age is not known, from the lowest to the highest that holds at any age."""
        if age_months is None:
            return Range(min(one.lowest for one in self.ranges), max(one.highest for one in self.ranges))
        return [one for one in self.ranges if one.from_month <= max(age_months, 0)][-1]

    def option(self, code: str) -> Option:
        """Raises KeyError for a code that the concept does not have."""
        return {one.code: one for one in self.options}[code]

    def says_amiss(self) -> set[int]:
        """The answers whose very word says that something is not as it should be: no limit and no rule of ours."""
        return {one.number for one in self.options if one.amiss} | ({1} if self.amiss else set())

    def option_of(self, number: int) -> Option | None:
        """The option with this number; None where there is none."""
        return next((one for one in self.options if one.number == number), None)
