"""What of growth is due, late or done, in the words and the chips of the look? No I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.growth.panel import source_words
from simpul.knowledge.growth.due import REASONS, Due, DueState, Measure, growth_due

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import GrowthDay

FIRST = (DueState.LATE, DueState.DUE, DueState.DONE, DueState.NOT_YET)
COLUMNS = {
    Measure.WEIGHT: "weight_grams",
    Measure.LENGTH: "length_mm",
    Measure.HEAD: "head_mm",
    Measure.ARM: "muac_mm",
}


@dataclass(frozen=True, slots=True)
class DueShown:
    """chip, icon  of the look"""

    label: str
    state: str
    chip: str
    icon: str
    reason: str
    source: str
    open: bool


def due_shown(person: Person, growth: list[GrowthDay], today: date, *, clinical: bool) -> list[DueShown]:
    """Of a living person of this city, the late ones first; growth the oldest first."""
    if not person.is_listed or today < person.birth_date:
        return []
    taken = {
        measure: row.local_date
        for row in growth
        for measure, column in COLUMNS.items()
        if getattr(row, column) is not None and row.local_date <= today
    }
    found = growth_due(birth_date=person.birth_date, on=today, taken=taken)
    return [_shown(one, clinical) for one in sorted(found, key=lambda one: FIRST.index(one.state))]


def _shown(due: Due, clinical: bool) -> DueShown:
    chip, icon, words = {
        DueState.LATE: ("late", "clock", _("Terlambat")),
        DueState.DUE: ("due", "half", _("Jatuh tempo")),
        DueState.DONE: ("done", "check", _("Terpenuhi")),
        DueState.NOT_YET: ("wait", "dot", _("Belum waktu")),
    }[due.state]
    return DueShown(
        label=_label(due.measure),
        state=words,
        chip=chip,
        icon=icon,
        reason=_sentence(due),
        source=source_words(due.source, due.status) if clinical else "",
        open=due.state in (DueState.LATE, DueState.DUE),
    )


def _sentence(due: Due) -> str:
    month = formats.month(due.month) if due.month is not None else formats.MISSING
    return _(REASONS[due.why]) % {"day": formats.day(due.last), "month": month}


def _label(measure: Measure) -> str:
    return {
        Measure.WEIGHT: _("Timbang"),
        Measure.LENGTH: _("Ukur panjang atau tinggi"),
        Measure.HEAD: _("Ukur lingkar kepala"),
        Measure.ARM: _("Ukur lingkar lengan atas (LiLA)"),
    }[measure]
