"""What agrees and what differs between two records, in words and shapes? No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.duplicates.facts import born_of, home_of, kept_of, recorded_of, sex_of, visits_of
from simpul.interfaces.web.duplicates.presenters import LIKELY, level_word, reason_given, reasons_in_words
from simpul.knowledge.identity.reasons import words_of

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.services.duplicates.side_by_side import Beside, Side

MEMBERS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Row:
    """icon  check = the same, half = nearly, differ = different, minus = cannot be said"""

    label: str
    left: str
    right: str
    icon: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class SideShown:
    letter: str
    id: UUID
    name: str
    state: str
    proposed: bool
    chosen: bool


def comparison_shown(found: Beside, today: date, staff: Mapping[UUID, str], sent: Mapping[str, str]) -> dict[str, Any]:
    """The context of the page: the one proposed to be kept stands first."""
    sides = sorted((found.left, found.right), key=lambda side: side is not found.kept)
    keep = sent.get("keep", str(found.kept.person.pk))
    pair = found.pair
    return {
        "sides": [_side(letter, side, found, keep) for letter, side in zip("AB", sides, strict=True)],
        "rows": [*_compared(found, *sides), *_facts(*sides)],
        "level": level_word(found.likeness.judgement),
        "is_likely": found.likeness.judgement == LIKELY,
        "reasons": reasons_in_words(found.likeness.codes),
        "twins": found.perhaps_twins,
        "sexes_differ": found.sexes_differ,
        "restricted": found.is_restricted,
        "both_pregnant": all(side.is_pregnant for side in sides),
        "decided": _decided(found, staff) if pair and pair.state == "beda" else "",
        "seen": found.seen,
        "reason": reason_given(sent),
    }


def state_of(person: Person) -> str:
    if person.died_on:
        return _("Meninggal %(day)s") % {"day": formats.day(person.died_on)}
    if person.left_on:
        return _("Pindah ke luar kota %(day)s") % {"day": formats.day(person.left_on)}
    return _("Ditandai keliru") if person.withdrawn_at else ""


def _side(letter: str, side: Side, found: Beside, keep: str) -> SideShown:
    person = side.person
    chosen = str(person.pk) == keep
    return SideShown(letter, person.pk, person.name, state_of(person), side is found.kept, chosen)


def _compared(found: Beside, a: Side, b: Side) -> list[Row]:
    says = {
        "name": (_("Nama"), a.person.name, b.person.name),
        "sex": (_("Jenis kelamin"), sex_of(a), sex_of(b)),
        "birth": (_("Lahir"), born_of(a), born_of(b)),
        "mother": (_("Ibu"), a.described.mother_name or formats.MISSING, b.described.mother_name or formats.MISSING),
        "nik": (_("NIK"), kept_of(a.described.nik), kept_of(b.described.nik)),
        "phone": (_("Nomor HP"), kept_of(a.described.phone), kept_of(b.described.phone)),
        "household": (_("Keluarga dan alamat"), home_of(a), home_of(b)),
    }
    return [Row(*says[field], *_verdict(field, found.levels[field])) for field in says]


def _facts(a: Side, b: Side) -> list[Row]:
    rows = [
        Row(_("Kunjungan"), visits_of(a), visits_of(b)),
        Row(_("Dicatat"), recorded_of(a), recorded_of(b)),
        Row(_("Keadaan"), state_of(a.person) or _("Aktif"), state_of(b.person) or _("Aktif")),
    ]
    pregnant = [_("Hamil") if side.is_pregnant else formats.MISSING for side in (a, b)]
    return [*rows, Row(_("Kehamilan"), *pregnant)] if a.is_pregnant or b.is_pregnant else rows


def _verdict(field: str, level: str) -> tuple[str, str]:
    """Shape and word; what has no words of its own gets plain ones."""
    if not level or level == "same_place":
        return "minus", _("Tidak dapat dibandingkan")
    words = words_of(f"{field}:{level}")
    if level in ("same", "same_kk"):
        return "check", _(words) if words else _("Sama")
    if level == "different":
        return "differ", _(words) if words else _("Berbeda")
    return "half", _(words) if words else _("Mirip")


def _decided(found: Beside, staff: Mapping[UUID, str]) -> str:
    pair = found.pair
    assert pair  # noqa: S101 - asked by the caller
    at = pair.decided_at.astimezone(timezone.get_current_timezone()).date() if pair.decided_at else None
    who = staff.get(pair.decided_by, formats.MISSING) if pair.decided_by else formats.MISSING
    return _("Dinyatakan dua orang pada %(day)s oleh %(who)s: %(reason)s") % {
        "day": formats.day(at),
        "who": who,
        "reason": pair.decided_reason,
    }
