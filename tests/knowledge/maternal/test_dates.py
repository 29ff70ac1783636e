"""Each case of the dates of a pregnancy, worked out by hand: the table of the source and the days around each limit."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.knowledge.immunization.days import Precision, Span
from simpul.knowledge.maternal import dating
from simpul.knowledge.maternal.answer import Dates, Method, Scan, Trouble, Why, weeks_and_days

CASES = json.loads((Path(__file__).parents[3] / "vectors/maternal/dates.json").read_text())["cases"]
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))


def read(case: dict[str, Any]) -> Dates:
    return dating.dates_of(
        date.fromisoformat(case["on"]),
        last_period=date.fromisoformat(case["last_period"]) if "last_period" in case else None,
        precision=Precision(case.get("precision", "day")),
        scans=[scan(one) for one in case.get("scans", [])],
        method=Method(case.get("method", "280")),
    )


def scan(one: dict[str, Any]) -> Scan:
    on = date.fromisoformat(one["on"])
    return dating.scan_by_due(on, date.fromisoformat(one["due"])) if "due" in one else Scan(on, one["days"])


def told(found: Dates) -> dict[str, Any]:
    gestation = [weeks_and_days(one) for one in found.gestation] if found.gestation else None
    return {
        "gestation": " ".join(dict.fromkeys(gestation)) if gestation else None,
        "trimester": found.trimester,
        "due": spoken(found.due),
        "hpht_due": spoken(found.hpht.due if found.hpht else None),
        "naegele": spoken(found.hpht.due_naegele if found.hpht else None),
        "usg_due": spoken(found.usg.due if found.usg else None),
        "difference": found.difference,
        "counts": found.counts,
        "why": found.why,
        "troubles": list(found.troubles),
    }


def spoken(span: Span | None) -> str | None:
    return " ".join(dict.fromkeys(day.isoformat() for day in (span.first, span.last))) if span else None


@pytest.mark.parametrize("case", CASES, ids=lambda one: one["id"])
def test_the_dates_of_a_case(case: dict[str, Any]) -> None:
    found = told(read(case))
    expected = {"troubles": []} | case["expect"]
    assert {name: found[name] for name in expected} == expected


def test_every_reason_and_every_trouble_has_a_case_and_a_sentence() -> None:
    expected = [case["expect"] for case in CASES]
    assert {one["why"] for one in expected} == set(Why)
    assert {trouble for one in expected for trouble in one.get("troubles", [])} == set(Trouble)
    assert set(dating.CONTENT["words"]) == {*Why, *Trouble}
    assert all(one["id"] and one["en"] for one in dating.CONTENT["words"].values())


@given(on=DAYS, period=DAYS, seen=DAYS, days=st.integers(0, 320))
def test_no_date_ever_raises_and_what_counts_is_plausible(on: date, period: date, seen: date, days: int) -> None:
    for precision in Precision:
        found = dating.dates_of(on, last_period=period, precision=precision, scans=[Scan(seen, days)])
        assert (found.counts is None) == (found.why is Why.NOTHING)
        if found.gestation:
            assert dating.LEAST <= found.gestation[0] <= found.gestation[1] <= dating.MOST


@given(period=DAYS)
def test_the_two_methods_differ_by_three_days_at_most(period: date) -> None:
    """Nine calendar months have 273 to 276 days; clinical-rules ANC-1 says two days at most."""
    assert timedelta(0) <= dating.naegele(period) - (period + timedelta(280)) <= timedelta(3)
