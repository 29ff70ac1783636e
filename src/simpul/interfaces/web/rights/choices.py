"""What can be chosen in the forms of these pages, in the words of the page? No I/O."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from simpul.services.rights.kinds import GROUNDS, Channel, Kind, Proof, Requester, is_minor

Pairs = list[tuple[str, str]]


def choices_of_request(birth_date: date, died_on: date | None, today: date) -> dict[str, Pairs]:
    """Who may ask stands first; the others are refused with a sentence that says why."""
    first = Requester.HEIR if died_on else Requester.PARENT if is_minor(birth_date, today) else Requester.SELF
    ordered = sorted(Requester, key=lambda one: one is not first)
    return {
        "kinds": _pairs(Kind),
        "requesters": [(one.value, _(one.label)) for one in ordered],
        "proofs": _pairs(Proof),
        "channels": _pairs(Channel),
    }


def choices_of_step(kind: str) -> dict[str, Any]:
    return {"grounds": [(one.value, _(one.label)) for one in GROUNDS[Kind(kind)]]}


def _pairs(choices: Any) -> Pairs:
    return [(value, _(label)) for value, label in choices.choices]
