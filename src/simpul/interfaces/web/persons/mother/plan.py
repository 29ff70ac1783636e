"""Is the birth planned (P4K)? What of the plan Simpul keeps, and what it has no room for yet. No I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.knowledge.maternal.birth_plan import CONTENT, Ready, birth_plan

DUE_ON = "due_on"


@dataclass(frozen=True, slots=True)
class PlanRow:
    label: str
    words: str
    is_ready: bool


def plan_shown(due_on: date) -> list[PlanRow]:
    """due_on  HPL: the one item that the records have"""
    plan = birth_plan({"taksiran": True})
    return [
        PlanRow(
            label=item.label(formats.language()),
            words=_words(item.recorded_as, ready, due_on),
            is_ready=ready is Ready.YES,
        )
        for item, ready in plan.items
    ]


def _words(recorded_as: str, ready: Ready, due_on: date) -> str:
    if recorded_as == DUE_ON:
        return formats.day(due_on)
    if not recorded_as:
        return _("belum ada isiannya di Simpul")
    said: str = CONTENT["words"][ready][formats.language()]
    return said
