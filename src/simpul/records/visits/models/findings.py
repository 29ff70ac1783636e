"""What was found, and what was given? Rows are appended and never changed; a correction is a new row (ADR 0004)."""

from django.db import models
from django.db.models import Q

from simpul.foundation.identifiers import new_id
from simpul.records.people.models import Person
from simpul.records.visits.models.visit import Visit


class Entry(models.Model):
    """One finding: a concept of the registry and its value, an integer in the concept's resolution, or a text.

    A correction without value and text takes the finding back: it was written here by mistake.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="entries")
    # Held by visits_entry_follows_person and found by entry_of_person: no key and no index of its own.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    kelurahan_id = models.IntegerField()
    concept = models.CharField(max_length=40)
    value = models.IntegerField(null=True)
    text = models.CharField(max_length=500, blank=True)
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
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, text="")
                | (Q(value__isnull=True) & ~Q(text=""))
                | Q(supersedes__isnull=False, value__isnull=True, text=""),
                name="entry_number_or_text",
            ),
        ]
        indexes = [models.Index(fields=["person", "concept", "local_date"], name="entry_of_person")]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class Given(models.Model):
    """One service given: a code of the service registry, with batch and expiry where the service has them.

    A row that supersedes another one puts it right; with `taken_back` it says that nothing was given.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="given")
    # Held by visits_given_follows_person and found by given_to_person: no key and no index of its own.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    kelurahan_id = models.IntegerField()
    service = models.CharField(max_length=40)
    batch = models.CharField(max_length=30, blank=True)
    expires_on = models.DateField(null=True)
    at = models.DateTimeField()
    local_date = models.DateField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")
    reason = models.CharField(max_length=120, blank=True)
    taken_back = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True, taken_back=False) | (Q(supersedes__isnull=False) & ~Q(reason="")),
                name="given_correction_has_reason",
            )
        ]
        indexes = [models.Index(fields=["person", "service", "local_date"], name="given_to_person")]

    def __str__(self) -> str:
        return f"{self.service} {self.visit_id}"
