"""What is known of this child now, put together from measurements of several days?

A weight of today without a length says nothing of BB/TB; the BB/TB of last month still does, for a while. What is older
than RECENT_DAYS is still shown with its day and calls for no action any more (our own engineering rule).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from simpul.knowledge.growth.indices.result import Assessment, nothing
from simpul.knowledge.growth.indices.words import Index, Reason

RECENT_DAYS = 92


@dataclass(frozen=True, slots=True)
class Known:
    """latest      each index as it was judged last; `days` says on which day, without those that never were
    actionable  the same without what is older than RECENT_DAYS: what `counsel` is asked about
    """

    latest: Assessment
    days: dict[Index, date]
    actionable: Assessment


def known_now(days: Sequence[tuple[date, Assessment]], on: date) -> Known | None:
    """days  each day with its assessment, the oldest first; None where there is none."""
    if not days:
        return None
    said = {index: pair for index in Index if (pair := _last_said(days, index))}
    recent = {index for index, (day, _) in said.items() if (on - day).days <= RECENT_DAYS}
    latest = {index: one.of(index) for index, (_, one) in said.items()}
    silent = {index: nothing(index, Reason.MEASUREMENT) for index in Index if index not in recent}
    last = days[-1][1]
    return Known(
        latest=_with(last, latest),
        days={index: day for index, (day, _) in said.items()},
        actionable=_with(last, latest | silent),
    )


def _last_said(days: Sequence[tuple[date, Assessment]], index: Index) -> tuple[date, Assessment] | None:
    """The last day on which there was something to judge, also where it could not be judged."""
    return next((pair for pair in reversed(days) if pair[1].of(index).reason is not Reason.MEASUREMENT), None)


def _with(assessment: Assessment, results: Mapping[Index, object]) -> Assessment:
    changes: dict[str, object] = {str(index): result for index, result in results.items()}
    return replace(assessment, **changes)  # type: ignore[arg-type]
