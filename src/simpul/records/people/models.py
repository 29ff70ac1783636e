"""Who lives here? One record per person for life.

`kelurahan_id` and `rt_id` are the current domicile, repeated from the residence history so that scoping is one indexed
comparison. The visits of a person carry the same kelurahan through a foreign key that follows a move (ADR 0007).
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.models import Area, DateRange, not_before_start


class SexChoice(models.TextChoices):
    MALE = "L", "Laki-laki"
    FEMALE = "P", "Perempuan"


class BirthPrecision(models.TextChoices):
    EXACT = "exact", "Tanggal pasti"
    MONTH = "month", "Bulan pasti"
    YEAR = "year", "Tahun pasti"


class NoNikReason(models.TextChoices):
    """Why a person has no NIK (ipwl-privacy-reporting 4.6)."""

    NEWBORN = "bayi_baru", "Bayi baru"
    NOT_YET = "belum_terdata", "Belum terdata"
    FOREIGN = "wna", "WNA"
    VULNERABLE = "penduduk_rentan", "Penduduk rentan"
    REFUSED = "menolak", "Menolak"
    UNKNOWN = "tidak_tahu", "Tidak tahu"
    EMERGENCY = "darurat", "Darurat"


class Person(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField(max_length=120)
    name_lc = models.CharField(max_length=120)
    sex = models.CharField(max_length=1, choices=SexChoice.choices)
    birth_date = models.DateField()
    birth_precision = models.CharField(max_length=5, choices=BirthPrecision.choices, default=BirthPrecision.EXACT)
    mother = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    nik_sealed = models.BinaryField(null=True)
    nik_index = models.BinaryField(null=True, max_length=32)
    nik_key_id = models.CharField(max_length=20, blank=True)
    no_nik_reason = models.CharField(max_length=20, choices=NoNikReason.choices, blank=True)
    kelurahan = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    rt = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    died_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "kelurahan"], name="person_with_kelurahan"),
            models.UniqueConstraint(fields=["nik_index"], name="person_nik_once"),
            models.CheckConstraint(
                condition=Q(nik_sealed__isnull=False, nik_index__isnull=False, no_nik_reason="")
                | (Q(nik_sealed__isnull=True, nik_index__isnull=True) & ~Q(no_nik_reason="")),
                name="person_nik_or_reason",
            ),
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(died_on__gte=models.F("birth_date")),
                name="person_dates_in_order",
            ),
        ]
        indexes = [
            models.Index(models.F("kelurahan"), OpClass("name_lc", name="text_pattern_ops"), name="person_name_prefix"),
            GinIndex(models.F("kelurahan"), OpClass("name_lc", name="gin_trgm_ops"), name="person_name_inside"),
            models.Index(fields=["kelurahan", "rt", "birth_date"], name="person_register"),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"


class Residence(models.Model):
    """Where a person lived, from when to when (end exclusive), recorded at which sequence of the feed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="residences")
    rt = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    kelurahan = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_sequence = models.BigIntegerField()
    superseded_sequence = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            not_before_start("residence_dates_in_order"),
            ExclusionConstraint(
                name="residence_one_place_a_day",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
                condition=Q(superseded_sequence__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["kelurahan", "valid_from"], name="residence_kelurahan")]

    def __str__(self) -> str:
        return f"residence of {self.person_id}"
