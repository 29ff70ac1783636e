"""What can be said of a service that is due, and why somebody said no?

The reasons are our own short list, in words that a kader hears at the door; no source prints one. They say what was
heard and judge nobody.
"""

from django.db.models import TextChoices


class Word(TextChoices):
    """The states of ilp.md 3.3 that somebody has to say."""

    REFUSED = "ditolak", "Ditolak"
    PLANNED = "dijadwalkan", "Dijadwalkan"


class Why(TextChoices):
    WORRIED = "khawatir", "khawatir akan akibatnya"
    FAMILY = "keluarga", "keluarga belum setuju"
    BELIEF = "keyakinan", "karena keyakinan"
    NO_NEED = "tidak_perlu", "merasa tidak perlu"
    HARD_TO_COME = "sulit_datang", "sulit datang ke tempat layanan"
    NOT_SAID = "tanpa_alasan", "alasannya tidak disebut"
    OTHER = "lainnya", "alasan lain"
