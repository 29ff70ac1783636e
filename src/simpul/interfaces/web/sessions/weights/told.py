"""Of which weight that was not gained is a health worker told? From as many in a row as the city says (C13)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from simpul.knowledge.growth import GainStatus
from simpul.knowledge.rules.language.settings import numbers
from simpul.services.posyandu.queries import Expected
from simpul.services.signing.choosing import chosen_on

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session

SETTING = "C13"


def told_of(session: Session, lines: Iterable[Expected]) -> Callable[[Expected], bool]:
    """Whether a T of a line is told of; the city is asked only where it makes a difference."""
    waits = any(_in_a_row(line) == 1 for line in lines)
    least = numbers(chosen_on(session.posyandu, session.date))[SETTING] if waits else 1
    return lambda line: _in_a_row(line) >= least


def _in_a_row(line: Expected) -> int:
    """How many T, as far as a source asks for more than one: there is none without a weighing in the month before."""
    if line.counts is None or line.counts.status != GainStatus.T:
        return 0
    return 2 if line.before and line.before.status == GainStatus.T else 1
