"""How is a visit of the schedule said in one row: when it may be, what became of it, where and by whom? No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.care.line import care_shown, done_words
from simpul.interfaces.web.persons.care.spoken import spoken_words
from simpul.interfaces.web.persons.care.words import place_word, worker_word
from simpul.interfaces.web.persons.links import Way
from simpul.knowledge.due import DueState
from simpul.services.due.shape import Service


@dataclass(frozen=True, slots=True)
class VisitRow:
    """chip, icon  of the look; window, where: of the schedule
    said     what fulfilled it and where, until when it may be, or what was agreed
    day      on which it took place
    lacks    what belongs to it and is not recorded; whole: nothing that can be recorded is lacking
    seen_at  the page of the visit that fulfilled it
    """

    code: str
    label: str
    state: str
    chip: str
    icon: str
    window: str
    said: str
    where: str
    source: str
    day: str = ""
    lacks: str = ""
    whole: bool = False
    seen_at: str = ""
    ways: Sequence[Way] = ()
    undo: str = ""


def row_of(
    one: Service, *, lasts: bool = True, speaks_of: UUID | None = None, lacks: str = "", whole: bool = False,
    seen_at: str = "", missed: bool = False,
) -> VisitRow:  # fmt: skip
    """lasts  False: the time of the visit is over with the pregnancy, so that it is neither due nor late
    missed  its time is over, and no visit of today can be it
    """
    care = care_shown(one, clinical=True, speaks_of=speaks_of if lasts else None)
    over = not lasts and one.state is not DueState.DONE
    return VisitRow(
        code=one.code,
        label=care.label,
        state=_("Tidak tercatat") if over else _("Terlewat") if missed else care.state,
        chip="wait" if over else care.chip,
        icon="dot" if over else care.icon,
        window=_("%(opens)s sampai %(closes)s") % {"opens": formats.day(one.opens), "closes": formats.day(one.closes)},
        said="" if over else _said(one),
        where=_where(one),
        source=care.source,
        day=formats.day(one.evidence.on) if one.evidence and one.state is DueState.DONE else "",
        lacks=lacks,
        whole=whole,
        seen_at=seen_at,
        ways=care.ways,
        undo=care.undo,
    )


def _said(one: Service) -> str:
    """Without the window, which stands in a column of its own."""
    if one.is_spoken_of:
        return spoken_words(one, notes=True)
    told = one.reason[formats.language() == "en"] % {"day": formats.day(one.day)}
    if one.evidence and one.evidence.place:
        told = f"{told.rstrip('.')} ({one.evidence.place})."
    if one.evidence and one.day != one.evidence.on:
        told = f"{told} {done_words(one.evidence)}."
    return f"{told} {spoken_words(one, notes=True)}".strip() if one.is_open else told


def _where(one: Service) -> str:
    places = ", ".join(map(place_word, one.places))
    by = ", ".join(map(worker_word, one.by))
    return _("%(places)s, oleh %(by)s") % {"places": places, "by": by}
