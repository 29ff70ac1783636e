"""What is known of the person and the visit when a form is opened? The facts that a gate may name, and no others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from simpul.foundation.sex import Sex
from simpul.knowledge.forms.gates import FactValue, Look
from simpul.knowledge.growth.age import completed_months


class Role(StrEnum):
    KADER = "kader"
    NAKES = "nakes"


class Place(StrEnum):
    POSYANDU = "posyandu"
    PUSTU = "pustu"
    PUSKESMAS = "puskesmas"
    HOME = "rumah"


@dataclass(frozen=True, slots=True)
class Facts:
    """on              the day of the visit
    age_days, age_months  completed; None where the birth date is not known
    pregnant        None where nobody asked
    from_paper      a card that was filled by hand is taken over: what is computed elsewhere is asked
    last_given      by service: the last day on which it was given, as far as is recorded
    local_vaccines  antigens that are given here and not everywhere (reference.immunization.vaccines_of, city settings)
    """

    on: date
    place: Place
    role: Role
    age_days: int | None = None
    age_months: int | None = None
    sex: Sex | None = None
    pregnant: bool | None = None
    from_paper: bool = False
    last_given: Mapping[str, date] = field(default_factory=dict)
    local_vaccines: frozenset[str] = frozenset()


WORDS: dict[str, frozenset[str]] = {
    "sex": frozenset(Sex),
    "place": frozenset(Place),
    "role": frozenset(Role),
}
NUMBERS = frozenset({"age_days", "age_months", "month"})
YES_NO = frozenset({"pregnant", "from_paper"})
ANSWER, DAYS_SINCE, MONTHS_SINCE, LOCAL = "answer", "days_since", "months_since", "local_vaccine"


def looking(facts: Facts, answers: Mapping[str, FactValue]) -> Look:
    """How a gate finds a fact; None where it is not known. Raises KeyError for a fact that is not in the vocabulary."""

    def look(name: str) -> FactValue | None:
        family, _, of = name.partition(".")
        if family == ANSWER:
            return answers.get(of)
        if family == LOCAL:
            return int(of in facts.local_vaccines)
        if family in (DAYS_SINCE, MONTHS_SINCE):
            return _since(family, facts.last_given.get(of), facts.on)
        return _plain(facts)[name]

    return look


def _since(family: str, given: date | None, on: date) -> int | None:
    if given is None:
        return None
    return (on - given).days if family == DAYS_SINCE else completed_months(given, on)


def _plain(facts: Facts) -> dict[str, FactValue | None]:
    return {
        "age_days": facts.age_days,
        "age_months": facts.age_months,
        "month": facts.on.month,
        "sex": facts.sex,
        "pregnant": None if facts.pregnant is None else int(facts.pregnant),
        "place": facts.place,
        "role": facts.role,
        "from_paper": int(facts.from_paper),
    }
