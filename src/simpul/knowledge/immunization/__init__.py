"""Which doses count, which is next and when, and what is complete? (ADR 0037)"""

from simpul.knowledge.immunization.answer import (
    DoseReason,
    Evaluation,
    Judged,
    Next,
    Note,
    Problem,
    Reason,
    State,
    TetanusStatus,
    Trouble,
)
from simpul.knowledge.immunization.asked import Asked, Given, Kipi, NotDone, NotDoneReason, Origin, Override
from simpul.knowledge.immunization.days import Precision
from simpul.knowledge.immunization.evaluate import evaluate
from simpul.knowledge.immunization.next_doses import DoseDue, given_of, next_doses
from simpul.knowledge.immunization.reading import Read, read_asked
from simpul.knowledge.immunization.schedule.card import Band
from simpul.knowledge.immunization.words import said

__all__ = [
    "Asked",
    "Band",
    "DoseDue",
    "DoseReason",
    "Evaluation",
    "Given",
    "Judged",
    "Kipi",
    "Next",
    "NotDone",
    "NotDoneReason",
    "Note",
    "Origin",
    "Override",
    "Precision",
    "Problem",
    "Read",
    "Reason",
    "State",
    "TetanusStatus",
    "Trouble",
    "evaluate",
    "given_of",
    "next_doses",
    "read_asked",
    "said",
]
