"""Which service is due for somebody, when, where, by whom, and what fulfilled it?"""

from collections.abc import Sequence
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
    "again_not_yet": ("Diulang mulai %(day)s.", "To be repeated from %(day)s."),
    "again": ("Waktunya diulang sejak %(day)s.", "Time to repeat it since %(day)s."),
    "number": (
        "Diberikan %(day)s, jumlahnya belum tercatat: tanyakan dulu sudah berapa.",
        "Given on %(day)s, how many is not recorded: ask first how many there were.",
    ),
    "due": ("Sampai %(day)s.", "Until %(day)s."),
    "due_more": ("Sudah %(have)s dari %(times)s; sampai %(day)s.", "%(have)s of %(times)s so far; until %(day)s."),
    "late": ("Waktunya sampai %(day)s, belum tercatat di mana pun.", "It was due until %(day)s; no place recorded it."),
    "late_more": (
        "Baru %(have)s dari %(times)s yang tercatat; waktunya sampai %(day)s.",
        "Only %(have)s of %(times)s recorded; it was due until %(day)s.",
    ),
    "done": ("Tercatat %(day)s.", "Recorded on %(day)s."),
    "done_late": ("Tercatat %(day)s, sesudah waktunya.", "Recorded on %(day)s, after its time."),
    "done_no_dokter": (
        "Dokter belum tercatat; kunjungan tercatat %(day)s.",
        "No doctor is recorded yet; the visit was recorded on %(day)s.",
    ),
    "done_no_usg": (
        "USG belum tercatat; kunjungan tercatat %(day)s.",
        "No ultrasound is recorded yet; the visit was recorded on %(day)s.",
    ),
    "done_no_dokter_usg": (
        "Dokter dan USG belum tercatat; kunjungan tercatat %(day)s.",
        "No doctor and no ultrasound are recorded yet; the visit was recorded on %(day)s.",
    ),
    "done_no_formulir": (
        "Tercatat %(day)s; formulir umur berapa belum tercatat.",
        "Recorded on %(day)s; the form of which age is not recorded yet.",
    ),
    "refused": ("Ditolak %(day)s.", "Refused on %(day)s."),
    "planned": ("Dijadwalkan %(day)s.", "Planned for %(day)s."),
}


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, wherever: `code` of a visit kind, a service or a finding, and the place that says so.

    shows  of definition.ASKS, what stands written of the visit
    count  how many at once, of what is asked for several times; 0 where nobody told it: one is believed
    value  of what was found as it is kept: of yes and no 1 and 0, of a choice the number of the answer
    """

    code: str
    on: date
    place: str = ""
    shows: frozenset[str] = frozenset()
    count: int = 0
    value: int | None = None


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
    have      of what is asked for several times how many there are, as long as some are missing; again: it is a repeat
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
    have: int = 0
    again: bool = False

    @property
    def reason(self) -> tuple[str, str]:
        """The sentence in both languages, with %(day)s where it names `day`."""
        filled = {"day": "%(day)s", "have": self.have, "times": self.rule.times}
        indonesian, english = REASONS[self.why]
        return indonesian % filled, english % filled

    @property
    def is_missing(self) -> bool:
        """ilp.md 3.3: late, and no evidence from any place."""
        return self.state is DueState.LATE


def judged(
    rule: ServiceRule, window: tuple[date, date, date], on: date, *, done: Done | None, service: str = "",
    not_done: NotDone | None = None, lacks: Sequence[str] = (), have: int = 0, unnumbered: Done | None = None,
    again: bool = False,
) -> ServiceDue:  # fmt: skip
    """The state of a window on a day.

    window  opens, ideal, closes; lacks: what was to be shown and nobody wrote; again: what is asked for is a repeat
    have    how many there are of several; unnumbered: one of them of which nobody told how many
    """
    opens, ideal, closes = window

    def made(state: DueState, why: str, day: date) -> ServiceDue:
        return ServiceDue(rule, state, opens, ideal, closes, why, day, service, done, 0 if done else have, again)

    if done:
        late = "done_late" if done.on > closes else "done"
        return made(DueState.DONE, "_".join(("done_no", *lacks)) if lacks else late, done.on)
    if not_done and not_done.until is None:
        return made(DueState.REFUSED, "refused", not_done.on)
    if not_done and not_done.until and on <= not_done.until:
        return made(DueState.PLANNED, "planned", not_done.until)
    if on < opens:
        return made(DueState.NOT_YET, "again_not_yet" if again else "not_yet", opens)
    if unnumbered:
        return made(DueState.DUE, "number", unnumbered.on)
    if again:
        return made(DueState.DUE, "again", opens)
    more = "_more" if have else ""
    return made(*((DueState.DUE, "due" + more) if on <= closes else (DueState.LATE, "late" + more)), closes)
