"""Until when, and by whom, may what was written be put right?

Source: Permenkes 24/2022 art. 30 (ipwl-privacy-reporting 4.1), status from memory: by the one who entered it, within
2 x 24 hours; later with approval. Here: later, and for others, by a health worker. To be confirmed before use.
"""

from datetime import datetime, timedelta
from uuid import UUID

from simpul.foundation.errors import DomainError
from simpul.knowledge.concepts import Status

SOURCE = "Permenkes 24/2022 pasal 30"
STATUS = Status.FROM_MEMORY
BY_THE_AUTHOR = timedelta(hours=48)


def why_not_correct(
    *, actor_id: UUID, is_nakes: bool, recorded_by: UUID, recorded_at: datetime, now: datetime
) -> DomainError | None:
    """None where this worker may put it right; otherwise what happened and whom to ask."""
    if is_nakes:
        return None
    if recorded_by != actor_id:
        return DomainError("not_your_record", "Ini ditulis petugas lain. Minta dia atau bidan membetulkannya.")
    if now - recorded_at > BY_THE_AUTHOR:
        return DomainError("too_late_to_correct", "Sudah lewat 2 × 24 jam. Minta bidan membetulkannya.")
    return None


def check_may_correct(
    *, actor_id: UUID, is_nakes: bool, recorded_by: UUID, recorded_at: datetime, now: datetime
) -> None:
    """Raises DomainError where `why_not_correct` has a reason."""
    if problem := why_not_correct(
        actor_id=actor_id, is_nakes=is_nakes, recorded_by=recorded_by, recorded_at=recorded_at, now=now
    ):
        raise problem
