"""A source that a screen shows, where it stands in no rule, is a regulation by the name its readers know."""

import re
from datetime import date

import pytest

from simpul.knowledge.growth.action.actions import content
from simpul.knowledge.growth.due import Measure, growth_due
from simpul.knowledge.growth.indices.rules import rules

KNOWN = re.compile(r"KMK|Permenkes|PPK|CKG|Buku KIA|WHO|kartu Posyandu")
NOTES = re.compile(r"GROW|clinical|\.md|ILP-KMK|SKDN|\b\d\d-|ours?\b|[a-z]{3,} [a-z]{3,} [a-z]{3,}")
DUE = growth_due(birth_date=date(2025, 1, 1), on=date(2026, 1, 1), taken={})
SHOWN = {
    **{f"action {one['code']}": (one["source"], one["status"]) for one in content()["said"]},
    **{f"index {index.value}": (rule.source, rule.status) for index, rule in rules().items()},
    **{f"due {one.measure.value}": (one.source, one.status) for one in DUE},
}


def test_all_that_is_shown_is_here() -> None:
    assert {one.measure for one in DUE} == set(Measure)
    assert len(SHOWN) == len(content()["said"]) + len(rules()) + len(Measure)


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_a_source_is_named_as_its_readers_know_it(name: str) -> None:
    source, _status = SHOWN[name]
    assert not NOTES.search(source)
    assert all(KNOWN.search(part) for part in source.split("; ")) or not source


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_what_rests_on_no_source_does_not_say_that_one_was_read(name: str) -> None:
    source, status = SHOWN[name]
    assert source or status in ("from-memory", "engineering")
