"""What happens between a typed weight and a kept one? Asked once where it is odd or where somebody was faster."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.sessions.asked import Typed, moment_in
from simpul.interfaces.web.sessions.weights.presenters import without_what_was_found
from simpul.interfaces.web.sessions.weights.row import Question
from simpul.knowledge.growth import Weighing, implausible_change
from simpul.records.access.queries import Standing
from simpul.records.visits.actions import Recorded
from simpul.services.posyandu.actions import record_weighing
from simpul.services.posyandu.queries import Expected

if TYPE_CHECKING:
    from simpul.records.visits.models import Entry
    from simpul.services.posyandu.models import Session


def already_said(line: Expected, typed: Typed) -> bool:
    """The same value that somebody else has stored since this form was drawn: nothing to add (ADR 0003)."""
    last = line.last_entry
    return last is not None and last.pk not in (typed.seen, typed.entry_id) and last.value == typed.weight


def question_about(line: Expected, typed: Typed, session: Session, *, is_told: bool) -> Question | None:
    """Why to ask before keeping it, or None. What was confirmed is not asked again; what has come since is.

    is_told  whether the question may say what is recorded; where not, the weight is judged by the age alone
    """
    line = line if is_told else without_what_was_found(line)
    return _somebody_was_faster(line, typed, is_told=is_told) or (
        None if typed.confirmed else odd(line, typed.weight, session)
    )


def seen_in(line: Expected) -> frozenset[UUID]:
    """What was asked about, or was on the screen, by the time that it is kept."""
    return frozenset(entry.pk for entry in line.entries)


def keep(standing: Standing, session: Session, line: Expected, typed: Typed) -> Recorded:
    """Raises SomebodyWasFasterError where another value has come since the line was read."""
    now = timezone.now()
    return record_weighing(
        actor_id=standing.staff_id,
        area=standing.area,
        session=session,
        person_id=line.person.pk,
        entry_id=typed.entry_id,
        weight=typed.weight,
        weighed_at=moment_in(session, now, [entry.at for entry in line.entries]),
        now=now,
        seen=seen_in(line),
    )


def _somebody_was_faster(line: Expected, typed: Typed, *, is_told: bool) -> Question | None:
    last = line.last_entry
    return None if last is None or last.pk in (typed.seen, typed.entry_id) else faster(last, typed, is_told=is_told)


def faster(last: Entry, typed: Typed, *, is_told: bool) -> Question:
    """What is asked beside a value that has come since."""
    told = _("Anak ini baru saja ditimbang: %(weight)s kg.") % {"weight": formats.kilograms(last.value)}
    return Question(
        typed=formats.kilograms(typed.weight),
        what=told if is_told else _("Anak ini baru saja ditimbang."),
        why=_("Dicatat pukul %(at)s dari layar lain.") % {"at": formats.clock(last.recorded_at)},
        keep=_("Simpan %(weight)s kg sebagai timbangan kedua") % {"weight": formats.kilograms(typed.weight)},
    )


def odd(line: Expected, weight: Grams, session: Session) -> Question | None:
    """Why to weigh once more, beside the last weight before the month of the session; None where nothing is odd."""
    last = Weighing(line.before.local_date, Grams(line.before.weight_grams)) if line.before else None
    odd = implausible_change(
        sex=Sex(line.person.sex),
        birth_date=line.person.birth_date,
        current=Weighing(session.date, weight),
        last=last,
    )
    if not odd:
        return None
    return Question(
        typed=formats.kilograms(weight),
        what=_odd_sentence(last, weight),
        why=_("Periksa: timbangan mulai dari nol? Pakaian sama? Anak yang benar?"),
        keep=_("Sudah diulang, %(weight)s kg benar") % {"weight": formats.kilograms(weight)},
    )


def _odd_sentence(last: Weighing | None, weight: Grams) -> str:
    if last is None:
        return _("Timbang ulang: %(weight)s kg tidak lazim untuk umurnya.") % {"weight": formats.kilograms(weight)}
    change = formats.gain(weight - last.weight)
    return _("Timbang ulang: %(change)s sejak %(day)s.") % {"change": change, "day": formats.short_day(last.on)}
