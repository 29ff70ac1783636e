"""What stands on the page of a run? The part that belongs to its state, and the rows of one fate, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.imports.presenters import (
    LEFT,
    UNITS,
    choices,
    columns_of,
    progress_of,
    run_row,
    sentences_of,
    tabs_of,
)
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.audit.actions import record
from simpul.records.people.queries import people_by_id
from simpul.services.takeover import queries
from simpul.services.takeover.kinds import Fate, RunState, Step
from simpul.services.takeover.working import WORKING

if TYPE_CHECKING:
    from simpul.services.takeover.models import ImportRow, ImportRun

A_PAGE = 50
FIRST_SHOWN = (LEFT, Fate.WAITING, Fate.FAILED, Fate.NEW, Fate.ADDED, Fate.SKIPPED, Fate.KNOWN)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address or a refused form asks to be shown.

    chosen  columns as they were sent; line: the row whose decision was refused
    """

    fate: str = ""
    page: int = 1
    edits: bool = False
    undoes: bool = False
    reason: str = ""
    line: int = 0
    chosen: Sequence[tuple[str, str]] = field(default_factory=tuple)


def asked_of(request: HttpRequest) -> Asked:
    page = request.GET.get("halaman", "1")
    number = int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1
    return Asked(fate=request.GET.get("nasib", ""), page=max(number, 1), edits="ubah" in request.GET)


def show_run(standing: Standing, run: "ImportRun", asked: Asked) -> dict[str, Any]:
    state = RunState(run.state)
    names = names_of_staff({one for one in (run.made_by, run.written_by, run.undone_by) if one})
    maps = state == RunState.MAPPING or (asked.edits and state == RunState.CHECKED)
    shown = {
        "run": run,
        "row": run_row(run, names.get(run.made_by, "")),
        "asked": asked,
        "works": state in WORKING,
        "maps": maps,
        "progress": progress_of(run, state),
        "same": queries.same_file(standing.area, run),
        "written_by": names.get(run.written_by, "") if run.written_by else "",
        "undone_by": names.get(run.undone_by, "") if run.undone_by else "",
        "whys": sentences_of(run, {}),  # type: ignore[arg-type]  # a run says as a row does
        "state": state.value,
    }
    if maps:
        head = queries.head(run)
        shown |= {
            "columns": columns_of(head, asked.chosen or run.columns),
            "choices": choices(),
            "units": UNITS,
            "remembered": head.remembered,
        }
    elif run.counts and state not in WORKING:
        shown |= _rows(standing, run, asked)
    return shown


def _rows(standing: Standing, run: "ImportRun", asked: Asked) -> dict[str, Any]:
    fate = asked.fate if run.counts.get(asked.fate) else next((one for one in FIRST_SHOWN if run.counts.get(one)), "")
    rows = queries.rows_with(run, fate)[A_PAGE * (asked.page - 1) : A_PAGE * asked.page + 1]
    found = list(queries.with_cells(rows))
    record(
        actor_id=standing.staff_id,
        action="import.read",
        subject_kind="import",
        subject_id=run.pk,
        purpose="pendataan",
        detail={"run": str(run.pk), "fate": fate, "rows": min(len(found), A_PAGE)},
    )
    ready = queries.ready(run)
    return {
        "tabs": tabs_of(run, fate),
        "fate": fate,
        "decides": fate == Fate.WAITING and run.state in (RunState.CHECKED, RunState.DONE),
        "rows": _shown(standing, run, found[:A_PAGE]),
        "before": asked.page - 1,
        "next": asked.page + 1 if len(found) > A_PAGE else 0,
        "ready": ready,
        "undoable": queries.is_undoable(run),
    }


def _shown(standing: Standing, run: "ImportRun", rows: list[tuple["ImportRow", list[str]]]) -> list[dict[str, Any]]:
    ids = {one for row, _cells in rows for one in (row.person_id, row.candidate_id) if one}
    people = people_by_id(standing.area, ids)
    today = local_date(timezone.now(), LocalZone.WIB)
    shown = []
    for row, cells in rows:
        named = queries.by_column(run, cells)
        is_record = not (row.is_new and row.step < Step.PERSON_WRITTEN)
        shown.append(
            {
                "row": row,
                "name": named.get("nama", ""),
                "born": named.get("tanggal_lahir", ""),
                "person": people.get(row.person_id) if row.person_id and is_record else None,
                "candidate": people.get(row.candidate_id) if row.candidate_id else None,
                "whys": sentences_of(row, named),
                "today": today,
            }
        )
    return shown
