"""Which services are due for whom, late, done, refused or planned? (ilp.md 3.3)"""

from simpul.knowledge.due.answer import Done, DueState, NotDone, ServiceDue
from simpul.knowledge.due.engine import DuePerson, History, due
from simpul.knowledge.due.evidence import OnForm, done_of, findings, found, recorded_visits

__all__ = [
    "Done",
    "DuePerson",
    "DueState",
    "History",
    "NotDone",
    "OnForm",
    "ServiceDue",
    "done_of",
    "due",
    "findings",
    "found",
    "recorded_visits",
]
