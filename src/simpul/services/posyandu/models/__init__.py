"""When is a Posyandu open, who works at which step, and who came?"""

from simpul.services.posyandu.models.arrival import Arrival
from simpul.services.posyandu.models.session import Duty, Session, SessionStatus

__all__ = ["Arrival", "Duty", "Session", "SessionStatus"]
