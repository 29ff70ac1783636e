"""What is said of the visit of a pregnancy that comes next: what is to be done then, with why? No I/O."""

from __future__ import annotations

from dataclasses import dataclass

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.mother.cells import OPEN, cell_of, left_words, tells_advice
from simpul.interfaces.web.persons.mother.found import FoundVisit
from simpul.interfaces.web.persons.mother.rows import VisitRow
from simpul.knowledge.maternal.definition import Item
from simpul.knowledge.maternal.visit_answer import ItemState, Left, VisitItems


@dataclass(frozen=True, slots=True)
class NextVisit:
    """row   the visit that comes next; missed: those whose time is over
    todo    what is to be done then, with why; has_advice: a rule that nobody signed is among the reasons
    also    what has no field yet
    left    what earlier visits ask for, this one does not and nobody recorded, by the visit since which: it is told as
            what it is, for that it is to be made up no source says
    """

    row: VisitRow
    missed: str
    todo: list[tuple[str, str]]
    has_advice: bool
    also: list[str]
    left: list[tuple[str, list[str]]]


def coming_of(found: list[FoundVisit], rows: list[VisitRow]) -> NextVisit | None:
    """None when none can come any more."""
    for one, row in zip(found, rows, strict=True):
        if one.is_next and one.items:
            return NextVisit(
                row,
                missed=", ".join(other.service.code for other in found if other.is_missed),
                todo=_todo(one, one.items),
                has_advice=any(tells_advice(judged, one) for judged in one.items.items),
                also=[_label(judged.item) for judged in one.items.items if judged.state is ItemState.NOT_RECORDABLE],
                left=_left(one.items),
            )
    return None


def _todo(one: FoundVisit, asked: VisitItems) -> list[tuple[str, str]]:
    """What the visit asks for, then a dose that is due whatever it asks for."""
    open_ = [(_label(judged.item), cell_of(judged, one).note) for judged in asked.items if judged.state in OPEN]
    doses = [judged for judged in asked.items if judged.left is Left.DOSE_DUE]
    return [*open_, *((_label(judged.item), left_words(judged)) for judged in doses)]


def _left(asked: VisitItems) -> list[tuple[str, list[str]]]:
    found: dict[int, list[str]] = {}
    for one in asked.items:
        if one.left is Left.NOT_ON_RECORD and one.since:
            found.setdefault(one.since, []).append(_label(one.item))
    return [(f"K{since}", labels) for since, labels in sorted(found.items())]


def _label(item: Item) -> str:
    return item.label(formats.language())
