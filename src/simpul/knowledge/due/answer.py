"""Which service is due for somebody, when, where, by whom, and what fulfilled it?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simpul.knowledge.due.definition import ServiceRule


class DueState(StrEnum):
    """The words of ilp.md 3.3, with what somebody said no to or was given a day for."""

    NOT_YET = "belum_waktu"
    DUE = "jatuh_tempo"
    LATE = "terlambat"
    DONE = "terpenuhi"
    REFUSED = "ditolak"
    PLANNED = "dijadwalkan"
    NOT_APPLICABLE = "tidak_berlaku"


REASONS = {
    "not_yet": ("Mulai %(day)s.", "From %(day)s."),
    "due": ("Sampai %(day)s.", "Until %(day)s."),
    "late": ("Waktunya sampai %(day)s, belum tercatat di mana pun.", "It was due until %(day)s; no place recorded it."),
    "done": ("Tercatat %(day)s.", "Recorded on %(day)s."),
    "done_late": ("Tercatat %(day)s, sesudah waktunya.", "Recorded on %(day)s, after its time."),
    "refused": ("Ditolak %(day)s.", "Refused on %(day)s."),
    "planned": ("Dijadwalkan %(day)s.", "Planned for %(day)s."),
}


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, wherever: `code` of a visit kind or a service, and the place that says so."""

    code: str
    on: date
    place: str = ""


@dataclass(frozen=True, slots=True)
class NotDone:
    """until  the agreed day of what was postponed; None of what was refused"""

    code: str
    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ServiceDue:
    """opens, ideal, closes  the window, both ends included
    service   the code of the service that is given now (the capsule of this age); empty of a visit
    evidence  what fulfilled it
    why, day  key of REASONS and the day that the sentence names
    """

    rule: ServiceRule
    state: DueState
    opens: date
    ideal: date
    closes: date
    why: str
    day: date
    service: str = ""
    evidence: Done | None = None

    @property
    def is_missing(self) -> bool:
        """ilp.md 3.3: late, and no evidence from any place."""
        return self.state is DueState.LATE


def judged(
    rule: ServiceRule, window: tuple[date, date, date], on: date, *, done: Done | None, service: str = "",
    not_done: NotDone | None = None,
) -> ServiceDue:  # fmt: skip
    """The state of a window on a day. window: opens, ideal, closes."""
    opens, ideal, closes = window

    def made(state: DueState, why: str, day: date) -> ServiceDue:
        return ServiceDue(rule, state, opens, ideal, closes, why, day, service, done)

    if done:
        return made(DueState.DONE, "done_late" if done.on > closes else "done", done.on)
    if not_done and not_done.until is None:
        return made(DueState.REFUSED, "refused", not_done.on)
    if not_done and not_done.until and on <= not_done.until:
        return made(DueState.PLANNED, "planned", not_done.until)
    if on < opens:
        return made(DueState.NOT_YET, "not_yet", opens)
    return made(DueState.DUE, "due", closes) if on <= closes else made(DueState.LATE, "late", closes)
