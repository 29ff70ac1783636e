"""The charts of the benches: well-formed, with every value written beside its mark, and readable in light and dark."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from bench.plot import Panel, charts, short

read = ElementTree.fromstring
SVG = "{http://www.w3.org/2000/svg}"
TWO = Panel("Pages (ms) <p95>", {"kelurahan": {30_000: 40, 1_000_000: 44}, "city": {30_000: 90, 1_000_000: 180}})


def test_each_value_stands_beside_a_mark_of_its_line() -> None:
    drawn = read(charts([TWO, Panel("Load (s)", {"load": {30_000: 70}})], "people"))
    words = [text.text for text in drawn.iter(f"{SVG}text")]
    assert {"Pages (ms) <p95>", "kelurahan", "city", "40", "44", "90", "180", "30k", "1M", "70", "people"} <= set(words)
    assert len(list(drawn.iter(f"{SVG}circle"))) == 2 + 1 + 1  # values, the one of the other chart, the legend
    assert len(list(drawn.iter(f"{SVG}rect"))) == 2 + 1


def test_more_is_further_up_and_further_right() -> None:
    drawn = read(charts([Panel("Load (s)", {"load": {100: 1, 1_000: 10, 10_000: 100}})], "people"))
    marks = [(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in drawn.iter(f"{SVG}circle")]
    across = [right - left for (left, _), (right, _) in pairwise(marks)]
    up = [above - below for (_, above), (_, below) in pairwise(marks)]
    assert across == pytest.approx([across[0]] * 2, abs=0.2)
    assert up == pytest.approx([up[0]] * 2, abs=0.2)
    assert min(across + up) > 0


def test_of_two_lines_the_higher_value_stands_above_and_the_lower_below() -> None:
    crossing = Panel("Memory (MB)", {"site": {100: 50, 1_000: 60}, "PostgreSQL": {100: 40, 1_000: 70}})
    words = {text.text: float(text.attrib["y"]) for text in read(charts([crossing], "people")).iter(f"{SVG}text")}
    assert words["50"] < words["40"]
    assert words["70"] < words["60"]


def test_the_colours_follow_the_reader() -> None:
    assert "prefers-color-scheme:dark" in charts([TWO], "people")


def test_what_a_logarithm_cannot_show_is_refused() -> None:
    with pytest.raises(ValueError, match="not above zero"):
        charts([Panel("Lag (s)", {"lag": {30_000: 0}})], "people")


@pytest.mark.parametrize(
    ("value", "said"),
    [(301_424, "301k"), (1_000_000, "1M"), (0.118, "0.12"), (74.4, "74"), (3.38, "3.4"), (9_999, "9999")],
)
def test_numbers_are_short(value: float, said: str) -> None:
    assert short(value) == said
