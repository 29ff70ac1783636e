"""When is the birth expected, by HPHT and by ultrasound, and which of them counts?

Sources
    clinical-rules ANC-1: HPL = HPHT + 280 days, or the calendar of Naegele (verified, computed); trimesters of KMK
        HK.01.07/MENKES/2015/2023 (verified); 4 to 43 weeks are plausible; the correction by ultrasound is from memory
        and stands in dates.json with its limits.
"""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from simpul.knowledge.due.pregnancy import TRIMESTERS
from simpul.knowledge.growth.age import months_before
from simpul.knowledge.immunization.days import Precision, Span, days_after, whole_span
from simpul.knowledge.maternal.answer import Basis, Dates, Estimate, Method, Scan, Trouble, Why
from simpul.knowledge.pregnancy.dates import PREGNANCY_DAYS, due_date
from simpul.knowledge.rules.language.known import KNOWN

CONTENT: dict[str, Any] = json.loads((Path(__file__).parent / "dates.json").read_text())
USG = CONTENT["usg"]
DEFAULT = Method(CONTENT["method"])
LEAST, MOST = KNOWN["gestation_days"].lowest, KNOWN["gestation_days"].highest


def scan_by_due(on: date, due: date) -> Scan:
    """An ultrasound of which the report names the expected birth and not the age."""
    return Scan(on, PREGNANCY_DAYS - (due - on).days)


def dates_of(
    on: date,
    *,
    last_period: date | None = None,
    precision: Precision = Precision.DAY,
    scans: Sequence[Scan] = (),
    method: Method = DEFAULT,
) -> Dates:
    """The dates of a pregnancy that lasts on a day.

    precision  of last_period: the day, the month or nothing of it is known
    scans      in any order; the earliest plausible one is used
    method     the city's choice for HPL by HPHT

    Never raises for a date that cannot be: it is named in `troubles` and not used.
    """
    period = whole_span(last_period, precision)
    began = plausible(period, on) if period else None
    scan = min((one for one in scans if is_plausible(one, on)), key=lambda one: one.on, default=None)
    troubles = [Trouble.HPHT] if period and not began else []
    troubles += [Trouble.SCAN] if any(not is_plausible(one, on) for one in scans) else []
    counts, why = which_counts(began, scan)
    usg_began = scan.on - timedelta(scan.days) if scan else None
    exact = began.first if began and began.is_exact else None
    return Dates(
        on=on,
        method=method,
        hpht=by_hpht(began) if began else None,
        usg=by_usg(usg_began) if usg_began else None,
        counts=counts,
        why=why,
        scan=scan,
        difference=(usg_began - exact).days if usg_began and exact else None,
        troubles=tuple(troubles),
    )


def which_counts(began: Span | None, scan: Scan | None) -> tuple[Basis | None, Why]:
    """began  of HPHT. The limits of the correction stand in dates.json."""
    if scan is None:
        return (Basis.HPHT, Why.HPHT_ALONE) if began else (None, Why.NOTHING)
    if began is None:
        return Basis.USG, Why.SCAN_ALONE
    if scan.days > TRIMESTERS[1][1]:
        return Basis.HPHT, Why.SCAN_LATE
    if not began.is_exact:
        return Basis.USG, Why.SCAN_SURER
    early = scan.days < USG["early_below_days"]
    limit = USG["early_differs_more_than_days"] if early else USG["differs_more_than_days"]
    differs = abs((scan.on - began.first).days - scan.days) > limit
    return (Basis.USG, Why.SCAN_CORRECTS) if differs else (Basis.HPHT, Why.SCAN_AGREES)


def by_hpht(began: Span) -> Estimate:
    return Estimate(began, Span(due_date(began.first), due_date(began.last)), Span(*map(naegele, ends(began))))


def by_usg(began: date) -> Estimate:
    return Estimate(Span(began, began), Span(due_date(began), due_date(began)))


def naegele(last_period: date) -> date:
    """Seven days and nine months after the first day of the last period; a shorter month ends on its last day."""
    return months_before(days_after(last_period, 7), -9)


def ends(span: Span) -> tuple[date, date]:
    return span.first, span.last


def plausible(period: Span, on: date) -> Span | None:
    """The days of a period on which a pregnancy that lasts today can have begun; None where there is none."""
    first, last = max(period.first, days_after(on, -MOST)), min(period.last, days_after(on, -LEAST))
    return Span(first, last) if first <= last else None


def is_plausible(scan: Scan, on: date) -> bool:
    """Made by that day, and of an age that a pregnancy can have then and today."""
    return scan.on <= on and scan.days >= LEAST and scan.days + (on - scan.on).days <= MOST
