"""Of many people: what was the last blood pressure that can be, and how long ago? By columns (rules.person)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import numpy as np

from simpul.knowledge.rules.columns import Column
from simpul.knowledge.rules.columns.held import Bools
from simpul.knowledge.rules.language.known import KNOWN
from simpul.knowledge.rules.person import Pressure, known_of_pressure, with_before
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import records_of
from simpul.records.visits.models import Entry
from simpul.records.visits.projection.standing import standing_entries
from simpul.services.signing.acting import PRESSURE
from simpul.services.signing.control import pressures_by_day
from simpul.services.signing.dry_run.dates import NEVER, Days, KnownColumns

LAST = {"systolic": "last_systolic", "diastolic": "last_diastolic"}
EARLIER = ("earlier_systolic", "earlier_diastolic")


def pressure_columns(found: Mapping[str, Column], taken: Mapping[str, Days], today: date) -> KnownColumns:
    """The last pressure of each row (known_of_pressure of last_pressure in knowledge.rules.person), and nothing before
    it; taken: the day of each number, NEVER where there is none."""
    last = np.maximum(*(taken[code] for code in PRESSURE))
    known = last > NEVER
    upper, lower = (Column(found[code].values.copy(), found[code].known & (taken[code] == last)) for code in PRESSURE)
    return {
        "pressure_on_record": Column(known.astype(np.int64), np.ones(len(last), dtype=bool)),
        "days_since_pressure": Column(np.where(known, (np.datetime64(today) - last).astype(np.int64), 0), known),
        "last_systolic": upper,
        "last_diastolic": lower,
        **{code: Column(np.zeros(len(last), np.int64), np.zeros(len(last), bool)) for code in EARLIER},
    }


def put_before(known: KnownColumns, area: WorkArea, ids: list[UUID], since: date, today: date) -> None:
    """Beside a last pressure that is half or cannot be, the one before it since a day (with_before of one person). One
    statement more, and one for merged records, where there is anybody."""
    rows = {ids[at]: at for at in np.flatnonzero(_not_whole(known)).tolist()}
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
        last, *older = sorted(pressures_by_day(found), key=_day, reverse=True)
        for code, value in known_of_pressure(today, with_before(last, older)).items():
            known[code].values[rows[root]], known[code].known[rows[root]] = int(value), True


def _day(one: Pressure) -> date:
    return one.on or date.min


def _not_whole(known: KnownColumns) -> Bools:
    upper, lower = (known[code] for code in LAST.values())
    not_whole: Bools = known["days_since_pressure"].known & ~(upper.known & lower.known)
    not_whole |= upper.known & lower.known & (upper.values <= lower.values)
    for code in LAST.values():
        one = known[code]
        not_whole |= one.known & ((one.values < KNOWN[code].lowest) | (one.values > KNOWN[code].highest))
    return not_whole
