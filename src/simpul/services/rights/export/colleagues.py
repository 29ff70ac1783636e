"""Who did this, and where did they work then? Names and units of staff, read once for a whole record."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from simpul.records.access.models import Assignment
from simpul.records.access.queries import names_of_staff

SYSTEM = "Sistem"


@dataclass(frozen=True, slots=True)
class Colleagues:
    names: dict[UUID, str]
    posts: dict[UUID, list[Assignment]] = field(default_factory=dict)

    def told(self, actor_id: UUID | None, at: datetime) -> dict[str, str]:
        return {"oleh": self.name(actor_id), "unit": self.unit(actor_id, timezone.localtime(at).date())}

    def name(self, actor_id: UUID | None) -> str:
        return self.names.get(actor_id, SYSTEM) if actor_id else SYSTEM

    def unit(self, actor_id: UUID | None, day: date) -> str:
        """The unit of the post that held on that day, "" where there was none."""
        posts = self.posts.get(actor_id, []) if actor_id else []
        held = [one for one in posts if one.valid_from <= day and (one.valid_to is None or day < one.valid_to)]
        return held[-1].facility.name if held else ""


def colleagues(ids: Iterable[UUID | None]) -> Colleagues:
    known = {one for one in ids if one}
    posts: dict[UUID, list[Assignment]] = {}
    rows = Assignment.objects.filter(staff_id__in=known, superseded_sequence__isnull=True).select_related("facility")
    for row in rows.order_by("valid_from", "id"):
        posts.setdefault(row.staff_id, []).append(row)
    return Colleagues(names_of_staff(known), posts)
