"""Whatever was found, no visit raises, more findings never make more missing, and nothing unknown is complete."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from simpul.foundation.sex import Sex
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.maternal.definition import items
from simpul.knowledge.maternal.visit_answer import Findings, ItemState
from simpul.knowledge.maternal.visits import visit_items
from simpul.knowledge.rules.person import About

ON = date(2027, 6, 1)
NEEDS = sorted({code for item in items() for code in item.needs})
VALUES = st.sampled_from([-1, 0, 1, 2, 95, 120, 240, 1550, 11500, 52000, "", "TTD"])
FOUND = st.dictionaries(st.sampled_from(NEEDS), VALUES, max_size=8)


def about(days: int) -> About:
    return About(ON, date(1999, 3, 2), Sex.FEMALE, pregnant=True, pregnant_since=ON - timedelta(days))


@given(nth=st.integers(1, 6), days=st.integers(-10, 400), now=FOUND, before=FOUND)
def test_no_finding_raises_and_what_cannot_be_is_not_done(
    nth: int, days: int, now: dict[str, FactValue], before: dict[str, FactValue]
) -> None:
    found = visit_items(nth, Findings(about(days), now, before))
    assert [one.item for one in found.items] == list(items())
    assert found.is_complete is not True, "questions on the risk of infections are not recorded"
    for one in found.items:
        assert bool(one.lacking) == (one.state in (ItemState.MISSING, ItemState.MEASURE_AGAIN) and bool(one.item.needs))


@given(nth=st.integers(1, 6), days=st.integers(28, 300), code=st.sampled_from(["body_weight", "ttd", "dentist_seen"]))
def test_an_item_that_is_there_is_not_missing_any_more(nth: int, days: int, code: str) -> None:
    value = 52000 if code == "body_weight" else 1
    nothing, something = (visit_items(nth, Findings(about(days), now)) for now in ({}, {code: value}))
    assert set(something.missing) <= set(nothing.missing)
