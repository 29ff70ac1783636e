"""The growth room of one person: which charts there are, which one is shown, and what is known now. No I/O."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.growth.frame import Chart
from simpul.interfaces.web.persons.growth.kms import CODE, drawable, kms_of
from simpul.interfaces.web.persons.growth.measured import Day, measured, without_body_mass
from simpul.interfaces.web.persons.growth.panel import Panel, panel_of
from simpul.interfaces.web.persons.growth.plots import PLOTS, tab_of
from simpul.interfaces.web.persons.growth.tables import table_of
from simpul.interfaces.web.persons.growth.weighings import WeighingShown, weighings_shown
from simpul.interfaces.web.persons.growth.who import chart_on
from simpul.records.people.kinds import BirthPrecision
from simpul.records.visits.projection import assess_day
from simpul.services.signing.of_day import ActingDays

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import GrowthDay, MonthlyWeighing


@dataclass(frozen=True, slots=True)
class Tab:
    code: str
    label: str
    here: bool


@dataclass(frozen=True, slots=True)
class Room:
    """why_none  said in place of the chart"""

    tabs: list[Tab]
    charts: list[Chart]
    panel: Panel | None
    weighings: list[WeighingShown]
    why_none: str


def room_of(
    person: Person,
    growth: list[GrowthDay],
    weighings: list[MonthlyWeighing],
    today: date,
    acting: ActingDays,
    *,
    clinical: bool,
    chosen: str = CODE,
    every: bool = False,
    pregnant: Collection[date] = (),
) -> Room:
    """growth, weighings: the oldest first; chosen: the code of a chart; every: all charts, for paper; pregnant: on
    which of the days she was, where no body mass for age is judged."""
    days = [without_body_mass(day) if day.on in pregnant else day for day in measured(person, growth)]
    codes = _codes(person, days, weighings, clinical=clinical)
    here = chosen if chosen in codes else next(iter(codes), "")
    drawn = [_drawn(code, person, days, weighings, clinical=clinical) for code in codes if every or code == here]
    assessed = [(day.on, assess_day(person, day.row, pregnant=day.on in pregnant)) for day in days]
    return Room(
        tabs=[Tab(code, tab_of(code), code == here) for code in codes],
        charts=[chart for chart in drawn if chart],
        panel=panel_of(person, assessed, weighings, today, acting, clinical=clinical),
        weighings=weighings_shown(person, weighings),
        why_none="" if codes else _why_none(person, bool(days)),
    )


def _codes(person: Person, days: list[Day], weighings: list[MonthlyWeighing], *, clinical: bool) -> list[str]:
    """The charts on which something stands; those by age only for a birth that is known to the day."""
    exact = person.birth_precision == BirthPrecision.EXACT
    codes = [CODE] if exact and drawable(person, weighings) else []
    if not clinical:
        return codes
    return codes + [plot.code for plot in PLOTS if (exact or not plot.by_age) and any(plot.shows(day) for day in days)]


def _drawn(
    code: str, person: Person, days: list[Day], weighings: list[MonthlyWeighing], *, clinical: bool
) -> Chart | None:
    if code == CODE:
        chart = kms_of(person, weighings, clinical=clinical)
    else:
        plot = next(plot for plot in PLOTS if plot.code == code)
        chart = chart_on(plot, person, days)
        chart = replace(chart, table=table_of(plot, person, days)) if chart else None
    return replace(chart, notes=_oedema(days)) if chart else None


def _oedema(days: list[Day]) -> list[str]:
    swollen = [formats.day(day.on) for day in days if day.row.oedema]
    return [_("Edema pada %(days)s: berat tidak dinilai.") % {"days": ", ".join(swollen)}] if swollen else []


def _why_none(person: Person, anything: bool) -> str:
    if person.birth_precision != BirthPrecision.EXACT:
        return _("Tanggal lahir belum pasti: grafik menurut umur tidak digambar.")
    return _("Belum ada yang dapat digambar.") if anything else _("Belum pernah ditimbang di sini.")
