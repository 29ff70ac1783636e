"""How is a standard of the SPM said: its words, what shows each part, and can Simpul ever be certain? No I/O."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.rules.words import source_words
from simpul.interfaces.web.visits.registry import label_of
from simpul.knowledge.spm.definition import Indicator, Kind, Part, indicators

SOURCES = Path(__file__).parent / "sources.toml"
NEVER = {Kind.UNRECORDABLE, Kind.SICK_CARE, Kind.SCHOOL_YEAR}  # no form records it yet


@dataclass(frozen=True, slots=True)
class PartShown:
    """shows  what stands in the records when it was done; source, read: on what it rests, and how that was read"""

    label: str
    shows: str
    read: str
    source: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class StandardShown:
    """beside  whom somebody expects, beside those registered; certain: whether Simpul can say of somebody that they got
    the whole of it
    """

    code: str
    label: str
    denominator: str
    numerator: str
    beside: str
    certain: bool
    parts: list[PartShown]


def standards_shown() -> list[StandardShown]:
    return [_standard(one) for one in indicators()]


def _standard(one: Indicator) -> StandardShown:
    english = formats.language() == "en"
    parts = [_part(part) for part in one.parts]
    return StandardShown(
        code=one.code,
        label=one.label(formats.language()),
        denominator=one.denominator_en if english else one.denominator_id,
        numerator=one.numerator_en if english else one.numerator_id,
        beside=_("ada") if one.projection else _("belum ada"),
        certain=all(part.is_known for part in parts),
        parts=parts,
    )


def _part(part: Part) -> PartShown:
    source = part.source if formats.language() == "en" else sources()[part.source]
    return PartShown(
        label=part.label(formats.language()),
        shows=_shows(part),
        read=source_words(part.status.value),
        source=source,
        is_known=part.kind not in NEVER and not _has_unrecordable(part),
    )


def _has_unrecordable(part: Part) -> bool:
    """Each visit asks for a doctor, whom no form names: nobody can say that a visit had all its items."""
    return part.kind is Kind.VISIT_ITEMS


@cache
def sources() -> dict[str, str]:
    """By the source of a part its Indonesian."""
    found: dict[str, str] = tomllib.loads(SOURCES.read_text())["sources"]
    return found


def _shows(part: Part) -> str:
    return {
        Kind.ANC_VISITS: _("kunjungan periksa hamil yang tercatat, menurut trimester"),
        Kind.VISIT_ITEMS: _("butir K1 sampai K6; sebagian belum ada isiannya"),
        Kind.UNRECORDABLE: _("belum ada isiannya di Simpul"),
        Kind.ONE_OF: _("catatan kelahiran"),
        Kind.WINDOWS: _("kunjungan yang tercatat dalam masanya"),
        Kind.RECORDED: _("tercatat paling lambat hari ke-%(day)s: %(what)s")
        % {"day": part.to_day, "what": _(" atau ").join(map(label_of, part.any_of))},
        Kind.TIMES: _("tercatat pada %(times)s hari dalam setahun: %(what)s")
        % {"times": part.at_least, "what": ", ".join(map(label_of, part.any_of))},
        Kind.VITAMIN_A: _("kapsul yang tercatat pada setiap bulan pembagian"),
        Kind.IMMUNIZATION: _("tidak ada dosis yang terlambat, dan IDL lengkap sejak umur 12 bulan"),
        Kind.SICK_CARE: _("belum dapat diketahui: sakit tanpa MTBS tidak tercatat"),
        Kind.SCHOOL_YEAR: _("belum ada isiannya di Simpul"),
    }[part.kind]
