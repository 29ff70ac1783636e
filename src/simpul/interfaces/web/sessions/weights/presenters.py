"""What does a row of the column show? No I/O: a line of the expected list in, words and marks out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.foundation.sex import Sex
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import of_band, of_status, plain_status
from simpul.interfaces.web.sessions.weights.row import Question, Row
from simpul.knowledge.growth import GainStatus, KmsBand, Outcome, kbm_for
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.growth.gain import LONGEST_GAP, SHORTEST_GAP
from simpul.services.posyandu.queries import Expected

if TYPE_CHECKING:
    from simpul.records.visits.models import Entry


def row_of(
    line: Expected,
    day: date,
    staff: dict[UUID, str],
    *,
    typed: str = "",
    says: str = "",
    question: Question | None = None,
    saved: bool = False,
    correct: Callable[[UUID], str] | None = None,
    ask: str = "",
    is_told: bool = True,
) -> Row:
    """is_told  whether a health worker is told of a weight that was not gained (told.told_of)"""
    entry, line = line.last_entry, without_what_was_found(line) if ask else line
    counts = line.counts if entry and line.counts and line.counts.entry_id == entry.pk else None
    previous = line.before.weight_grams if line.before else None
    return Row(
        number=line.number,
        person_id=line.person.pk,
        name=line.person.name,
        more=_more(line, day),
        before=formats.kilograms(previous) if previous else "",
        previous=previous,
        hint=_hint(line, day),
        typed=typed,
        weight=_weight(entry, is_told=saved or not ask),
        entry_id=entry.pk if entry else None,
        marks=tuple(mark for mark in (of_status(counts.status), of_band(counts.band)) if mark) if counts else (),
        gain=_gain(line, counts.gain_grams, counts.minimum_grams) if counts else "",
        advice=advice_of(counts.outcome, counts.status, counts.band, is_told=is_told) if counts else "",
        who_when=_who_when(line, staff),
        others="" if ask else _others(line),
        says=says,
        question=question,
        saved=saved,
        correct=correct(entry.pk) if correct and entry else "",
        ask=ask,
    )


def without_what_was_found(line: Expected) -> Expected:
    """Neither what stood there before nor what was made of it."""
    return replace(line, before=None, counts=None)


def advice_of(outcome: str, status: str, band: str, *, is_told: bool) -> str:
    """What to do, in the words that a kader may see."""
    if outcome == Outcome.UKUR_ULANG:
        return _("Timbang ulang; bila tetap, beri tahu bidan.")
    if (status == GainStatus.T and is_told) or band in (KmsBand.MERAH, KmsBand.ORANYE):
        return _("Beri tahu bidan sebelum pulang.")
    return plain_status(status)


def _weight(entry: Entry | None, *, is_told: bool) -> str:
    """What was just typed is said to who typed it."""
    if entry is None:
        return ""
    return formats.kilograms(entry.value) if is_told else _("tercatat")


def _more(line: Expected, day: date) -> str:
    parts = [line.person.sex, formats.age(line.person.birth_date, day)]
    if line.person.mother:
        parts.append(_("Ibu %(name)s") % {"name": line.person.mother.name})
    if line.before:
        parts.append(f"{formats.short_day(line.before.local_date)}: {formats.kilograms(line.before.weight_grams)}")
    return " · ".join(parts)


def _hint(line: Expected, day: date) -> str:
    """The weight from which on it is a gain, where the least gain can be asked for (the gap of the rule)."""
    kbm = kbm_for(Sex(line.person.sex), completed_months(line.person.birth_date, day))
    last = line.before
    if not kbm or not last or not SHORTEST_GAP <= (day - last.local_date).days <= LONGEST_GAP:
        return ""
    return _("naik bila ≥ %(weight)s") % {"weight": formats.kilograms(last.weight_grams + kbm.grams)}


def _gain(line: Expected, change: int | None, minimum: int | None) -> str:
    if change is None:
        return ""
    if minimum is None:
        return formats.gain(change)
    return _("%(gain)s (min. %(least)s g)") % {"gain": formats.gain(change), "least": minimum}


def _who_when(line: Expected, staff: dict[UUID, str]) -> str:
    entry = line.last_entry
    if entry is None:
        return ""
    hour = formats.hour_of(entry.at, entry.local_date, entry.recorded_at)
    text = f"{staff.get(entry.recorded_by, '')} · {hour}"
    return _("%(who)s · dibetulkan: %(reason)s") % {"who": text, "reason": entry.reason} if entry.reason else text


def _others(line: Expected) -> str:
    """Earlier weights of the same session, both kept, with the difference."""
    if len(line.entries) < 2:
        return ""
    first, last = line.entries[-2], line.entries[-1]
    return _("Sebelumnya %(weight)s (selisih %(change)s); yang terakhir dihitung.") % {
        "weight": formats.kilograms(first.value),
        "change": formats.gain((last.value or 0) - (first.value or 0)),
    }
