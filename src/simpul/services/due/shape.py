"""How is one service of one person told, whichever engine answers? And of whom was it asked?"""

from dataclasses import dataclass
from datetime import date

from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import Status
from simpul.knowledge.due import Done, DueState
from simpul.services.due.mothers import NO_MOTHER, Mother

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
VISIT, CAMPAIGN, VACCINE = "kunjungan", "pembagian", "imunisasi"


@dataclass(frozen=True, slots=True)
class About:
    """Of whom it is asked. birth_date: None where it is not known to the day, then nothing is counted from it
    area    code of the kelurahan where the person lives
    """

    sex: Sex
    area: str
    birth_date: date | None
    mother: Mother = NO_MOTHER


@dataclass(frozen=True, slots=True)
class Service:
    """One service of one person on one day.

    kind      VISIT, CAMPAIGN or VACCINE; group: whom it is for
    reason    one sentence by language, with %(day)s where it names `day`
    opens, ideal, closes  the window; a date is None where there is none
    evidence  what fulfilled it, wherever
    since     from when it is late
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

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
