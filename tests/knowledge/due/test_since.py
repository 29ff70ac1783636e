"""What is asked about before it is recorded: given too young, or too soon beside another (GROW-11, ADR 0036)."""

from datetime import date, timedelta

import pytest

from simpul.knowledge.due.since import alike_of, given_too_soon, given_too_young, too_soon

DAY = date(2027, 2, 1)


@pytest.mark.parametrize(
    ("days", "asked"), [(0, False), (1, True), (119, True), (120, False), (-1, True), (-119, True), (-120, False)]
)
def test_between_two_capsules_lie_a_hundred_and_twenty_days(days: int, asked: bool) -> None:
    """days  since the other one, or until it; of the day itself it is the same one, written twice."""
    other = DAY - timedelta(days)
    assert given_too_soon("vitamin_a_merah", DAY, [("vitamin_a_merah", other)]) == ((other, 120) if asked else None)


def test_the_nearest_of_both_colours_is_told_and_nothing_else_counts() -> None:
    given = [("vitamin_a_biru", date(2026, 12, 1)), ("obat_cacing", date(2027, 1, 30)), ("bcg", date(2027, 1, 31))]
    assert given_too_soon("vitamin_a_merah", DAY, given) == (date(2026, 12, 1), 120)
    assert given_too_soon("obat_cacing", DAY, given) == (date(2027, 1, 30), 120)
    assert given_too_soon("bcg", DAY, given) is None
    assert alike_of("vitamin_a_biru") == {"vitamin_a_biru", "vitamin_a_merah"}
    assert alike_of("bcg") == {"bcg"}
    assert too_soon("30 Jan 2027", 120)[0].startswith("Sudah tercatat diberikan 30 Jan 2027")


def test_deworming_is_given_from_twelve_months() -> None:
    assert [given_too_young("obat_cacing", months) for months in (11, 12, None)] == [12, None, None]
