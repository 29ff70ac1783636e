"""What is said of the visit of a pregnancy that comes next: what is to be done then, with why? No I/O."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.mother.cells import OPEN, cell_of, tells_advice
from simpul.interfaces.web.persons.mother.found import FoundVisit
from simpul.interfaces.web.persons.mother.rows import VisitRow
from simpul.knowledge.immunization import State
from simpul.knowledge.maternal.definition import Asked, Item
from simpul.knowledge.maternal.visit_answer import ItemState, VisitItems


@dataclass(frozen=True, slots=True)
class NextVisit:
    """row   the visit that comes next; missed: those whose time is over
    todo    what is to be done then, with why; has_advice: a rule that nobody signed is among the reasons
    also    what has no field yet
    """

    row: VisitRow
    missed: str
    todo: list[tuple[str, str]]
    has_advice: bool
    also: list[str]


def coming_of(found: list[FoundVisit], rows: list[VisitRow]) -> NextVisit | None:
    """None when none can come any more."""
    for one, row in zip(found, rows, strict=True):
        if one.is_next and one.items:
            open_ = [judged for judged in one.items.items if judged.state in OPEN]
            todo = [(_label(judged.item), cell_of(judged, one).note) for judged in open_]
            return NextVisit(
                row,
                missed=", ".join(other.service.code for other in found if other.is_missed),
                todo=[*todo, *_left_of_first(one, one.items)],
                has_advice=any(tells_advice(judged, one) for judged in one.items.items),
                also=[_label(judged.item) for judged in one.items.items if judged.state is ItemState.NOT_RECORDABLE],
            )
    return None


def _left_of_first(one: FoundVisit, asked: VisitItems) -> Iterator[tuple[str, str]]:
    """What K1 asks for and this visit does not, and of which once in a pregnancy is enough: that it is to be made up
    for no source says, so it is told as what it is, not on record. Of tetanus the engine knows what is due."""
    for judged in asked.items:
        item = judged.item
        if item.asked_at(1) is not Asked.ALWAYS or judged.state not in (ItemState.NOT_ASKED, ItemState.NO_INDICATION):
            continue
        if item.tetanus and asked.td and asked.td.state in (State.DUE, State.LATE):
            yield _label(item), _("jatuh tempo menurut jadwal imunisasi")
        elif item.once and not all(_is_there(item, code, one) for code in item.needs):
            yield _label(item), _("belum tercatat sejak K1")


def _is_there(item: Item, code: str, one: FoundVisit) -> bool:
    value = one.dated.get(code)
    return value is not None and (value[0] == 1 or not item.yes)


def _label(item: Item) -> str:
    return item.label(formats.language())
