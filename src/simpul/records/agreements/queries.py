"""What was said of the services of these people, and what of it stands? The work area first."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from simpul.records.agreements.models import Agreement
from simpul.records.facilities.work_area import WorkArea
from simpul.records.prepared import OneOf, Prepared
from simpul.records.visits.queries import REACHED, reached

ORDER = ("said_on", "recorded_at", "id")
STANDING = Prepared(
    lambda: (
        Agreement.objects.filter(REACHED, OneOf("person_id", "people"), taken_back_at__isnull=True)
        .select_related("place")
        .order_by(*ORDER)
    )
)


def standing_agreements(area: WorkArea, records: Iterable[UUID]) -> list[Agreement]:
    """Of these records what was not taken back, the oldest word first; also what holds no more."""
    asked = {"people": list(records), "kelurahan": list(area.kelurahan), "guests": list(area.guests)}
    return STANDING.ask(**asked)


def agreements_of(area: WorkArea, ids: Sequence[UUID], service: str = "") -> list[Agreement]:
    """Every word of a record, also what was taken back, the newest first.

    ids  `record_ids` of the person; service: of this one only
    """
    rows = Agreement.objects.filter(reached(area), person_id__in=ids).select_related("place", "said_at")
    rows = rows.filter(service=service) if service else rows
    return list(rows.order_by(*(f"-{one}" for one in ORDER)))


def get_agreement(area: WorkArea, agreement_id: UUID) -> Agreement | None:
    return Agreement.objects.select_related("person").filter(reached(area), id=agreement_id).first()
