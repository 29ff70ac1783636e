"""Which table stands behind a chart? The newest row on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.growth.frame import Table
from simpul.interfaces.web.persons.growth.measured import Day
from simpul.interfaces.web.persons.growth.plots import Plot, unit_of
from simpul.interfaces.web.persons.growth.who import value_words
from simpul.knowledge.growth import Posture

if TYPE_CHECKING:
    from simpul.records.people.models import Person


def table_of(plot: Plot, person: Person, days: list[Day]) -> Table:
    """Age, day, what was measured as it was measured, z and class."""
    with_length = plot.code in ("tbu", "tbu5", "bbpb", "bbtb", "imtu", "imtu5")
    columns = [_("Umur"), _("Tanggal"), f"{_('Nilai')} ({unit_of(plot)})"]
    numeric = [False, False, True]
    if with_length:
        columns += [_("Diukur (cm)"), _("Cara")]
        numeric += [True, False]
    rows = [_row(plot, person, day, with_length) for day in reversed(days) if plot.shows(day)]
    return Table([*columns, "z", _("Kategori")], [*numeric, True, False], rows)


def _row(plot: Plot, person: Person, day: Day, with_length: bool) -> list[str]:
    cells = [formats.age(person.birth_date, day.on), formats.day(day.on), value_words(round(plot.value(day) or 0, -1))]
    if with_length:
        cells += [value_words((day.row.length_mm or 0) * 100), _posture(day)]
    return [*cells, formats.zscore(day.z(plot.index)), _category(plot, day)]


def _posture(day: Day) -> str:
    words = {Posture.LYING: _("telentang"), Posture.STANDING: _("berdiri"), Posture.UNKNOWN: _("tidak dicatat")}
    return words[Posture(day.row.posture)]


def _category(plot: Plot, day: Day) -> str:
    if day.flagged(plot.index):
        return _("ukur ulang, tidak dihitung")
    return day.words(plot.index) or formats.MISSING
