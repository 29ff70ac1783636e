"""Who is on my list, the gravest and oldest first?"""

from uuid import UUID

from django.db.models import QuerySet

from simpul.records.facilities.work_area import WorkArea
from simpul.services.follow_up.kinds import Status
from simpul.services.follow_up.models import FollowUp


def open_list(area: WorkArea) -> QuerySet[FollowUp]:
    """Open matters of the people whom this area may name, by priority, then due date."""
    rows = FollowUp.objects.filter(kelurahan_id__in=area.kelurahan, status=Status.OPEN)
    if area.rt is not None:
        rows = rows.filter(person__rt_id__in=area.rt)
    return rows.select_related("person__rt__rw", "source__visit__facility").order_by("priority", "due_on", "id")


def of_person(area: WorkArea, person_id: UUID) -> list[FollowUp]:
    rows = FollowUp.objects.filter(kelurahan_id__in=area.kelurahan, person_id=person_id)
    return list(rows.select_related("source").order_by("-opened_at"))
