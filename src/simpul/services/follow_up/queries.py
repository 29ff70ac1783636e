"""Who is on my list, the gravest and oldest first?"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import is_within_reach, record_ids
from simpul.records.prepared import Blank, OneOf, Prepared
from simpul.records.visits.models import MonthlyWeighing
from simpul.services.follow_up.kinds import Status
from simpul.services.follow_up.models import FollowUp

# What a weighing looks at, in the transaction that keeps it: the weighings since its month, and the open matters.
SINCE = Prepared(
    lambda: MonthlyWeighing.objects.filter(OneOf("person_id", "people"), month__gte=Blank("month")).order_by("month")
)
OPEN = Prepared(
    lambda: (
        FollowUp.objects.select_for_update(of=("self",))
        .filter(OneOf("person_id", "people"), status=Status.OPEN)
        .select_related("source")
        .order_by("id")
    )
)

OF_PERSON = Prepared(
    lambda: FollowUp.objects.filter(OneOf("person_id", "people")).select_related("source").order_by("-opened_at")
)


def open_list(area: WorkArea) -> QuerySet[FollowUp]:
    """Open matters of the people whom this area may name, by priority, then due date.

    Of two records that were merged, the same matter stands once: that of the record that was kept.
    """
    same = FollowUp.objects.filter(
        person_id=OuterRef("person__merged_into_id"), reason=OuterRef("reason"), status=Status.OPEN
    )
    rows = FollowUp.objects.filter(~Exists(same), kelurahan_id__in=area.kelurahan, status=Status.OPEN)
    if area.rt is not None:
        rows = rows.filter(person__rt_id__in=area.rt)
    return rows.select_related("person__rt__rw", "person__merged_into", "source__visit__facility").order_by(
        "priority", "due_on", "id"
    )


def with_open_matters(area: WorkArea, people: Iterable[UUID]) -> set[UUID]:
    """Which of these people have a matter that is open."""
    rows = FollowUp.objects.filter(kelurahan_id__in=area.kelurahan, person_id__in=list(people), status=Status.OPEN)
    return set(rows.values_list("person_id", flat=True))


def of_person(area: WorkArea, person_id: UUID, ids: Sequence[UUID] = ()) -> list[FollowUp]:
    """The matters of a person, the latest first; ids: `record_ids` of a person whom the caller has found in reach."""
    if not ids and not is_within_reach(area, person_id):
        return []
    return OF_PERSON.ask(people=list(ids or record_ids(person_id)))
