"""How does somebody take hold of a run? Its row is locked; who does not reach its whole area finds none."""

from uuid import UUID

from simpul.foundation.errors import NotInWorkAreaError
from simpul.records.audit import actions as audit
from simpul.records.facilities.work_area import WorkArea
from simpul.services.takeover.models import ImportRun


def locked_run(area: WorkArea, run_id: UUID) -> ImportRun:
    run = ImportRun.objects.select_for_update(of=("self",)).select_related("facility").filter(id=run_id).first()
    if run is None or not set(run.kelurahan) <= set(area.kelurahan):
        raise NotInWorkAreaError()
    return run


def audited(actor_id: UUID | None, action: str, run: ImportRun, **detail: object) -> None:
    """Ids and counts only."""
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_kind="import",
        subject_id=run.pk,
        purpose="pendataan",
        detail={"run": str(run.pk), **detail},
    )
