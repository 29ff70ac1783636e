"""Which news moves a figure? Those of a person's life and place, of what was found, and of who came.

What was found in a month is looked back at by later ones (2T, K): from that month on everything is counted anew.
"""

from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.monitoring.pws import actions
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.models import Change
from simpul.records.visits.models import Visit
from simpul.records.visits.queries import KEPT
from simpul.services.posyandu.queries import days_of_sessions

OF_A_LIFE = frozenset(
    f"person.{what}"
    for what in (
        *("registered", "moved", "died", "left", "back", "withdrawn"),
        *("changed", "merged", "parted", "rejudged"),
    )
)
OF_A_VISIT = frozenset({"visit.weighed", "visit.recorded", "visit.corrected", "visit.moved", "visit.taken_back"})
OF_A_DAY = frozenset({"session.opened", "session.called_off"})
OF_AN_ARRIVAL = frozenset({"session.arrived", "session.arrival_taken_back"})
NEVER_ENDS = 9999 * 12
EVER = (0, NEVER_ENDS)


class PwsConsumer:
    """Recounts whoever the news is about. The same news twice changes nothing."""

    name = "pws"

    def apply(self, changes: list[Change]) -> None:
        lives = {change.subject for change in changes if change.kind in OF_A_LIFE and change.subject}
        with work_area_scope(whole_city()):
            seen = _months_seen(changes)
            if seen:
                actions.reach(Month.from_index(max(last for _, last in seen.values())))
            if lives:
                actions.recount(lives, *EVER)
            since: dict[int, set[UUID]] = {}
            for person, (first, _) in seen.items():
                since.setdefault(first, set()).add(person)
            for month, people in sorted(since.items()):
                if people - lives:
                    actions.recount(people - lives, month, NEVER_ENDS)

    def rebuild(self) -> None:
        """Months wait to be counted anew (count_a_month); news is not held up by them."""
        with work_area_scope(whole_city()):
            actions.begin_anew()


def _months_seen(changes: list[Change]) -> dict[UUID, tuple[int, int]]:
    """Person -> the first and the last month of which something was said."""
    arrivals = [change for change in changes if change.kind in OF_AN_ARRIVAL]
    days = days_of_sessions(UUID(change.body["session"]) for change in arrivals) if arrivals else {}
    said = [(change.subject, change.body["months"]) for change in changes if change.kind in OF_A_VISIT]
    said += [(change.subject, [Month.of(days[UUID(change.body["session"])]).index]) for change in arrivals]
    said += _seen_at({change.subject for change in changes if change.kind in OF_A_DAY})
    seen: dict[UUID, tuple[int, int]] = {}
    for person, months in said:
        if person and months:
            known = seen.get(person, (months[0], months[0]))
            seen[person] = min(*known, *months), max(*known, *months)
    return seen


def _seen_at(sessions: set[UUID | None]) -> list[tuple[UUID, list[int]]]:
    """Whoever has a standing visit of days that were opened or called off by now, with the month of it."""
    if not sessions:
        return []
    rows = Visit.objects.filter(session_id__in=sessions, withdrawal__isnull=True).annotate(kept=KEPT)
    return [(kept, [Month.of(day).index]) for kept, day in rows.values_list("kept", "local_date")]
