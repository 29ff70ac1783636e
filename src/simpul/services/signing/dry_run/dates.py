"""How old is each of many people on a day of their own, who is pregnant, who gave birth? By columns.

Equal row by row to knowledge.rules.person.known_of (tested).
"""

from collections.abc import Mapping
from datetime import date, datetime

import numpy as np
import numpy.typing as npt

from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.knowledge.pregnancy.dates import OLDEST, YOUNGEST
from simpul.knowledge.rules.columns import Column
from simpul.knowledge.rules.columns.held import Bools, Ints
from simpul.knowledge.rules.language.known import KNOWN
from simpul.knowledge.rules.person import KPSP_DAYS, KPSP_FORMS
from simpul.services.signing.motherhood import Motherhood

Days = npt.NDArray[np.datetime64]
KnownColumns = dict[str, Column]
HOUR = 3600
NEVER = np.datetime64("0001-01-01")


def known_columns(
    born: list[date],
    sexes: list[str],
    days: Days,
    pregnancies: Mapping[int, list[Motherhood]],
    births: Mapping[int, datetime],
) -> KnownColumns:
    """born, sexes: of each row; pregnancies, births: by row, of those who have one."""
    rows, all_known = len(born), np.ones(len(born), dtype=bool)
    birth_dates = np.array(born, dtype="datetime64[D]")
    months = _months(birth_dates, days)
    places = {one.value: place for place, one in enumerate(Sex)}
    sex = np.array([places[one] for one in sexes], dtype=np.int64)
    years = (days - birth_dates).astype(np.int64) // 365
    bears = (sex == places[Sex.FEMALE]) & (years >= YOUNGEST) & (years <= OLDEST)
    return {
        "age_days": Column((days - birth_dates).astype(np.int64), all_known),
        "age_months": Column(months, all_known),
        "age_years": Column(months // 12, all_known),
        "kpsp_form_age": Column(_kpsp_forms(birth_dates, days, months), months >= 0),
        "sex": Column(sex, all_known),
        **_motherhood(bears, days, pregnancies),
        "hours_since_birth": _hours(rows, days, births),
    }


def _months(born: Days, on: Days) -> Ints:
    """Completed months, as knowledge.growth.age counts them."""
    first, last = born.astype("datetime64[M]"), on.astype("datetime64[M]")
    is_short = (on - last.astype("datetime64[D]")) < (born - first.astype("datetime64[D]"))
    months: Ints = (last - first).astype(np.int64) - is_short.astype(np.int64)
    return months


def _kpsp_forms(born: Days, on: Days, months: Ints) -> Ints:
    """knowledge.rules.person.kpsp_form_age of each row."""
    first = born.astype("datetime64[M]")
    full = first + months
    in_month = (born - first.astype("datetime64[D]")).astype(np.int64)
    longest = ((full + 1).astype("datetime64[D]") - full.astype("datetime64[D]")).astype(np.int64)
    left = (on - full.astype("datetime64[D]")).astype(np.int64) - np.minimum(in_month, longest)
    rounded = months + (left >= KPSP_DAYS)
    place = np.searchsorted(KPSP_FORMS, rounded, side="right")
    forms: Ints = np.array((0, *KPSP_FORMS))[np.where(rounded > KPSP_FORMS[-1], 0, place)]
    return forms


def _motherhood(bears: Bools, days: Days, pregnancies: Mapping[int, list[Motherhood]]) -> KnownColumns:
    """No pregnancy on record is not pregnant, nor is one of whom none is believed (knowledge.rules.person.is_pregnant).

    bears  of each row, whether one is believed on its day
    """
    made = {code: _empty(len(bears)) for code in ("pregnant", "gestation_days", "days_since_delivery")}
    made["pregnant"].known[:] = True
    for row, found in pregnancies.items():
        on = days[row].item()
        for one in found:
            if one.lasts_on(on) and bears[row]:
                made["pregnant"].values[row] = 1
                _put(made["gestation_days"], row, (on - one.began_on).days)
            elif one.delivered_on and 0 <= (on - one.delivered_on).days <= KNOWN["days_since_delivery"].highest:
                _put(made["days_since_delivery"], row, (on - one.delivered_on).days)
    return made


def _hours(rows: int, days: Days, births: Mapping[int, datetime]) -> Column:
    """At noon of the day: a finding of a rule has a day and no hour here."""
    column = _empty(rows)
    for row, born_at in births.items():
        noon = datetime.combine(days[row].item(), datetime.min.time().replace(hour=12), tzinfo=LocalZone.WIB.zone)
        _put(column, row, int((noon - born_at).total_seconds() // HOUR))
    return column


def _empty(rows: int) -> Column:
    return Column(np.zeros(rows, np.int64), np.zeros(rows, dtype=bool))


def _put(column: Column, row: int, value: int) -> None:
    column.values[row], column.known[row] = value, True
