"""Who is the mother of a newcomer? Somebody on record, or somebody of the sheet, who is then written no later."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from simpul.foundation.sex import Sex
from simpul.records.people.keys import general_keys
from simpul.services.takeover.checking.pool import pool_of
from simpul.services.takeover.ground import RunArea
from simpul.services.takeover.ids import made_id
from simpul.services.takeover.models import ImportRow
from simpul.services.takeover.reading.person import PersonPart
from simpul.services.takeover.reading.rows import Chosen, read_row
from simpul.services.takeover.sealing import blind, cells_of

Parts = dict[ImportRow, PersonPart]


def with_their_mothers(here: RunArea, ready: QuerySet[ImportRow], rows: list[ImportRow]) -> Parts:
    """What the rows say; a mother who stands further down in the sheet is written with her child."""
    chosen, parts, keys = Chosen.of(here.run.columns), Parts(), general_keys()
    while rows:
        read = {row: read_row(cells_of(row, keys), chosen, here.ground, here.today).person for row in rows}
        parts |= read
        mothers = {blind("nik", part.mother_nik.reveal(), keys) for part in read.values() if part.mother_nik}
        mothers -= {bytes(row.who) for row in parts if row.who}
        rows = list(ready.filter(who__in=mothers)) if mothers else []
    return parts


def mothers_of(here: RunArea, new: Sequence[ImportRow], parts: Parts) -> dict[str, UUID]:
    """NIK of a mother -> her record; women of this batch, and whoever is on record."""
    wanted = [PersonPart(nik=parts[row].mother_nik) for row in new if parts[row].mother_nik]
    pool = pool_of(here.area, wanted)
    known = {part.nik.reveal(): pool.with_nik(part.nik) for part in wanted if part.nik}
    found = {nik: people[0].id for nik, people in known.items() if len(people) == 1 and people[0].sex == Sex.FEMALE}
    for row in new:
        part = parts[row]
        if part.nik and part.sex is Sex.FEMALE:
            found.setdefault(part.nik.reveal(), made_id(row.run_id, row.line, "person"))
    return found
