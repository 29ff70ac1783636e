"""How is one step of a request written down, and how is the request held while it is taken?"""

from datetime import datetime
from uuid import UUID

from simpul.foundation.errors import NotInWorkAreaError, StaleRecordError
from simpul.records.audit import actions as audit
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.services.rights.kinds import OPEN, Act, Ground, State
from simpul.services.rights.models import Request, Step

PURPOSE = "permintaan hak data"


def note_step(
    actor_id: UUID, request: Request, act: Act, now: datetime, *, ground: Ground | str = "", note: str = ""
) -> None:
    Step.objects.create(
        request=request,
        person_id=request.person_id,
        kelurahan_id=request.kelurahan_id,
        act=act,
        ground=ground,
        note=note.strip()[:300],
        made_by=actor_id,
        made_at=now,
    )
    audit.record(
        actor_id=actor_id,
        action=f"rights.{act}",
        subject_kind="person",
        subject_id=request.person_id,
        kelurahan_id=request.kelurahan_id,
        purpose=PURPOSE,
        detail={"request": str(request.pk), "kind": request.kind},
    )
    append(News("rights.changed", request.kelurahan_id, request.person_id, {"request": str(request.pk)}))


def locked_request(area: WorkArea, request_id: UUID) -> Request:
    """The open request, locked with its person. Raises StaleRecordError for one that was answered."""
    found = Request.objects.select_for_update(of=("self",)).select_related("person").filter(id=request_id).first()
    if found is None or not area.reaches(found.person_id, found.person.kelurahan_id, found.person.rt_id):
        raise NotInWorkAreaError()
    if found.state not in OPEN:
        raise StaleRecordError("Permintaan ini sudah dijawab. Untuk yang baru, catat permintaan baru.")
    return found


def set_state(request: Request, state: State, ended_at: datetime | None = None) -> None:
    request.state, request.ended_at = state, ended_at
    request.save(update_fields=["state", "ended_at"])
