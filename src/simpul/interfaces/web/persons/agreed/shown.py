"""What stands on the page of one service of one person? No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.agreed.asked import PERIOD, Typed
from simpul.interfaces.web.persons.care.line import care_shown
from simpul.interfaces.web.persons.care.spoken import why_words, word_itself
from simpul.records.agreements.words import FARTHEST
from simpul.records.facilities.models import Facility
from simpul.services.due.in_time import last_day_of
from simpul.services.due.said import told_by
from simpul.services.due.shape import Service

if TYPE_CHECKING:
    from simpul.records.agreements.models import Agreement


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class WordShown:
    """id  of what may be taken back; None of what was taken back already"""

    id: UUID | None
    what: str
    who: str


def page_shown(
    service: Service, typed: Typed, places: Sequence[Facility], today: date, *, clinical: bool
) -> dict[str, Any]:
    return {
        "service": care_shown(service, clinical=clinical),
        "typed": typed,
        "units": [_place(one, typed, len(places)) for one in places],
        "whys": [Option(code, words, code == typed.why) for code, words in why_words().items()],
        "first": today,
        "last": max(today, min(today + FARTHEST, last_day_of(service) or date.max)),
        "again": today + PERIOD,
        "days": PERIOD.days,
    }


def words_shown(words: Iterable[Agreement], names: dict[UUID, str], me: UUID, *, clinical: bool) -> list[WordShown]:
    """The newest first. A note is read by health workers and by who wrote it."""
    return [_shown(one, names, notes=clinical or one.recorded_by == me) for one in words]


def _place(one: Facility, typed: Typed, count: int) -> Option:
    return Option(str(one.pk), one.name, str(one.pk) == typed.place or count == 1)


def _shown(one: Agreement, names: dict[UUID, str], *, notes: bool) -> WordShown:
    at = timezone.localtime(one.recorded_at)
    who = f"{names.get(one.recorded_by, _('Sistem'))}, {one.said_at.name}, {formats.day(at.date())} {formats.clock(at)}"
    what = word_itself(told_by(one), notes=notes)
    if one.taken_back_at and one.taken_back_by:
        back = {
            "who": names.get(one.taken_back_by, _("Sistem")),
            "day": formats.day(timezone.localtime(one.taken_back_at).date()),
        }
        return WordShown(None, what, f"{who}. {_('Dibatalkan %(who)s, %(day)s.') % back}")
    return WordShown(one.pk, what, who)
