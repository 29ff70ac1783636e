"""Does an earlier row of the same sheet speak of the same person? Then the person is made once.

A child who was weighed every month stands in twelve rows; a NIK that was copied down a column stands in many rows of
different people, and those are refused.
"""

from collections.abc import Iterable
from uuid import UUID

from simpul.foundation.key_set import KeySet
from simpul.services.takeover.ids import made_id
from simpul.services.takeover.models import Fate, ImportRow, ImportRun
from simpul.services.takeover.reading.person import PersonPart
from simpul.services.takeover.sealing import blind


def who_of(part: PersonPart, keys: KeySet) -> bytes | None:
    """A blind index of the person spoken of."""
    if part.nik:
        return blind("nik", part.nik.reveal(), keys)
    if not (part.key and part.born):
        return None
    rt = part.rt.pk if part.rt else ""
    return blind("who", f"{part.key}/{part.born}/{part.sex or ''}/{rt}/{part.hidden_nik}", keys)


def same_person(part: PersonPart, other: PersonPart) -> bool:
    """Two rows with one NIK: of one person, as far as they say."""
    if part.born and other.born and part.born != other.born:
        return False
    if part.sex and other.sex and part.sex != other.sex:
        return False
    return not (part.key and other.key) or part.key == other.key


def first_rows(run: ImportRun, whom: Iterable[bytes]) -> dict[bytes, ImportRow]:
    """The row of this run that makes each of these people."""
    rows = ImportRow.objects.filter(run=run, who__in=list(whom), fate=Fate.NEW).order_by("line")
    found: dict[bytes, ImportRow] = {}
    for row in rows:
        if row.who is not None:
            found.setdefault(bytes(row.who), row)
    return found


def person_made_by(row: ImportRow) -> UUID:
    return made_id(row.run_id, row.line, "person")
