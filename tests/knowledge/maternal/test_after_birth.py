"""Which visit after a birth it is, by hour and day: the vectors of the source and the minutes around each limit."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.foundation.local_time import LocalZone
from simpul.knowledge.due import Done, DuePerson, DueState, History, due
from simpul.knowledge.maternal.after_birth import CONTENT, AfterBirth, Series, Timing, visit_after_birth

CASES = json.loads((Path(__file__).parents[3] / "vectors/maternal/after_birth.json").read_text())["cases"]
BORN = datetime(2026, 5, 1, 10, tzinfo=LocalZone.WIB.zone)


@pytest.mark.parametrize("series", Series)
@pytest.mark.parametrize("case", CASES, ids=lambda one: one["id"])
def test_a_visit_by_hour_and_day(series: Series, case: dict[str, Any]) -> None:
    found = visit_after_birth(series, datetime.fromisoformat(case["born_at"]), datetime.fromisoformat(case["at"]))
    assert [found.timing.value, found.code] == case[series], case["why"]


def test_every_timing_and_every_visit_has_a_case_and_a_sentence() -> None:
    assert {case[series][0] for case in CASES for series in Series} == set(Timing) == set(CONTENT["words"])
    for series in Series:
        assert {case[series][1] for case in CASES} - {""} == set(CONTENT["series"][series])


@given(minutes=st.integers(6 * 60, 60 * 24 * 60))
def test_the_services_due_count_the_same_visit(minutes: int) -> None:
    """They know days only: what is a visit here is evidence for the same visit there."""
    at = BORN + timedelta(minutes=minutes)
    found = visit_after_birth(Series.MOTHER, BORN, at)
    rows = due(DuePerson(delivered_on=BORN.date()), History((Done("nifas", at.date()),)), at.date())
    done = [one.rule.code for one in rows if one.state is DueState.DONE]
    assert done == ([found.code] if found.code else [])


def test_a_time_without_a_zone_is_a_bug() -> None:
    with pytest.raises(TypeError):
        visit_after_birth(Series.MOTHER, BORN, datetime(2026, 5, 2))  # noqa: DTZ001 - the mistake that is tried
    assert visit_after_birth(Series.MOTHER, BORN, BORN) == AfterBirth(Timing.ESSENTIAL_CARE)
