"""When did the pregnancy begin, when is the birth expected, which date counts and why? No I/O.

Simpul keeps HPHT, or the HPL that she was told; the age that an ultrasound found has no place in the records yet, so of
an ultrasound only the day is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.mother.episode import Episode
from simpul.knowledge.due.pregnancy import trimester_of
from simpul.knowledge.maternal.answer import Dates, Method, Why
from simpul.knowledge.maternal.dating import CONTENT, dates_of
from simpul.knowledge.pregnancy.dates import gestation_days, is_plausible_start

if TYPE_CHECKING:
    from simpul.records.pregnancies.models import Pregnancy


@dataclass(frozen=True, slots=True)
class DatesShown:
    """facts  (what, value); why: which date counts and why
    trouble  the dates cannot be: nobody is pregnant for so long, or for so few days
    """

    facts: list[tuple[str, str]]
    why: str
    trouble: str = ""


def dates_shown(episode: Episode, today: date, scanned: Sequence[date]) -> DatesShown | None:
    """scanned  the days on which an ultrasound was recorded as done; None without a recorded pregnancy"""
    pregnancy = episode.pregnancy
    if pregnancy is None:
        return None
    on = episode.last_day(today)
    dates = dates_of(on, last_period=pregnancy.last_period)
    period = [(_("HPHT"), formats.day(pregnancy.last_period) if pregnancy.last_period else _("tidak diketahui"))]
    told = [] if pregnancy.last_period else [(_("HPL menurut yang disampaikan"), formats.day(pregnancy.due_on))]
    scans = ", ".join(map(formats.day, scanned)) or _("belum tercatat")
    found = [*period, *_by_period(dates), *told, (_("USG"), scans), *_age(pregnancy, on), *_before(pregnancy)]
    return DatesShown(found, _why(pregnancy, dates, scanned), _trouble(pregnancy, dates, on))


def _by_period(dates: Dates) -> list[tuple[str, str]]:
    """Both methods, of a day that is exact; one of them counts."""
    if dates.hpht is None:
        return []
    labels = {Method.DAYS_280: _("HPL, HPHT + 280 hari"), Method.NAEGELE: _("HPL, kalender Naegele")}
    shown = []
    for method, label in labels.items():
        due = formats.day(dates.hpht.due_by(method).first)
        shown.append((label, _("%(day)s (dipakai)") % {"day": due} if method is dates.method else due))
    return shown


def _age(pregnancy: Pregnancy, on: date) -> list[tuple[str, str]]:
    """As the services due count it."""
    began = pregnancy.began_on
    if not is_plausible_start(began, on):
        return []
    days = gestation_days(began, on)
    age = _("%(weeks)s minggu %(days)s hari") % {"weeks": days // 7, "days": days % 7}
    if pregnancy.ended_on:
        return [(_("Lahir"), formats.day(on)), (_("Umur kehamilan saat lahir"), age)]
    return [(_("Umur kehamilan hari ini"), age), (_("Trimester"), str(trimester_of(days)))]


def _before(pregnancy: Pregnancy) -> list[tuple[str, str]]:
    found = [(_("Kehamilan ke"), str(pregnancy.gravida))] if pregnancy.gravida else []
    if pregnancy.spacing_years is not None:
        found.append((_("Jarak dengan anak sebelumnya"), _("%(years)s th") % {"years": pregnancy.spacing_years}))
    return found


def _why(pregnancy: Pregnancy, dates: Dates, scanned: Sequence[date]) -> str:
    if pregnancy.last_period is None:
        return _("HPHT tidak diketahui: umur kehamilan dihitung mundur 280 hari dari HPL yang disampaikan.")
    if scanned and dates.why is Why.HPHT_ALONE:
        return _("HPHT dipakai: umur kehamilan menurut USG belum ada isiannya di Simpul.")
    said: str = CONTENT["words"][dates.why][formats.language()]
    return said


def _trouble(pregnancy: Pregnancy, dates: Dates, on: date) -> str:
    language = formats.language()
    if dates.troubles:
        return " ".join(CONTENT["words"][one][language] for one in dates.troubles)
    if pregnancy.last_period is None and not is_plausible_start(pregnancy.began_on, on):
        return _("HPL ini tidak wajar untuk hari ini: umur kehamilan di atas 43 minggu.")
    return ""
