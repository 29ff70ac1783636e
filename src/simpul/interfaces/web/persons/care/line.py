"""How is one service of this person shown: state, window, where, by whom, what fulfilled it, what was said of it? No
I/O."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.care.spoken import spoken_words
from simpul.interfaces.web.persons.care.words import place_word, state_words, worker_word
from simpul.interfaces.web.persons.links import Way
from simpul.interfaces.web.rules.words import source_words
from simpul.knowledge.due import Done, DueState
from simpul.services.due.in_time import counts_only_in_time
from simpul.services.due.shape import Service, labelled

WITH_WINDOW = (DueState.LATE, DueState.DUE, DueState.NOT_YET, DueState.PLANNED, DueState.REFUSED)


@dataclass(frozen=True, slots=True)
class CareShown:
    """chip, icon  of the look
    reason  one sentence, with the window, or what fulfilled it and where; to a kader only what was said of it
    ways    where a day is agreed on or a no is written down; undo: where the word that holds is taken back
    past    why there is no way any more; empty where there is one, or none is asked for
    """

    label: str
    state: str
    chip: str
    icon: str
    reason: str
    where: str
    source: str
    open: bool
    ways: Sequence[Way] = ()
    undo: str = ""
    past: str = ""


def care_shown(one: Service, *, clinical: bool, speaks_of: UUID | None = None) -> CareShown:
    told = [sentence_of(one) if clinical else "", spoken_words(one, notes=clinical) if one.is_open else ""]
    if one.is_spoken_of:
        told = [spoken_words(one, notes=clinical), told[0]]
    chip, icon, words = state_words(one.state)
    past = one.state is DueState.LATE and counts_only_in_time(one)
    return CareShown(
        label=(one.label if clinical else labelled(one.label, one.why))[formats.language() == "en"],
        state=words,
        chip=chip,
        icon=icon,
        reason=" ".join(part for part in told if part),
        where="" if past else _where(one),
        source=f"{_('jadwal edisi %(edition)s') % {'edition': one.edition}} · {source_words(one.status.value)}"
        if clinical
        else "",
        open=one.is_open,
        ways=_ways(one, speaks_of) if speaks_of and not past else (),
        undo=_undo(one) if speaks_of else "",
        past=_("Waktunya sudah lewat.") if speaks_of and past else "",
    )


def _ways(one: Service, person_id: UUID) -> list[Way]:
    if not (one.is_open or one.is_spoken_of):
        return []
    there = reverse("persons:agree", args=[person_id, one.code])
    if one.is_spoken_of:
        return [Way(_("Ubah"), there)]
    return [Way(_("Sepakati hari"), f"{there}#hari"), Way(_("Ditolak"), f"{there}#tolak")]


def _undo(one: Service) -> str:
    return reverse("persons:take_back", args=[one.said.id]) if one.is_spoken_of and one.said and one.said.id else ""


def sentence_of(one: Service) -> str:
    """The one sentence, with the window where it has both ends, or with what fulfilled it; of what was spoken of the
    window alone: the word itself is said beside it."""
    if one.is_spoken_of and one.said:
        return _window(one.opens, one.closes)
    said = one.reason[formats.language() == "en"] % {"day": formats.day(one.day)}
    if one.evidence is None:
        window = _hours(one) or _window(one.opens, one.closes)
        return f"{said} {window}".strip() if one.state in WITH_WINDOW else said
    if one.day == one.evidence.on:
        return f"{said.rstrip('.')} ({one.evidence.place})." if one.evidence.place else said
    return f"{said} {_('Terakhir %(done)s.') % {'done': done_words(one.evidence)}}"


def done_words(done: Done) -> str:
    return f"{formats.day(done.on)}, {done.place}" if done.place else formats.day(done.on)


def _hours(one: Service) -> str:
    """Of a dose that is late by hours, where the hour of birth is known."""
    return _("Tepat waktu sampai %(moment)s.") % {"moment": formats.moment(one.until)} if one.until else ""


def _window(opens: date | None, closes: date | None) -> str:
    if not opens or not closes:
        return ""
    return _("Masanya %(opens)s sampai %(closes)s.") % {"opens": formats.day(opens), "closes": formats.day(closes)}


def _where(one: Service) -> str:
    if not one.is_open and one.state is not DueState.NOT_YET:
        return ""
    places = ", ".join(map(place_word, one.places))
    by = ", ".join(map(worker_word, one.by))
    return _("%(places)s, oleh %(by)s") % {"places": places, "by": by} if places and by else places
