"""What kinds of area and facility are there? Source: KMK 2015/2023 (ilp.md 2.1, 2.2)."""

from django.db.models import TextChoices


class AreaLevel(TextChoices):
    KOTA = "kota", "Kota"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"
    DESA = "desa", "Desa"
    DUSUN = "dusun", "Dusun atau lingkungan"
    RW = "rw", "RW"
    RT = "rt", "RT"


class FacilityKind(TextChoices):
    DINAS = "dinas", "Dinas Kesehatan"
    PUSKESMAS = "puskesmas", "Puskesmas"
    PUSTU = "pustu", "Pustu"
    PONKESDES = "ponkesdes", "Ponkesdes"
    POSYANDU = "posyandu", "Posyandu"
    KLINIK = "klinik", "Klinik"
    PRAKTIK_MANDIRI = "praktik_mandiri", "Praktik mandiri"
    SEKOLAH = "sekolah", "Sekolah"
    LAINNYA = "lainnya", "Tempat lain"
