"""Where did this person live, and what has happened to the record? Rows are appended; nothing here is rewritten."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.models import Area, DateRange, not_before_start
from simpul.records.people.models.person import Person


class Residence(models.Model):
    """Where a person lived, from when to when (end exclusive), recorded at which sequence of the feed.

    rt         None: outside the city, at `elsewhere`; `kelurahan` then is the last one, which keeps the record
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="residences")
    rt = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    kelurahan = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    elsewhere = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_sequence = models.BigIntegerField()
    superseded_sequence = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            not_before_start("residence_dates_in_order"),
            models.CheckConstraint(
                condition=Q(rt__isnull=False, elsewhere="") | (Q(rt__isnull=True) & ~Q(elsewhere="")),
                name="residence_here_or_elsewhere",
            ),
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


class StateKind(models.TextChoices):
    DIED = "meninggal", "Meninggal"
    LEFT = "pindah_keluar", "Pindah ke luar kota"
    WRONG = "keliru", "Entri keliru"
    BACK = "aktif_kembali", "Aktif kembali"
    MERGED = "digabung", "Digabung ke catatan lain"
    PARTED = "dipisah", "Penggabungan dibatalkan"
    RESTRICTED = "dibatasi", "Pemrosesan dibatasi"
    FREED = "tidak_dibatasi", "Pembatasan dicabut"


class StateChange(models.Model):
    """Something happened to the record as a whole: who said so, when, and why."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="state_changes")
    kelurahan_id = models.IntegerField()
    kind = models.CharField(max_length=14, choices=StateKind.choices)
    on = models.DateField()
    reason = models.CharField(max_length=160)
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="state_of_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"


class Edit(models.Model):
    """A detail was put right: what stood there before stays readable."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="edits")
    kelurahan_id = models.IntegerField()
    field = models.CharField(max_length=24)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=160)
    made_by = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="edit_of_person")]

    def __str__(self) -> str:
        return f"{self.field} of {self.person_id}"


class Merge(models.Model):
    """`gone` was found to be the same person as `kept`. Nothing of either is rewritten, so it can be undone.

    gone_rt  where the one who is gone lived by its own record; it goes back there when the merge is undone
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    gone = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    gone_rt = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=160)
    made_by = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gone"], condition=Q(undone_at__isnull=True), name="merged_once_at_a_time")
        ]
        indexes = [models.Index(fields=["kept"], name="merge_kept")]

    def __str__(self) -> str:
        return f"merge {self.pk}"
