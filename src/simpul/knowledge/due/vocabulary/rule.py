"""What does one service of the schedule say?"""

from dataclasses import dataclass

from simpul.knowledge.concepts import Status
from simpul.knowledge.due.vocabulary.words import Kind


@dataclass(frozen=True, slots=True)
class Setting:
    """A number of days that stands beside a window, with how sure it is and why."""

    days: int
    status: Status
    source: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What a finding of the day has to be.

    word   of TESTS; code: of a concept
    value  as it is kept: of yes and no 1 and 0, of a choice the number of the answer
    """

    word: str
    code: str
    value: int


@dataclass(frozen=True, slots=True)
class Again(Setting):
    """So many days after a result of which all of `when` hold it is asked for once more."""

    when: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class ServiceRule:
    """visit    the kind of visit that fulfils it; empty of what is given or found
    done_by  services that are given, or findings that show it: any of them fulfils it; of several that stand together
        all of one day
    times    how often it is asked for within its window; number: the finding that says how many at once
    asks     of ASKS, what the visit is for: a doctor, an ultrasound
    by_age   from month, below month, the service that is given at that age
    least_gap  so many days lie between what was given and the next distribution
    late_for  so long it is listed after its window closed, where that is longer than its anchor is spoken of
    at_months, rounded_up_from  the ages of a screening in completed months, and from how many days beyond the whole
        months an age is taken for a month more
    form     the finding that says of which age the form was: its answers are the ages, numbered from one
    again    after which result the screening is repeated
    """

    code: str
    group: str
    label_id: str
    label_en: str
    kind: Kind
    places: tuple[str, ...]
    by: tuple[str, ...]
    status: Status
    source: str
    edition: str
    visit: str = ""
    done_by: tuple[tuple[str, ...], ...] = ()
    times: int = 1
    number: str = ""
    anchor: str = ""
    opens_day: int = 0
    closes_day: int = 0
    trimester: int = 0
    nth: int = 0
    asks: tuple[str, ...] = ()
    in_months: tuple[int, ...] = ()
    by_age: tuple[tuple[int, int, str], ...] = ()
    least_gap: Setting | None = None
    late_for: Setting | None = None
    at_months: tuple[int, ...] = ()
    rounded_up_from: int = 0
    form: str = ""
    again: Again | None = None

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    @property
    def shown_by(self) -> tuple[str, ...]:
        """Every code of `done_by`."""
        return tuple(code for parts in self.done_by for code in parts)

    @property
    def judged_by(self) -> frozenset[str]:
        """The findings that say what a result is worth."""
        when = self.again.when if self.again else ()
        return frozenset({self.form, *(one.code for one in when)} - {""})
