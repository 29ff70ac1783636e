"""What does a rule know of a person on a day? Ages, sex, the pregnancy, the time since a birth (language.known)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from simpul.foundation.sex import Sex
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth.age import completed_months, day_after_months
from simpul.knowledge.pregnancy.dates import gestation_days, may_bear_at
from simpul.knowledge.rules.language.known import KNOWN

KPSP_FORMS = (3, 6, 9, 12, 15, 18, 21, 24, 30, 36, 42, 48, 54, 60, 66, 72)
Reading = tuple[date, int | None]  # the day, and the number in mmHg
AT_BIRTH = ("birth_weight", "gestation_at_birth", "same_sex_twin")  # concepts that hold for life: grams, weeks, yes
KPSP_DAYS = 16  # so many days beyond whole months count as one month more (clinical-rules DEV-1, verified)


@dataclass(frozen=True, slots=True)
class Pressure:
    """The last blood pressure, in mmHg.

    on      None where none was ever measured, not even one of the two numbers
    before  of one that is half or cannot be: the last that can be, whole if there is any
    """

    on: date | None
    systolic: int | None = None
    diastolic: int | None = None
    before: "Pressure | None" = None

    @property
    def is_whole(self) -> bool:
        """Both numbers, and they can be."""
        return None not in (self.systolic, self.diastolic) and is_possible(self)


@dataclass(frozen=True, slots=True)
class About:
    """None is what nobody recorded.

    pregnant_since  the first day of the last period, or 280 days before the expected birth
    born_at         the hour of birth, of a newborn; its zone is that of `at`
    pressure        what is known of the last blood pressure
    at_birth        by AT_BIRTH, what is on record of this person's own birth; what a visit says wins
    """

    on: date
    birth_date: date | None = None
    sex: Sex | None = None
    pregnant: bool | None = None
    pregnant_since: date | None = None
    delivered_on: date | None = None
    born_at: datetime | None = None
    at: datetime | None = None
    pressure: Pressure | None = None
    at_birth: Mapping[str, int] = field(default_factory=dict)


def known_of(about: About) -> dict[str, FactValue]:
    """The values of language.known by code, and what is on record of the birth; what is not known of this person is
    not in it."""
    found: dict[str, FactValue] = {}
    if about.birth_date:
        months = completed_months(about.birth_date, about.on)
        found |= {"age_days": (about.on - about.birth_date).days, "age_months": months, "age_years": months // 12}
        if months >= 0:
            found["kpsp_form_age"] = kpsp_form_age(about.birth_date, about.on)
    if about.sex:
        found["sex"] = about.sex.value
    pregnant = is_pregnant(about)
    if pregnant is not None:
        found["pregnant"] = int(pregnant)
    if pregnant and about.pregnant_since:
        found["gestation_days"] = gestation_days(about.pregnant_since, about.on)
    if about.delivered_on:
        found["days_since_delivery"] = (about.on - about.delivered_on).days
    if about.born_at and about.at:
        found["hours_since_birth"] = int((about.at - about.born_at).total_seconds() // 3600)
    return {**found, **about.at_birth, **known_of_pressure(about.on, about.pressure)}


def known_of_pressure(on: date, pressure: Pressure | None) -> dict[str, FactValue]:
    """Of nobody told nothing is known; of a pressure that was never measured only that. Behind one that is half or
    cannot be the one before it holds, until it is measured again; one that cannot be was measured on no day."""
    if pressure is None:
        return {}
    if pressure.on is None:
        return {"pressure_on_record": 0}
    before = None if pressure.is_whole else pressure.before
    measured = before.on if before and before.on and not is_possible(pressure) else pressure.on
    found: dict[str, FactValue] = {"pressure_on_record": 1, "days_since_pressure": (on - measured).days}
    both = {"last_systolic": pressure.systolic, "last_diastolic": pressure.diastolic}
    if before:
        both |= {"earlier_systolic": before.systolic, "earlier_diastolic": before.diastolic}
    return found | {code: value for code, value in both.items() if value is not None}


def with_before(last: Pressure, older: Iterable[Pressure]) -> Pressure:
    """older: the newest first. The last whole one; where there is none, the last of which one number is known."""
    if last.is_whole:
        return last
    can_be = [one for one in older if is_possible(one) and one.on]
    return replace(last, before=next((one for one in can_be if one.is_whole), next(iter(can_be), None)))


def last_pressure(systolic: Reading | None, diastolic: Reading | None) -> Pressure:
    """Of the last of each number: what was measured on the later of their days. A number of another day was not
    measured with the other one, and the two say nothing together."""
    read = [one for one in (systolic, diastolic) if one]
    on = max((day for day, _ in read), default=None)
    upper, lower = (one[1] if one and one[0] == on else None for one in (systolic, diastolic))
    return Pressure(on, upper, lower)


def is_possible(pressure: Pressure) -> bool:
    """Each number can be and the upper is above the lower; nothing measured contradicts nothing."""
    upper, lower = pressure.systolic, pressure.diastolic
    told = ((KNOWN["last_systolic"], upper), (KNOWN["last_diastolic"], lower))
    can_be = all(value is None or known.lowest <= value <= known.highest for known, value in told)
    return can_be and not (upper is not None and lower is not None and upper <= lower)


def is_pregnant(about: About) -> bool | None:
    """What is told; a no of a man, and at an age at which no pregnancy is believed, whatever is told."""
    born = about.birth_date
    if about.sex is Sex.MALE or (born is not None and not may_bear_at(born, about.on)):
        return False
    return about.pregnant


def kpsp_form_age(birth_date: date, on: date) -> int:
    """The months of the KPSP form for an age: the largest that is not above it, 0 before 3 and after 72 months.

    The age is rounded first: 16 days or more beyond the whole months make one month more.
    """
    months = completed_months(birth_date, on)
    left = (on - day_after_months(birth_date, months)).days
    rounded = months + (left >= KPSP_DAYS)
    return max((form for form in KPSP_FORMS if form <= rounded <= KPSP_FORMS[-1]), default=0)
