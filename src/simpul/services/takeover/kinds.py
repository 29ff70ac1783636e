"""In which state is a run, and what became of a row?"""

from django.db.models import IntegerChoices, TextChoices


class RunState(TextChoices):
    READING = "dibaca", "Sedang dibaca"
    MAPPING = "kolom", "Kolom menunggu diperiksa"
    CHECKING = "diperiksa", "Baris sedang diperiksa"
    CHECKED = "siap", "Siap disimpan"
    WRITING = "disimpan", "Sedang disimpan"
    DONE = "selesai", "Selesai"
    UNDOING = "dibatalkan", "Sedang dibatalkan"
    UNDONE = "batal", "Dibatalkan"
    STOPPED = "terhenti", "Terhenti"
    REFUSED = "ditolak", "Tidak terbaca"


class Fate(TextChoices):
    NEW = "baru", "Orang baru"
    ADDED = "ditambah", "Ditambahkan ke orang yang sudah ada"
    KNOWN = "sudah_ada", "Sudah ada"
    WAITING = "menunggu", "Menunggu keputusan"
    SKIPPED = "dilewati", "Dilewati"
    FAILED = "gagal", "Gagal"


class Decision(TextChoices):
    SAME = "sama", "Orang yang sama"
    OTHER = "lain", "Orang lain"
    SKIP = "lewati", "Lewati"


class Stride(IntegerChoices):
    """What a run that is written is at."""

    PEOPLE = 0
    FAMILIES = 1
    VISITS = 2


class Step(IntegerChoices):
    """How far a row is: what it writes comes in three strides, each in a transaction of its batch."""

    TO_CHECK = 0
    CHECKED = 1
    PERSON_WRITTEN = 2
    FAMILY_WRITTEN = 3
    WRITTEN = 4
    VISITS_UNDONE = 5
    UNDONE = 6
    LEFT = 7  # somebody has used the person since: a person looks at it
