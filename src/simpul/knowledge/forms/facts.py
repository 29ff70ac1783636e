"""What is known of the person and the visit when a form is opened? The facts that a gate may name, and no others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from simpul.foundation.sex import Sex
from simpul.knowledge.forms.gates import FactValue, Look
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.pregnancy.dates import gestation_days, is_plausible_start


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
    pregnant_since  HPHT of the pregnancy of that day, or 280 days before its HPL where the HPHT is not known
    last_birth      the day of the last birth up to that day; None where none is recorded
    child_lives     whether a child of that birth was alive that day
    married         None where nobody asked
    from_paper      a card that was filled by hand is taken over: what is computed elsewhere is asked
    last_given      by service: the last day on which it was given, as far as is recorded
    anc_visit       K1 to K6: which visit of her pregnancy this one is; MORE_ANC where all of its trimester are taken
    local_vaccines  antigens that are given here and not everywhere (reference.immunization.vaccines_of, city settings)
    """

    on: date
    place: Place
    role: Role
    age_days: int | None = None
    age_months: int | None = None
    sex: Sex | None = None
    pregnant: bool | None = None
    pregnant_since: date | None = None
    last_birth: date | None = None
    child_lives: bool = True
    married: bool | None = None
    from_paper: bool = False
    last_given: Mapping[str, date] = field(default_factory=dict)
    local_vaccines: frozenset[str] = frozenset()
    anc_visit: str | None = None

    @property
    def gestation_weeks(self) -> int | None:
        """Completed weeks; None where no day is known from which to count, or where the weeks cannot be."""
        since = self.pregnant_since if self.pregnant else None
        if since is None or not is_plausible_start(since, self.on):
            return None
        return gestation_days(since, self.on) // 7

    @property
    def episode_since(self) -> date | None:
        """Since when this pregnancy lasts or, of a woman who is not pregnant, since when the time after a birth."""
        return self.pregnant_since if self.pregnant else self.last_birth


ANC_VISITS, MORE_ANC = ("K1", "K2", "K3", "K4", "K5", "K6"), "tambahan"
WORDS: dict[str, frozenset[str]] = {
    "anc_visit": frozenset({*ANC_VISITS, MORE_ANC}),
    "sex": frozenset(Sex),
    "place": frozenset(Place),
    "role": frozenset(Role),
}
NUMBERS = frozenset({"age_days", "age_months", "month", "gestation_weeks", "days_since_birth", "months_since_birth"})
YES_NO = frozenset({"pregnant", "married", "from_paper"})
ANSWER, KNOWN = "answer", "known"  # answer of this visit; known: that, or else what was recorded last
DAYS_SINCE, MONTHS_SINCE, LOCAL = "days_since", "months_since", "local_vaccine"


@dataclass(frozen=True, slots=True)
class LastValue:
    """What was recorded last of a concept, before this visit."""

    value: FactValue
    on: date


NEVER: Mapping[str, LastValue] = MappingProxyType({})


def looking(facts: Facts, answers: Mapping[str, FactValue], last_values: Mapping[str, LastValue] = NEVER) -> Look:
    """How a gate finds a fact; None where it is not known. Raises KeyError for a fact that is not in the vocabulary."""

    def look(name: str) -> FactValue | None:
        family, _, of = name.partition(".")
        if family == ANSWER:
            return answers.get(of)
        if family == KNOWN:
            return answers.get(of, last_values[of].value if of in last_values else None)
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
        "pregnant": _yes_no(facts.pregnant),
        "married": _yes_no(facts.married),
        "anc_visit": facts.anc_visit,
        "gestation_weeks": facts.gestation_weeks,
        "days_since_birth": (facts.on - facts.last_birth).days if facts.last_birth else None,
        "months_since_birth": completed_months(facts.last_birth, facts.on) if facts.last_birth else None,
        "place": facts.place,
        "role": facts.role,
        "from_paper": int(facts.from_paper),
    }


def _yes_no(known: bool | None) -> int | None:
    return None if known is None else int(known)
