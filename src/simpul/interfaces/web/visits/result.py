"""How is what was found said: six indices to a health worker, a colour and what to do to a kader? No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import Mark, of_band, of_priority, of_status, plain_status
from simpul.knowledge.concepts import concept, show_value
from simpul.knowledge.forms import AskedField, Role, Why
from simpul.knowledge.growth import Assessment, Index, IndexResult, Outcome, Reason, permenkes_words
from simpul.services.pendataan.found import Found


@dataclass(frozen=True, slots=True)
class IndexShown:
    name: str
    z: str
    words: str


@dataclass(frozen=True, slots=True)
class ActionShown:
    """advice  no doctor signed it"""

    priority: Mark | None
    text: str
    recheck: str
    advice: bool


def marks_of(found: Found) -> list[Mark]:
    """N or T, and the colour of the KMS."""
    counts = found.counts
    return [mark for mark in (of_status(counts.status), of_band(counts.band)) if mark] if counts else []


def plain_of(found: Found) -> str:
    """What is said of a weighing that cannot be compared, and why it may have no colour."""
    if found.counts is None:
        return ""
    parts = [plain_status(found.counts.status)]
    if found.counts.outcome == Outcome.TIDAK_LENGKAP:
        parts.append(_("Warna KMS belum dapat dinilai."))
    return " · ".join(part for part in parts if part)


def indices_of(found: Found) -> list[IndexShown]:
    if found.assessment is None:
        return []
    return [_index(index, found.assessment.of(index)) for index in Index]


def indices_of_visit(found: Found) -> list[IndexShown]:
    """None at an age for which no table of WHO speaks."""
    return [] if found.assessment and _beyond(found.assessment) else indices_of(found)


def body_mass_of(found: Found) -> str:
    """The number, whoever reads it; a class is another matter."""
    return (
        "" if found.body_mass is None else show_value(concept("body_mass_index"), found.body_mass, formats.language())
    )


def actions_of(found: Found, *, clinical: bool) -> list[ActionShown]:
    """The worst first; a kader reads the same sentence once."""
    if not clinical:
        said = dict.fromkeys(one.for_kader for one in found.actions)
        signed = {one.for_kader for one in found.actions if one.code not in found.advice}
        return [ActionShown(None, text, "", text not in signed) for text in said]
    return [
        ActionShown(of_priority(one.priority), one.text, _recheck(one.recheck_days), one.code in found.advice)
        for one in found.actions
    ]


def doubted(fields: Iterable[AskedField], kept: Mapping[str, object], role: Role) -> list[str]:
    """Labels of what was kept though the form would not have asked it of this person on that day, as far as this
    reader may see what was answered."""
    return [
        one.field.thing.label(formats.language())
        for one in fields
        if one.field.code in kept and one.hidden and one.hidden.why is Why.GATE and role in one.field.shown_to
    ]


def wanted(fields: Iterable[AskedField], kept: Mapping[str, object]) -> list[str]:
    """Services that the card asks for because of what was found, and that were not given at this visit."""
    return [
        one.field.thing.label(formats.language())
        for one in fields
        if one.field.concept is None
        and one.hidden is None
        and one.field.code not in kept
        and one.field.gate
        and any(fact.startswith("answer.") for fact in one.field.gate.facts())
    ]


def _beyond(assessment: Assessment) -> bool:
    reasons = {assessment.of(index).reason for index in Index}
    return reasons <= {Reason.REFERENCE, Reason.MEASUREMENT} and Reason.REFERENCE in reasons


def _recheck(days: int) -> str:
    return _("periksa lagi %(days)s hari") % {"days": days} if days else ""


def _index(index: Index, said: IndexResult) -> IndexShown:
    return IndexShown(_names()[index], formats.zscore(said.z_hundredths), _words(index, said))


def _words(index: Index, said: IndexResult) -> str:
    if said.category:
        words = permenkes_words(index, said.category)
        return words[:1].upper() + words[1:]
    if said.outcome is Outcome.UKUR_ULANG:
        return _("Ukur ulang")
    return _reasons().get(said.reason, formats.MISSING) if said.reason else formats.MISSING


def _reasons() -> dict[Reason, str]:
    return {
        Reason.AGE: _("Tanggal lahir belum pasti"),
        Reason.SEX: _("Jenis kelamin belum diketahui"),
        Reason.MEASUREMENT: _("Belum diukur"),
        Reason.OEDEMA: _("Tidak dinilai: ada edema"),
        Reason.REFERENCE: _("Di luar tabel WHO"),
        Reason.PREGNANCY: _("Tidak dinilai: hamil atau nifas"),
    }


def _names() -> dict[Index, str]:
    return {
        Index.BBU: _("Berat menurut umur (BB/U)"),
        Index.TBU: _("Panjang atau tinggi menurut umur (TB/U)"),
        Index.BBTB: _("Berat menurut panjang atau tinggi (BB/TB)"),
        Index.IMTU: _("IMT menurut umur (IMT/U)"),
        Index.LKU: _("Lingkar kepala menurut umur (LK/U)"),
        Index.LILA: _("Lingkar lengan atas (LiLA)"),
    }
