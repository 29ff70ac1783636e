"""The lines of the charts against the tables as WHO and Kemenkes print them, and against the children themselves."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.growth import HEIGHTS, LENGTHS, Index, Span, age_span, assess_growth, growth_lines
from simpul.knowledge.growth.chart_lines import ALL, MOST_POINTS

ROWS: list[list[Any]] = json.loads((Path(__file__).parents[3] / "vectors/growth/printed_lines.json").read_text())[
    "rows"
]
PRINTED = 50  # thousandths: one decimal
HALF_A_DAY = {"bbu": 20, "tbu": 60, "bbtb": 0, "imtu": 5, "lku": 40}  # a table of months beside one of days
SPANS = {
    "the first two years": (Index.TBU, age_span(0, 24)),
    "birth to five": (Index.BBU, age_span(0, 60)),
    "head": (Index.LKU, age_span(0, 60)),
    "bmi of a balita": (Index.IMTU, age_span(0, 60)),
    "lying": (Index.BBTB, LENGTHS),
    "standing": (Index.BBTB, HEIGHTS),
    "height at school": (Index.TBU, age_span(60, 228)),
    "bmi at school": (Index.IMTU, age_span(60, 228)),
}


def test_no_printed_row_was_lost() -> None:
    assert len(ROWS) == 91


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}-{row[3]}")
def test_the_lines_are_those_of_the_printed_tables(row: list[Any]) -> None:
    index, sex, by, at, values, sds = row
    span = age_span(at, at) if by == "months" else Span(at, at, lying=by == "lying")
    for line, value in zip(growth_lines(Index(index), Sex(sex), span, tuple(sds)), values, strict=True):
        assert line.points[0][0] == span.first
        assert abs(line.points[0][1] - value * 1000) <= PRINTED + HALF_A_DAY[index], line.sd


@pytest.mark.parametrize(("index", "span"), SPANS.values(), ids=SPANS)
@pytest.mark.parametrize("sex", Sex)
def test_a_chart_is_whole(index: Index, span: Span, sex: Sex) -> None:
    lines = growth_lines(index, sex, span)
    assert [line.sd for line in lines] == sorted(line.sd for line in lines)
    for low, high in pairwise(lines):
        assert [x for x, _ in low.points] == [x for x, _ in high.points]
        assert all(a < b for (_, a), (_, b) in zip(low.points, high.points, strict=True))
    xs = [x for x, _ in lines[0].points]
    assert (xs[0], xs[-1], xs) == (span.first, span.last, sorted(set(xs)))
    assert 20 <= len(xs) <= MOST_POINTS + 3


@pytest.mark.parametrize("sex", Sex)
def test_a_child_on_a_line_has_its_z(sex: Sex) -> None:
    for line in growth_lines(Index.TBU, sex, age_span(0, 60), ALL):
        for day, height in line.points:
            found = assess_growth(sex=sex, age_days=day, length=height / 100).tbu
            assert found.z_hundredths == pytest.approx(line.sd * 100, abs=1)
    for line in growth_lines(Index.BBTB, sex, LENGTHS):
        for length, grams in line.points:
            found = assess_growth(sex=sex, age_days=400, length=length, weight=grams).bbtb
            assert found.z_hundredths is None or found.z_hundredths == pytest.approx(line.sd * 100, abs=1)


def test_length_becomes_height_between_two_days() -> None:
    median = dict(growth_lines(Index.TBU, Sex.MALE, age_span(0, 60), (0,))[0].points)
    assert -750 < median[731] - median[730] < -600


def test_the_lines_end_where_who_ends() -> None:
    assert growth_lines(Index.BBU, Sex.MALE, age_span(60, 228))[0].points[-1][0] <= 120 * 30.4375
    assert growth_lines(Index.LILA, Sex.MALE, age_span(0, 60))[0].points[0][0] >= 91
    assert growth_lines(Index.LKU, Sex.MALE, age_span(61, 228)) == ()


def test_lengths_and_ages_are_not_mixed_up() -> None:
    for index, span in ((Index.BBTB, age_span(0, 60)), (Index.TBU, LENGTHS)):
        with pytest.raises(ValueError, match="over lengths"):
            growth_lines(index, Sex.MALE, span)
