"""Second stride: people under one KK number are put together, whoever of the sheet made or found them."""

from uuid import UUID

from simpul.foundation.privacy import Masked
from simpul.records.households.actions.bulk import NewFamily, gather_families
from simpul.records.households.models import Relation
from simpul.records.people.keys import general_keys
from simpul.services.takeover.ground import RunArea
from simpul.services.takeover.ids import made_id
from simpul.services.takeover.models import Fate, ImportRow, Step
from simpul.services.takeover.reading.faults import Says
from simpul.services.takeover.reading.numbers16 import read_number16
from simpul.services.takeover.reading.person import read_relation
from simpul.services.takeover.reading.rows import Chosen, under_our_names
from simpul.services.takeover.sealing import cells_of
from simpul.services.takeover.sentences import HEADLESS
from simpul.services.takeover.statements import keep, step_on

BATCH = 1_000


def write_families(here: RunArea, actor_id: UUID) -> tuple[int, int]:
    """The next batch of families, each whole; how many rows it took, and how many of them are done by it."""
    rows = ImportRow.objects.filter(run=here.run, step=Step.PERSON_WRITTEN).order_by("turn", "line")
    wanted = {bytes(one) for one in rows.values_list("family", flat=True)[:BATCH] if one}
    if not wanted:
        return 0, 0
    members = list(
        ImportRow.objects.filter(run=here.run, family__in=wanted, person_id__isnull=False)
        .exclude(fate__in=(Fate.WAITING, Fate.SKIPPED))
        .order_by("line")
    )
    families = _families(here, members)
    headless = gather_families(
        actor_id=actor_id, area=here.area, families=list(families.values()), day=here.today, run=here.run.pk
    )
    alone = {key for key, family in families.items() if family in headless}
    done = [row for row in members if row.step == Step.PERSON_WRITTEN]
    for row in done:
        row.step = Step.FAMILY_WRITTEN if row.visits else Step.WRITTEN
        if row.family and bytes(row.family) in alone:
            row.says = [*row.says, Says("no_kk", HEADLESS).stored()]
    step_on(done)
    keep([row for row in done if row.family and bytes(row.family) in alone], "says")
    return len(done), sum(row.step == Step.WRITTEN for row in done)


def _families(here: RunArea, rows: list[ImportRow]) -> dict[bytes, NewFamily]:
    """By the blind index of the KK number; a person who stands in several rows counts with the first."""
    chosen, keys, found = Chosen.of(here.run.columns), general_keys(), dict[bytes, NewFamily]()
    for row in rows:
        cells = under_our_names(cells_of(row, keys), chosen)
        if not (row.family and row.person_id and "no_kk" in cells):
            continue
        key = bytes(row.family)
        if key not in found:
            kk = Masked(read_number16(cells["no_kk"], "Nomor KK"))
            found[key] = NewFamily(made_id(row.run_id, row.line, "family"), kk, {}, cells.get("alamat", ""))
        relation = read_relation(cells["hubungan"]) if "hubungan" in cells else Relation.OTHER
        found[key].members.setdefault(row.person_id, relation)
    return found
