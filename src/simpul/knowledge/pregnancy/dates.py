"""When is the birth due, and in which stage is the woman today?

Sources
    Clinical rules of the project, pregnancy: HPL = HPHT + 280 days (method "280"; the calendar of Naegele differs by
        up to two days); a gestation of 4 to 43 weeks is plausible.
    Nifas and menyusui: the table of life stages.
"""

from datetime import date, timedelta
from enum import StrEnum

from simpul.knowledge.life_stages import NIFAS_TO_DAY, NURSING_BELOW_MONTHS

METHOD = "280"
PREGNANCY_DAYS = 280
LONGEST_DAYS = 43 * 7
YOUNGEST, OLDEST = 9, 60  # years at which a pregnancy is recorded at all; engineering limits against slips


class Stage(StrEnum):
    HAMIL = "hamil"
    NIFAS = "nifas"
    MENYUSUI = "menyusui"
    SELESAI = "selesai"


def due_date(last_period: date) -> date:
    """HPL by the method of 280 days."""
    return last_period + timedelta(days=PREGNANCY_DAYS)


def gestation_days(last_period: date, on: date) -> int:
    """Days since the first day of the last period; negative before it."""
    return (on - last_period).days


def is_plausible_start(last_period: date, on: date) -> bool:
    """Whether somebody can be pregnant today by this HPHT: between today and 43 weeks ago."""
    return 0 <= gestation_days(last_period, on) <= LONGEST_DAYS


def may_bear_at(born: date, day: date) -> bool:
    """Whether a pregnancy or a birth is believed of a woman of this age."""
    return YOUNGEST <= (day - born).days // 365 <= OLDEST


def stage_on(day: date, *, ended_on: date | None, has_live_child: bool) -> Stage:
    """The stage of a woman whose pregnancy began; menyusui only after a birth of a living child.

    ended_on  the day on which the pregnancy ended, None while it lasts
    """
    if ended_on is None or day < ended_on:
        return Stage.HAMIL
    if (day - ended_on).days <= NIFAS_TO_DAY:
        return Stage.NIFAS
    months = (day.year - ended_on.year) * 12 + day.month - ended_on.month - (day.day < ended_on.day)
    return Stage.MENYUSUI if has_live_child and months < NURSING_BELOW_MONTHS else Stage.SELESAI
