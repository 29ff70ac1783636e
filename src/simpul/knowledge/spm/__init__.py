"""Which of the first five standards of the SPM counts this person, and what is missing? (ADR 0042)"""

from simpul.knowledge.spm.answer import Figures, PartState, SpmPart, SpmState, Verdict, figures
from simpul.knowledge.spm.definition import Indicator, Part, indicators
from simpul.knowledge.spm.person import Delivery, Pregnancy, SpmHistory, SpmPerson
from simpul.knowledge.spm.state import spm_state

__all__ = [
    "Delivery",
    "Figures",
    "Indicator",
    "Part",
    "PartState",
    "Pregnancy",
    "SpmHistory",
    "SpmPart",
    "SpmPerson",
    "SpmState",
    "Verdict",
    "figures",
    "indicators",
    "spm_state",
]
