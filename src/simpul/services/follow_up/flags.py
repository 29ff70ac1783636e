"""Which weighing calls for somebody to look, how soon?

Source: ILP-KMK Gambar 17 item 7 and Buku KIA 2023 p. 54 (clinical-rules GROW-8, C13): one T, BGM or above the orange
line is reported to a health worker. The priorities and days are our own setting [D]: to be signed by a doctor.
"""

from dataclasses import dataclass

from simpul.knowledge.growth import GainStatus, KmsBand, Outcome
from simpul.records.visits.models import MonthlyWeighing
from simpul.services.follow_up.kinds import Reason

EDITION = "2026.11"
RULE = "GROW-LAPOR"


@dataclass(frozen=True, slots=True)
class Flag:
    reason: Reason
    priority: str
    due_days: int


MEASURE_AGAIN = Flag(Reason.MEASURE_AGAIN, "P3", 7)
BELOW_RED_LINE = Flag(Reason.BELOW_RED_LINE, "P2", 1)
NOT_GAINING = Flag(Reason.NOT_GAINING, "P3", 7)
ABOVE_ORANGE_LINE = Flag(Reason.ABOVE_ORANGE_LINE, "P3", 14)


def flags_of(weighing: MonthlyWeighing) -> list[Flag]:
    """The flags of a weighing, the gravest first. A value to be measured again carries no other judgement."""
    if weighing.outcome == Outcome.UKUR_ULANG:
        return [MEASURE_AGAIN]
    flags = []
    if weighing.band == KmsBand.MERAH:
        flags.append(BELOW_RED_LINE)
    if weighing.status == GainStatus.T:
        flags.append(NOT_GAINING)
    if weighing.band == KmsBand.ORANYE:
        flags.append(ABOVE_ORANGE_LINE)
    return flags
