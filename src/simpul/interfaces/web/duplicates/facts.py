"""What is written of one of the two records, as a person reads it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.duplicates.presenters import place_of

if TYPE_CHECKING:
    from simpul.services.duplicates.side_by_side import Side

MEMBERS_SHOWN = 6


def sex_of(side: Side) -> str:
    return _("Perempuan") if side.person.sex == "P" else _("Laki-laki")


def born_of(side: Side) -> str:
    born = side.person.birth_date
    known = {"month": _("(tanggal perkiraan)"), "year": _("(tanggal dan bulan perkiraan)")}
    return f"{formats.day(born)} {known.get(side.person.birth_precision, '')}".strip()


def kept_of(number: str | None) -> str:
    """A number is never shown, only that there is one."""
    return _("tersimpan") if number else formats.MISSING


def home_of(side: Side) -> str:
    place = f"{place_of(side.person)}, {side.person.kelurahan.name}"
    others = [row.person.name for row in side.family.members if row.person.pk != side.person.pk] if side.family else []
    with_whom = ", ".join(others[:MEMBERS_SHOWN]) + ("…" if len(others) > MEMBERS_SHOWN else "")
    return f"{place} · {_('bersama %(names)s') % {'names': with_whom}}" if others else place


def visits_of(side: Side) -> str:
    if not side.visits or side.last_visit is None:
        return _("Belum ada")
    return _("%(count)s kunjungan, terakhir %(day)s") % {"count": side.visits, "day": formats.day(side.last_visit)}


def recorded_of(side: Side) -> str:
    return formats.day(side.person.recorded_at.astimezone(timezone.get_current_timezone()).date())
