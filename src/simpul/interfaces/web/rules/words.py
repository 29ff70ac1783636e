"""How are the closed words of a rule said on a screen?"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.interfaces.web.components.formats import language
from simpul.knowledge.concepts import Status
from simpul.knowledge.rules import Rule
from simpul.services.signing.acting import Elsewhere

SOURCES = Path(__file__).parent / "sources.toml"
QUESTION = re.compile(r"\s*\(question for a doctor[^)]*\)")
STATUSES = {
    Status.VERIFIED: gettext_lazy("terverifikasi"),
    Status.SECONDARY: gettext_lazy("sekunder"),
    Status.FROM_MEMORY: gettext_lazy("dari ingatan"),
    Status.ENGINEERING: gettext_lazy("ketentuan Simpul"),
}
WEAKEST_FIRST = (Status.FROM_MEMORY, Status.SECONDARY, Status.ENGINEERING, Status.VERIFIED)


def source_words(status: str) -> str:
    return str(STATUSES[Status(status)])


@dataclass(frozen=True, slots=True)
class SourceShown:
    """is_english  there is no Indonesian of it: it is marked as another language"""

    text: str
    is_english: bool


def source_shown(source: str) -> SourceShown:
    """Without the question to a doctor, which is shown by itself."""
    plain = QUESTION.sub("", source)
    said = plain if language() == "en" else _written()["sources"].get(plain)
    return SourceShown(said or plain, said is None or language() == "en")


def questions_of(code: str) -> list[str]:
    """What a doctor is asked about a rule before signing it."""
    return [english if language() == "en" else said for said, english in _written()["questions"].get(code, [])]


@cache
def _written() -> dict[str, dict[str, Any]]:
    return tomllib.loads(SOURCES.read_text())


def refer_words(refer: str) -> str:
    return {
        "tidak": _("tidak dirujuk"),
        "nakes": _("tenaga kesehatan"),
        "puskesmas": _("Puskesmas"),
        "fkrtl": _("rumah sakit"),
    }[refer]


def state_words(state: str) -> str:
    return {
        "dinilai": _("dinilai"),
        "tidak_lengkap": _("Belum lengkap"),
        "ukur_ulang": _("Ukur ulang"),
        "tidak_berlaku": _("Tidak berlaku"),
    }[state]


def elsewhere_words(place: Elsewhere | None) -> str:
    """Where the answer of a rule is read that no list of judgements tells; empty for every other rule."""
    match place:
        case Elsewhere.GROWTH:
            return _(
                "Hasilnya dibaca di ruang pertumbuhan dan hasil kunjungan. Tindakannya mengikuti edisi ini, "
                "dan ditandai saran sampai ditandatangani. Kelasnya, menurut WHO dan Permenkes, tetap ditulis."
            )
        case Elsewhere.CARD:
            return _(
                "Hasilnya dibaca di ruang pertumbuhan dan hasil kunjungan, menurut KMS dan WHO. "
                "Tanda tangan pada edisi ini belum mengubahnya."
            )
        case Elsewhere.WORKLIST:
            return _(
                "Hasilnya menjadi tindak lanjut di meja kerja. Siapa yang dilaporkan mengikuti KMS; prioritas, "
                "tenggat, dan apa yang dilakukan ditandai saran sampai edisi ini ditandatangani."
            )
        case Elsewhere.SERVICES_DUE:
            return _(
                "Hasilnya dibaca di daftar layanan yang jatuh tempo, menurut jadwal di sana. "
                "Tanda tangan pada edisi ini belum mengubahnya."
            )
        case None:
            return ""


def statuses_of(rule: Rule) -> list[str]:
    """How the sources of its bands were read, the weakest first."""
    found = {rule.status, *(band.status for band in rule.bands)}
    return [source_words(one.value) for one in WEAKEST_FIRST if one in found]


def group_of(code: str) -> tuple[int, str]:
    """The place and the heading of a rule in the list, by the first part of its code."""
    groups = (
        (("ANC", "INC", "PNC", "EPDS"), _("Ibu hamil, bersalin dan nifas")),
        (("NEO", "MTBM"), _("Bayi baru lahir dan bayi muda")),
        (("GROW", "DEV", "IMM"), _("Tumbuh kembang anak")),
        (("MTBS",), _("Balita sakit (MTBS)")),
        (("PRE", "KB"), _("Calon ibu dan KB")),
        (("ANEMIA",), _("Anemia, semua umur")),
    )
    first = code.partition("-")[0]
    for place, (prefixes, label) in enumerate(groups):
        if first in prefixes:
            return place, label
    return len(groups), _("Aturan lain")
