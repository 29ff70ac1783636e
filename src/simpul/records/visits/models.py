"""What was seen and measured, by whom, when and where?

A visit is a header; what was found are entries that never change. A correction is a new entry that supersedes the old
one. `MonthlyWeighing` is the current state in typed columns, so that no page and no figure reads a document.

`kelurahan_id` is the person's current kelurahan: (person, kelurahan) is a foreign key that follows a move, so the
record is always behind the lock of the people who serve the person now (ADR 0007).
"""

from django.db import models
from django.db.models import Q

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.models import Facility
from simpul.records.people.models import Person


class VisitKind(models.TextChoices):
    POSYANDU = "posyandu", "Hari buka Posyandu"
    PUSTU = "pustu", "Pustu"
    PUSKESMAS = "puskesmas", "Puskesmas"
    HOME = "rumah", "Kunjungan rumah"


class Visit(models.Model):
    """One person seen at one place; entries may be made by several hands and on several days."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="visits")
    kelurahan_id = models.IntegerField()
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    session_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=12, choices=VisitKind.choices)
    occurred_at = models.DateTimeField()
    local_date = models.DateField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session_id", "person"], condition=Q(session_id__isnull=False), name="visit_once_a_session"
            )
        ]
        indexes = [models.Index(fields=["person", "-local_date"], name="visit_of_person")]

    def __str__(self) -> str:
        return f"visit {self.pk}"


class Entry(models.Model):
    """One finding: a concept of the registry and its value, an integer in the concept's resolution."""

    id = models.UUIDField(primary_key=True, default=new_id)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="entries")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kelurahan_id = models.IntegerField()
    concept = models.CharField(max_length=40)
    value = models.IntegerField()
    at = models.DateTimeField()
    local_date = models.DateField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(reason=""), name="entry_correction_has_reason"
            )
        ]
        indexes = [models.Index(fields=["person", "concept", "local_date"], name="entry_of_person")]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class Assessment(models.Model):
    """What a rule said of an entry, with its edition. Appended anew when a late entry changes what it stands beside."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="assessments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kelurahan_id = models.IntegerField()
    rule = models.CharField(max_length=40)
    edition = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20)
    category = models.CharField(max_length=20, blank=True)
    band = models.CharField(max_length=12, blank=True)
    z_hundredths = models.IntegerField(null=True)
    beside = models.ForeignKey(Entry, null=True, on_delete=models.PROTECT, related_name="+")
    gain_grams = models.IntegerField(null=True)
    minimum_grams = models.IntegerField(null=True)
    unusual_gap = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["entry", "rule", "-id"], name="assessment_latest")]

    def __str__(self) -> str:
        return f"{self.rule} {self.entry_id}"


class MonthlyWeighing(models.Model):
    """The weighing that counts for a person and month: the latest of the month that has not been superseded.

    month         year * 12 + month - 1 of the local date
    outcome, z_hundredths, category, band   of GROW-BBU
    status, gain_grams, minimum_grams       of GROW-NT against the month before: N, T, O or B
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="weighings")
    kelurahan_id = models.IntegerField()
    month = models.IntegerField()
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    weight_grams = models.IntegerField()
    at = models.DateTimeField()
    local_date = models.DateField()
    outcome = models.CharField(max_length=20)
    z_hundredths = models.IntegerField(null=True)
    category = models.CharField(max_length=20, blank=True)
    band = models.CharField(max_length=12, blank=True)
    status = models.CharField(max_length=1)
    gain_grams = models.IntegerField(null=True)
    minimum_grams = models.IntegerField(null=True)
    unusual_gap = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "month"], name="weighing_counts_once_a_month")]

    def __str__(self) -> str:
        return f"weighing {self.person_id} {self.month}"
