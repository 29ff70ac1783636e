"""How do the cells of a sheet rest? Sealed like a NIK, row by row, with the id of the key (ADR 0015)."""

import json
from typing import Any

from simpul.foundation.key_set import KeySet
from simpul.records.people.keys import general_keys
from simpul.services.takeover.models import ImportRow, ImportRun


def seal(content: Any) -> tuple[str, bytes]:
    return general_keys().seal(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def unseal(key_id: str, sealed: bytes) -> Any:
    return json.loads(general_keys().open(key_id, sealed))


def cells_of(row: ImportRow, keys: KeySet | None = None) -> list[str]:
    """The cells of a row; none where its days are over. keys: of whoever opens many, who asks for them once."""
    if row.sealed is None:
        return []
    return list(json.loads((keys or general_keys()).open(row.key_id, bytes(row.sealed))))


def head_of(run: ImportRun) -> dict[str, Any]:
    """headers: the names of the columns; numbers: what their numbers look like (interfaces.imports.columns)."""
    return (
        {"headers": [], "numbers": []}
        if run.head_sealed is None
        else dict(unseal(run.head_key_id, bytes(run.head_sealed)))
    )


def blind(kind: str, text: str, keys: KeySet | None = None) -> bytes:
    """A blind index for comparing rows of sheets with one another."""
    return (keys or general_keys()).index(f"impor/{kind}/{text}")
