"""Who lives here? One record per person for life.

`kelurahan_id` and `rt_id` are the current domicile, repeated from the residence history so that scoping is one indexed
comparison. The visits of a person carry the same kelurahan through a foreign key that follows a move (ADR 0007).
A record is never removed: it ends by death, by a move out of the city, as a wrong entry or inside another record, and
each of these can be taken back.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.models import Area


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


class MaritalStatus(models.TextChoices):
    """The four of the family form (ilp.md 6.3; wording of Dukcapil from memory)."""

    SINGLE = "belum_kawin", "Belum kawin"
    MARRIED = "kawin", "Kawin"
    DIVORCED = "cerai_hidup", "Cerai hidup"
    WIDOWED = "cerai_mati", "Cerai mati"


class Disability(models.TextChoices):
    """Kinds of UU 8/2016 pasal 4 (from memory); a person may have several."""

    PHYSICAL = "fisik", "Fisik"
    INTELLECTUAL = "intelektual", "Intelektual"
    MENTAL = "mental", "Mental"
    SENSORY = "sensorik", "Sensorik"


class Person(models.Model):
    """birth_order            1, 2, ... among children of one birth; None where it was one child or is not known
    name_is_provisional    "Bayi Ny. ..." until the child has a name of its own
    has_jkn                None = not asked
    ktp_elsewhere          the address on the KTP where it is not the domicile; empty = the same
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField(max_length=120)
    name_lc = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120, default="")
    name_is_provisional = models.BooleanField(default=False)
    sex = models.CharField(max_length=1, choices=SexChoice.choices)
    birth_date = models.DateField()
    birth_precision = models.CharField(max_length=5, choices=BirthPrecision.choices, default=BirthPrecision.EXACT)
    birth_order = models.PositiveSmallIntegerField(null=True)
    mother = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    nik_sealed = models.BinaryField(null=True)
    nik_index = models.BinaryField(null=True, max_length=32)
    nik_key_id = models.CharField(max_length=20, blank=True)
    no_nik_reason = models.CharField(max_length=20, choices=NoNikReason.choices, blank=True)
    marital_status = models.CharField(max_length=12, choices=MaritalStatus.choices, blank=True)
    disabilities = ArrayField(models.CharField(max_length=12, choices=Disability.choices), default=list)
    has_jkn = models.BooleanField(null=True)
    ktp_elsewhere = models.CharField(max_length=200, blank=True)
    kelurahan = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    rt = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    died_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged_from")
    restricted_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "kelurahan"], name="person_with_kelurahan"),
            models.CheckConstraint(
                condition=Q(nik_sealed__isnull=False, nik_index__isnull=False, no_nik_reason="")
                | (Q(nik_sealed__isnull=True, nik_index__isnull=True) & ~Q(no_nik_reason="")),
                name="person_nik_or_reason",
            ),
            models.CheckConstraint(
                condition=(Q(died_on__isnull=True) | Q(died_on__gte=F("birth_date")))
                & (Q(left_on__isnull=True) | Q(left_on__gte=F("birth_date"))),
                name="person_dates_in_order",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="person_not_merged_into_itself"),
        ]
        indexes = [
            models.Index(F("kelurahan"), OpClass("name_key", name="text_pattern_ops"), name="person_key_prefix"),
            GinIndex(F("kelurahan"), OpClass("name_key", name="gin_trgm_ops"), name="person_key_inside"),
            models.Index(fields=["kelurahan", "rt", "birth_date"], name="person_register"),
            models.Index(fields=["nik_index"], name="person_nik", condition=Q(nik_index__isnull=False)),
            models.Index(fields=["merged_into"], name="person_merged", condition=Q(merged_into__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def is_listed(self) -> bool:
        """Alive, here, and a record of its own: the ones that lists and numbers are about."""
        return not (self.died_on or self.left_on or self.withdrawn_at or self.merged_into_id)
