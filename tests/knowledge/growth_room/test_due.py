"""What is due for a child, month by month."""

from datetime import date

import pytest

from simpul.knowledge.growth.due import REASONS, Due, DueState, Measure, growth_due

W, L, H, A = Measure
NOT_YET, DUE, LATE, DONE = DueState
TODAY = date(2026, 11, 21)


def month(year: int, month: int) -> int:
    return year * 12 + month - 1


def due(measure: Measure, born: date, last: date | None, on: date = TODAY) -> Due | None:
    found = growth_due(birth_date=born, on=on, taken={measure: last} if last else {})
    return next((one for one in found if one.measure is measure), None)


@pytest.mark.parametrize(
    ("measure", "born", "last", "state", "why", "named"),
    [
        # a weight each calendar month below sixty months
        (W, date(2026, 11, 3), None, DUE, "never_due", month(2026, 11)),
        (W, date(2026, 10, 31), None, DUE, "never_due", month(2026, 11)),
        (W, date(2026, 9, 1), None, LATE, "never_late", month(2026, 10)),
        (W, date(2026, 10, 31), date(2026, 10, 31), DUE, "due", month(2026, 11)),
        (W, date(2025, 9, 9), date(2026, 11, 1), DONE, "done", month(2026, 12)),
        (W, date(2025, 9, 9), date(2026, 10, 31), DUE, "due", month(2026, 11)),
        (W, date(2025, 9, 9), date(2026, 9, 30), LATE, "late", month(2026, 10)),
        (W, date(2024, 2, 29), date(2025, 12, 2), LATE, "late", month(2026, 1)),
        (L, date(2025, 9, 9), date(2026, 10, 3), DUE, "due", month(2026, 11)),
        # a head at 3, 6, 9, 12 months and then each half year
        (H, date(2026, 9, 9), None, NOT_YET, "not_yet", month(2026, 12)),
        (H, date(2026, 8, 31), None, DUE, "never_due", month(2026, 11)),
        (H, date(2026, 7, 1), None, LATE, "never_late", month(2026, 10)),
        (H, date(2026, 5, 9), date(2026, 11, 1), DONE, "done", month(2027, 2)),
        (H, date(2026, 5, 9), date(2026, 8, 2), DUE, "due", month(2026, 11)),
        (H, date(2025, 9, 9), date(2026, 9, 1), DONE, "done", month(2027, 3)),
        (H, date(2025, 5, 9), date(2026, 5, 9), DUE, "due", month(2026, 11)),
        (H, date(2025, 4, 9), date(2026, 4, 9), LATE, "late", month(2026, 10)),
        (H, date(2020, 11, 9), date(2026, 11, 9), DONE, "done_last", None),
        # an arm from six months on
        (A, date(2026, 6, 1), None, NOT_YET, "not_yet", month(2026, 12)),
        (A, date(2026, 5, 31), None, DUE, "never_due", month(2026, 11)),
        (A, date(2025, 5, 31), date(2026, 11, 2), DONE, "done", month(2026, 12)),
        (A, date(2026, 3, 31), date(2026, 5, 2), LATE, "late", month(2026, 9)),
    ],
)
def test_what_is_due(
    measure: Measure, born: date, last: date | None, state: DueState, why: str, named: int | None
) -> None:
    found = due(measure, born, last)
    assert found is not None
    assert (found.state, found.why, found.month, found.last) == (state, why, named, last)
    assert found.why in REASONS
    assert found.status
    assert found.edition


@pytest.mark.parametrize(
    ("born", "measures"),
    [
        (date(2021, 11, 22), [W, L, H, A]),  # 59 months
        (date(2021, 11, 21), [H]),  # 60 months
        (date(2020, 11, 1), [H]),  # turned six this month
        (date(2020, 10, 31), []),
        (date(1966, 1, 1), []),
    ],
)
def test_what_does_not_apply_to_the_age_is_not_in_the_list(born: date, measures: list[Measure]) -> None:
    assert [one.measure for one in growth_due(birth_date=born, on=TODAY, taken={})] == measures


def test_nothing_is_due_before_the_birth() -> None:
    with pytest.raises(ValueError, match="before the birth"):
        growth_due(birth_date=date(2026, 11, 22), on=TODAY, taken={})
