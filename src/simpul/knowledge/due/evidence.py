"""Which visits of the schedule did a saved form show to have taken place? (ADR 0036)

A visit is evidence by the form on which it was written: each form says in its own file what it counts as
(`counts_as`: anc, nifas, neonatal). Which of K1 to K6 or KF1 to KF4 it was is worked out from its day, never stored.

Other services are fulfilled by what was given, or by what was found on any form.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from simpul.knowledge.concepts import Kind, concepts
from simpul.knowledge.due.answer import Done
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.forms.registry import forms


@dataclass(frozen=True, slots=True)
class OnForm:
    """One visit that stands (one that was withdrawn, or moved to another person, is no evidence).

    form   the code of the form on which it was written; empty where there was none
    place  the facility that says so
    shows  of definition.ASKS, what stands written of it
    """

    form: str
    on: date
    place: str = ""
    shows: frozenset[str] = frozenset()


def done_of(visits: Iterable[OnForm]) -> list[Done]:
    """What is evidence among the visits of a person, the oldest first; a card or a measurement is none.

    A code of a form that nobody knows any more counts as nothing; every edition of a form counts alike.
    """
    known = _counts()
    found = [Done(known[one.form], one.on, one.place, one.shows) for one in visits if one.form in known]
    return sorted(found, key=lambda one: one.on)


def recorded_visits() -> frozenset[str]:
    """The visits of the schedule that some form can show: of the others nobody is called late."""
    return frozenset(_counts().values())


@cache
def findings() -> frozenset[str]:
    """The concepts of which a finding fulfils a service, or says what its result is worth."""
    return frozenset(code for one in schedule() for code in (*one.shown_by, *one.judged_by)) & concepts().keys()


def found(concept: str, value: int, on: date, place: str = "") -> Done | None:
    """What a finding is evidence of; None of a "no". Of several that are asked for its number says how many."""
    if concepts()[concept].kind is Kind.YES_NO and not value:
        return None
    return Done(concept, on, place, count=value if concept in _numbers() else 0, value=value)


@cache
def _numbers() -> frozenset[str]:
    return frozenset(one.number for one in schedule() if one.number)


@cache
def _counts() -> dict[str, str]:
    return {code: form.counts_as.value for (code, _), form in forms().items() if form.counts_as}
