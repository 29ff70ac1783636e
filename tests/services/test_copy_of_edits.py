"""A detail that was put right, in the copy for the person: words, and nothing that is somebody else's."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from simpul.records.people.actions.details import FIELDS as CHANGED
from simpul.services.rights.export.colleagues import Colleagues
from simpul.services.rights.export.edited import FIELDS, edits_of_record
from simpul.services.rights.export.gathered import Gathered

AT = datetime(2026, 11, 21, tzinfo=UTC)
ONE, OTHER = "01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"


def told(field: str, before: str, after: str) -> dict[str, Any]:
    edit = SimpleNamespace(field=field, before=before, after=after, reason="akta", made_at=AT, made_by=None)
    rows = cast("Gathered", SimpleNamespace(edits=[edit]))
    (found,) = edits_of_record(rows, cast("Colleagues", SimpleNamespace(told=lambda by, at: {})))
    return found


@pytest.mark.parametrize(
    ("field", "before", "after", "said"),
    [
        ("name", "A", "B", ("nama", "A", "B")),
        ("sex", "L", "P", ("jenis kelamin", "Laki-laki", "Perempuan")),
        ("has_jkn", "", "True", ("JKN", None, "punya")),
        ("nik", "tidak_tahu", "•••", ("NIK", "Tidak tahu", "•••")),
        ("mother", ONE, OTHER, ("ibu", "tercatat", "tercatat")),
        ("mother", "", OTHER, ("ibu", None, "tercatat")),
    ],
)
def test_a_change_is_said_in_words(field: str, before: str, after: str, said: tuple[str, str | None, str]) -> None:
    found = told(field, before, after)
    assert (found["isian"], found["sebelum"], found["sesudah"]) == said


def test_every_detail_that_can_be_put_right_has_its_word() -> None:
    assert FIELDS.keys() == CHANGED | {"nik"}
