"""Of many people: what was the last blood pressure that can be, and how long ago? By columns (rules.person)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import numpy as np

from simpul.knowledge.rules.columns import Column
from simpul.knowledge.rules.columns.held import Bools
from simpul.knowledge.rules.language.known import KNOWN
from simpul.knowledge.rules.person import is_possible
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import records_of
from simpul.records.visits.models import Entry
from simpul.records.visits.projection.standing import standing_entries
from simpul.services.signing.acting import PRESSURE
from simpul.services.signing.control import pressures_by_day
from simpul.services.signing.dry_run.dates import NEVER, Days, KnownColumns

LAST = {"systolic": "last_systolic", "diastolic": "last_diastolic"}


def pressure_columns(found: Mapping[str, Column], taken: Mapping[str, Days], today: date) -> KnownColumns:
    """The last pressure of each row (known_of_pressure of last_pressure in knowledge.rules.person); taken: the day of
    each number, NEVER where there is none."""
    last = np.maximum(*(taken[code] for code in PRESSURE))
    known = last > NEVER
    upper, lower = (Column(found[code].values.copy(), found[code].known & (taken[code] == last)) for code in PRESSURE)
    return {
        "pressure_on_record": Column(known.astype(np.int64), np.ones(len(last), dtype=bool)),
        "days_since_pressure": Column(np.where(known, (np.datetime64(today) - last).astype(np.int64), 0), known),
        "last_systolic": upper,
        "last_diastolic": lower,
    }


def put_last_possible(known: KnownColumns, area: WorkArea, ids: list[UUID], since: date, today: date) -> None:
    """In the place of a last pressure that cannot be, the last one since a day that can; where there is none it stays.
    One statement more, and one for merged records, where there is anybody."""
    rows = {ids[at]: at for at in np.flatnonzero(_impossible(known)).tolist()}
    if not rows:
        return
    roots = {part: root for root, parts in records_of(rows).items() for part in parts}
    entries = standing_entries(roots).filter(
        kelurahan_id__in=area.kelurahan, concept__in=PRESSURE, local_date__gt=since, local_date__lte=today
    )
    each: dict[UUID, list[Entry]] = {}
    for one in entries.order_by("-at", "-id"):
        each.setdefault(roots[one.person_id], []).append(one)
    for root, found in each.items():
        older = next(filter(is_possible, pressures_by_day(found)), None)
        if older and older.on:
            values = (1, (today - older.on).days, older.systolic, older.diastolic)
            for code, value in zip(("pressure_on_record", "days_since_pressure", *LAST.values()), values, strict=True):
                known[code].values[rows[root]], known[code].known[rows[root]] = value or 0, value is not None


def _impossible(known: KnownColumns) -> Bools:
    upper, lower = (known[code] for code in LAST.values())
    crossed: Bools = upper.known & lower.known & (upper.values <= lower.values)
    for code in LAST.values():
        one = known[code]
        crossed |= one.known & ((one.values < KNOWN[code].lowest) | (one.values > KNOWN[code].highest))
    return crossed
