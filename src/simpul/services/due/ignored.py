"""Which doses that were given to one person do not count, and why?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from simpul.knowledge.concepts import services
from simpul.knowledge.due import Done
from simpul.knowledge.immunization import DoseReason, evaluate, said
from simpul.services.due.shape import About
from simpul.services.due.vaccines import asked_of, doses_of


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A dose that was given and does not count, or not for certain: why, in one sentence by language."""

    label: tuple[str, str]
    done: Done
    reason: tuple[str, str]


def not_counted(about: About, done: Sequence[Done], on: date) -> list[NotCounted]:
    asked = asked_of(about, done, on)
    if asked is None:
        return []
    doses = doses_of(done)
    reasons = {one.position: one.reason for one in evaluate(asked).doses if not one.counts and one.reason}
    return [_not_counted(doses[at], why) for at, why in sorted(reasons.items())]


def _not_counted(done: Done, why: DoseReason) -> NotCounted:
    named = services()[done.code]
    return NotCounted((named.label_id, named.label_en), done, (said(why, "id"), said(why, "en")))
