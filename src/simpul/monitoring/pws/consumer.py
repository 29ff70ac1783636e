"""Which news moves a figure? Those of a person's life and place, and those of a weighing."""

from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.monitoring.pws import actions
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.models import Change

OF_A_LIFE = frozenset(
    f"person.{what}"
    for what in (
        *("registered", "moved", "died", "left", "back", "withdrawn"),
        *("changed", "merged", "parted", "rejudged"),
    )
)
OF_A_WEIGHING = frozenset({"visit.weighed", "visit.recorded", "visit.corrected", "visit.moved", "visit.taken_back"})
EVER = (0, 9999 * 12)


class PwsConsumer:
    """Recounts whoever the news is about. The same news twice changes nothing."""

    name = "pws"

    def apply(self, changes: list[Change]) -> None:
        lives = {change.subject for change in changes if change.kind in OF_A_LIFE and change.subject}
        weighed = _months_weighed(changes)
        if weighed:
            actions.extend(Month.from_index(max(weighed)))
        if not lives and not weighed:
            return
        with work_area_scope(whole_city()):
            if lives:
                actions.recount(lives, *EVER)
            for month, people in sorted(weighed.items()):
                if people - lives:
                    actions.recount(people - lives, month, month)

    def rebuild(self) -> None:
        actions.rebuild()


def _months_weighed(changes: list[Change]) -> dict[int, set[UUID]]:
    """Month index -> the people whose weighing of that month is to be looked at again."""
    weighed: dict[int, set[UUID]] = {}
    for change in changes:
        if change.kind in OF_A_WEIGHING and change.subject:
            for month in change.body["months"]:
                weighed.setdefault(month, set()).add(change.subject)
    return weighed
