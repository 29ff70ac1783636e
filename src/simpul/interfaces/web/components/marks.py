"""Which shape, colour and word does a finding get? Always the three together (look: health marks)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BANDS = {
    "hijau": ("good", gettext_lazy("Hijau")),
    "kuning": ("watch", gettext_lazy("Kuning")),
    "oranye": ("alert", gettext_lazy("Di atas garis oranye")),
    "merah": ("danger", gettext_lazy("Merah")),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """kind  good, watch, alert, danger; letter stands inside the shape; word beside it."""

    kind: str
    letter: str
    word: str

    @property
    def baseline(self) -> str:
        return "19.6" if self.kind == "alert" else "15.4"


def of_status(status: str) -> Mark | None:
    """N, T, O, B of the register."""
    words = {
        "N": Mark("good", "N", _("Naik")),
        "T": Mark("watch", "T", _("Tidak naik")),
    }
    return words.get(status)


def plain_status(status: str) -> str:
    """What is said of a weighing that cannot be compared."""
    return {"O": _("Bulan lalu tidak ditimbang"), "B": _("Baru pertama ditimbang")}.get(status, "")


def of_band(band: str) -> Mark | None:
    """The colour of the KMS: what a kader may see."""
    if band not in BANDS:
        return None
    kind, word = BANDS[band]
    return Mark(kind, "", str(word))


def of_priority(priority: str) -> Mark:
    words = {
        "P1": Mark("danger", "P1", _("Gawat")),
        "P2": Mark("alert", "P2", _("Rujuk")),
        "P3": Mark("watch", "P3", _("Tangani")),
        "P4": Mark("good", "P4", _("Rutin")),
    }
    return words[priority]


def category_word(category: str) -> str:
    """Names of Permenkes 2/2020, for health workers only."""
    return {
        "sangat_kurang": _("Berat badan sangat kurang"),
        "kurang": _("Berat badan kurang"),
        "normal": _("Berat badan normal"),
        "risiko_lebih": _("Risiko berat badan lebih"),
    }.get(category, "")
