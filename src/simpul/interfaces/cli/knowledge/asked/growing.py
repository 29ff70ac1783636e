"""How does growth stand in the answer of `simpul due`? In the same shape as every other service, by calendar months."""

from collections.abc import Iterator
from typing import Any

from simpul.foundation.local_time import Month
from simpul.interfaces.cli.knowledge.asked.person import Asking
from simpul.interfaces.cli.knowledge.doses import iso, plain_row
from simpul.knowledge.concepts import Status, concepts
from simpul.knowledge.growth.due import MEASURED, REASONS, Due, DueState, growth_due

# Tabel 5 of KMK HK.01.07/MENKES/2015/2023: where a child is weighed and measured; a kader does it at the Posyandu.
PLACES, BY = ("posyandu", "pustu", "puskesmas"), ("kader", "nakes")


def growth_rows(asking: Asking) -> Iterator[dict[str, Any]]:
    """Of a child whose day of birth is told."""
    born = asking.person.birth_date
    if born is None:
        return
    done = {one.code: one for one in sorted(asking.history.done, key=lambda one: one.on) if one.code in MEASURED}
    taken = {MEASURED[code]: one.on for code, one in done.items()}
    for one in growth_due(birth_date=born, on=asking.on, taken=taken):
        code = next(code for code, measure in MEASURED.items() if measure is one.measure)
        place = done[code].place if code in done else ""
        evidence = {"on": iso(one.last), "place": place} if one.last and one.state is DueState.DONE else None
        yield _row(code, one) | {"evidence": evidence}


def _row(code: str, one: Due) -> dict[str, Any]:
    month = None if one.month is None else Month.from_index(one.month)
    reason = REASONS[one.why] % {"day": iso(one.last), "month": month}
    row = plain_row(code, concepts()[code].label_id, "balita", one.state.value, reason, one.source, Status(one.status))
    row |= {"gives": None, "edition": one.edition}
    if month is None or one.state is DueState.DONE:
        return row
    days = {"opens": iso(month.first_day), "ideal": iso(month.first_day), "closes": iso(month.last_day)}
    return row | days | {"late_from": iso(month.next().first_day), "places": list(PLACES), "by": list(BY)}
