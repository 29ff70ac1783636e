"""How is an open day planned and held: opened, who comes, what is weighed, closed?"""

from simpul.services.posyandu.actions.arriving import arrive, take_back_arrival
from simpul.services.posyandu.actions.calling_off import call_off
from simpul.services.posyandu.actions.columns import record_findings_of_session
from simpul.services.posyandu.actions.day import Plan, close_session, open_session, plan_session
from simpul.services.posyandu.actions.weighing import correct_weighing, record_weighing

__all__ = [
    "Plan",
    "arrive",
    "call_off",
    "close_session",
    "correct_weighing",
    "open_session",
    "plan_session",
    "record_findings_of_session",
    "record_weighing",
    "take_back_arrival",
]
