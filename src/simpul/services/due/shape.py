"""How is one service of one person told, whichever engine answers? And of whom was it asked?"""

from dataclasses import dataclass
from datetime import date, datetime

from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import Status, services
from simpul.knowledge.due import Done, DueState
from simpul.knowledge.due.definition import ServiceRule
from simpul.services.due.mothers import NO_MOTHER, Mother
from simpul.services.due.said import Said

ORDER = (
    DueState.LATE,
    DueState.DUE,
    DueState.PLANNED,
    DueState.REFUSED,
    DueState.NOT_YET,
    DueState.DONE,
    DueState.NOT_APPLICABLE,
)
OPEN = (DueState.LATE, DueState.DUE)
SPOKEN_OF = (DueState.PLANNED, DueState.REFUSED)
VISIT, CAMPAIGN, VACCINE, CHECK, DEVELOPMENT = "kunjungan", "pembagian", "imunisasi", "skrining", "perkembangan"
POSYANDU = "posyandu"
ASK_NUMBER = (": sudah diberi, tanyakan jumlahnya", ": given, ask how many")


def kind_of(rule: ServiceRule) -> str:
    """VISIT; CAMPAIGN of what is given; CHECK of what is found: a screening, a class, a method of contraception;
    DEVELOPMENT of a screening that comes again with the age."""
    if rule.visit or rule.at_months:
        return VISIT if rule.visit else DEVELOPMENT
    return CAMPAIGN if rule.by_age or any(code in services() for code in rule.shown_by) else CHECK


def is_of_an_open_day(kind: str, places: tuple[str, ...]) -> bool:
    """Whether a Posyandu may give it itself; of a visit it tells that it is due, so that the mother goes there."""
    return kind != VISIT and POSYANDU in places


def labelled(label: tuple[str, str], why: str) -> tuple[str, str]:
    """By language, for a list without the sentence: of what was given without saying how many the number is asked for,
    so that no other one is handed out for it (ADR 0054)."""
    return (label[0] + ASK_NUMBER[0], label[1] + ASK_NUMBER[1]) if why == "number" else label


@dataclass(frozen=True, slots=True)
class About:
    """Of whom it is asked. birth_date: None where it is not known to the day, then nothing is counted from it
    area    code of the kelurahan where the person lives
    born_at, at  the hour of birth, where it was told, and of asking: the dose at birth is late by hours
    """

    sex: Sex
    area: str
    birth_date: date | None
    mother: Mother = NO_MOTHER
    born_at: datetime | None = None
    at: datetime | None = None

    @property
    def hours_since_birth(self) -> int | None:
        """Completed hours; None where an hour is not known, or is to come."""
        if self.born_at is None or self.at is None or self.at < self.born_at:
            return None
        return int((self.at - self.born_at).total_seconds() // 3600)


@dataclass(frozen=True, slots=True)
class Service:
    """One service of one person on one day.

    kind      VISIT, CAMPAIGN, VACCINE, CHECK or DEVELOPMENT; group: whom it is for
    reason    one sentence by language, with %(day)s where it names `day`
    opens, ideal, closes  the window; a date is None where there is none
    evidence  what fulfilled it, wherever
    since     from when it is late, also while a no or an agreed day holds
    said      the word that holds, or of an open service one that holds no more
    last      of a dose: the last day on which it is given at all; None where there is none
    until     of a dose that is late by hours, from when; None where the hour of birth is not known
    why       of the schedule the key of its reason; empty of a dose; again: it is a repeat
    """

    code: str
    kind: str
    group: str
    label: tuple[str, str]
    state: DueState
    reason: tuple[str, str]
    day: date | None
    opens: date | None
    ideal: date | None
    closes: date | None
    places: tuple[str, ...]
    by: tuple[str, ...]
    evidence: Done | None
    status: Status
    source: str
    edition: str
    since: date | None = None
    said: Said | None = None
    last: date | None = None
    until: datetime | None = None
    why: str = ""
    again: bool = False

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_spoken_of(self) -> bool:
        """Refused, or planned for an agreed day."""
        return self.state in SPOKEN_OF

    def waits_again(self, on: date) -> bool:
        """A repeat that may be done now, whatever was said of it: it is due, and never late (ADR 0054)."""
        is_open = self.again and self.opens is not None and self.opens <= on
        return is_open and (self.state is DueState.DUE or self.is_spoken_of)

    def is_missed(self, on: date) -> bool:
        """Late, or it would be without the word that holds: a no takes nobody off the list."""
        is_over = self.since is not None and self.since <= on
        return self.state is DueState.LATE or (self.is_spoken_of and is_over)
