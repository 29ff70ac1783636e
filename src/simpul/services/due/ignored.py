"""Which doses and capsules that were given to one person do not count, and why?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from simpul.knowledge.concepts import services
from simpul.knowledge.due import Done
from simpul.knowledge.due.since import too_young
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.immunization import evaluate, said
from simpul.services.due.shape import About
from simpul.services.due.vaccines import asked_of, doses_of


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A dose or capsule that was given and does not count, or not for certain: why, in one sentence by language."""

    label: tuple[str, str]
    done: Done
    reason: tuple[str, str]


def not_counted(about: About, done: Sequence[Done], on: date) -> list[NotCounted]:
    """Of a person whose birthday is known."""
    asked = asked_of(about, done, on)
    if asked is None:
        return []
    doses = doses_of(done)
    reasons = {one.position: one.reason for one in evaluate(asked).doses if not one.counts and one.reason}
    found = [_not_counted(doses[at], (said(why, "id"), said(why, "en"))) for at, why in sorted(reasons.items())]
    ages = ((one, completed_months(asked.birth_date, one.on)) for one in done if asked.birth_date <= one.on <= on)
    return found + [_not_counted(one, young) for one, months in ages if (young := too_young(one.code, months))]


def _not_counted(done: Done, why: tuple[str, str]) -> NotCounted:
    named = services()[done.code]
    return NotCounted((named.label_id, named.label_en), done, why)
