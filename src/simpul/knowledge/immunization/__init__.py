"""Which doses count, which is next and when, and what is complete? (ADR 0037)"""

from simpul.knowledge.immunization.answer import (
    Band,
    DoseReason,
    Evaluation,
    Judged,
    Next,
    Problem,
    Reason,
    State,
    TetanusStatus,
    Trouble,
)
from simpul.knowledge.immunization.asked import Asked, Given, Kipi, NotDone, NotDoneReason, Origin, Override
from simpul.knowledge.immunization.days import Precision
from simpul.knowledge.immunization.evaluate import evaluate
from simpul.knowledge.immunization.reading import Read, read_asked

__all__ = [
    "Asked",
    "Band",
    "DoseReason",
    "Evaluation",
    "Given",
    "Judged",
    "Kipi",
    "Next",
    "NotDone",
    "NotDoneReason",
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
    "read_asked",
]
