"""How does a pregnancy end, and how does a birth go? (ilp.md 3.1, 6.5)"""

from django.db.models import TextChoices


class PregnancyEnd(TextChoices):
    BIRTH = "lahir", "Melahirkan"
    ABORTUS = "abortus", "Keguguran"
    DEATH = "meninggal", "Ibu meninggal"
    MOVED = "pindah", "Pindah ke luar kota"
    WRONG = "keliru", "Entri keliru"


class BirthMode(TextChoices):
    NORMAL = "normal", "Normal"
    OPERATIVE = "tindakan", "Dengan tindakan"


class BirthPlace(TextChoices):
    """Places of the home-visit form (ilp.md 6.5)."""

    PUSTU = "pustu", "Pustu"
    PUSKESMAS = "puskesmas", "Puskesmas"
    HOSPITAL = "rs", "Rumah sakit"
    CLINIC = "klinik", "Klinik"
    PMB = "pmb", "Praktik bidan"
    HOME = "rumah", "Rumah"
    OTHER = "lainnya", "Lainnya"


class BirthHelper(TextChoices):
    MIDWIFE = "bidan", "Bidan"
    DOCTOR = "dokter", "Dokter umum"
    SPECIALIST = "spog", "Dokter spesialis kandungan"
    OTHER = "lainnya", "Lainnya"
