"""When is a Posyandu open, who is expected, who has come, and what was found?"""

from simpul.services.posyandu.queries.absent import Named
from simpul.services.posyandu.queries.calendar import (
    CALLED_OFF,
    HELD,
    days_of_sessions,
    duties_of,
    get_session,
    last_sessions,
    may_be_called_off,
    rt_covered,
    serves,
    session_before,
    sessions_between,
    sessions_on,
    units_of,
)
from simpul.services.posyandu.queries.closing import Closing, Turnout, closing_of
from simpul.services.posyandu.queries.days_of_area import Days, days_of_area
from simpul.services.posyandu.queries.expected import (
    Expected,
    balita_of,
    expected_list,
    expected_one,
    five_years_before,
    found_since,
)
from simpul.services.posyandu.queries.last_days import LastDay, last_days_of
from simpul.services.posyandu.queries.register import NAMED, Line, Reason, line_of, lines_of, register_of
from simpul.services.posyandu.queries.roll import Roll, arrivals_of, gathered, roll_of

__all__ = [
    "CALLED_OFF",
    "HELD",
    "NAMED",
    "Closing",
    "Days",
    "Expected",
    "LastDay",
    "Line",
    "Named",
    "Reason",
    "Roll",
    "Turnout",
    "arrivals_of",
    "balita_of",
    "closing_of",
    "days_of_area",
    "days_of_sessions",
    "duties_of",
    "expected_list",
    "expected_one",
    "five_years_before",
    "found_since",
    "gathered",
    "get_session",
    "last_days_of",
    "last_sessions",
    "line_of",
    "lines_of",
    "may_be_called_off",
    "register_of",
    "roll_of",
    "rt_covered",
    "serves",
    "session_before",
    "sessions_between",
    "sessions_on",
    "units_of",
]
