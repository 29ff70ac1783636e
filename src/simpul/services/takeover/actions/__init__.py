"""What do people do with a run: bring a sheet, say what its columns are, decide, have it written, take it back?"""

from simpul.services.takeover.actions.bringing import bring_sheet, keep_rows, refuse_sheet, rows_are_read
from simpul.services.takeover.actions.choosing import choose_columns
from simpul.services.takeover.actions.deciding import decide
from simpul.services.takeover.actions.forgetting import forget_cells
from simpul.services.takeover.actions.starting import go_on_again, start_undoing, start_writing

__all__ = [
    "bring_sheet",
    "choose_columns",
    "decide",
    "forget_cells",
    "go_on_again",
    "keep_rows",
    "refuse_sheet",
    "rows_are_read",
    "start_undoing",
    "start_writing",
]
