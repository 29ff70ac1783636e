"""Which news moves a figure? Those of a person's life and place, and those of a weighing."""

from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.monitoring.pws import actions
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.models import Change

OF_A_LIFE = frozenset({"person.registered", "person.moved", "person.died"})
OF_A_WEIGHING = frozenset({"visit.weighed", "visit.corrected"})
EVER = (0, 9999 * 12)


class PwsConsumer:
    """Recounts whoever the news is about. The same news twice changes nothing."""

    name = "pws"

    def apply(self, changes: list[Change]) -> None:
        lives = {change.subject for change in changes if change.kind in OF_A_LIFE and change.subject}
        weighed: dict[tuple[int, int], set[UUID]] = {}
        for change in changes:
            if change.kind in OF_A_WEIGHING and change.subject and change.subject not in lives:
                for month in change.body["months"]:
                    weighed.setdefault((month, month), set()).add(change.subject)
        if weighed:
            actions.extend(Month.from_index(max(month for month, _ in weighed)))
        if not lives and not weighed:
            return
        with work_area_scope(whole_city()):
            if lives:
                actions.recount(lives, *EVER)
            for span, people in sorted(weighed.items()):
                actions.recount(people, *span)

    def rebuild(self) -> None:
        actions.rebuild()
