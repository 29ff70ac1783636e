"""Whom must somebody look after, why, and until when?"""

from django.db import models
from django.db.models import Q

from simpul.foundation.identifiers import new_id
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry
from simpul.services.follow_up.kinds import Reason, Status


class FollowUp(models.Model):
    """One matter of one person, opened by a weighing and closed by a health worker (or by a correction)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="follow_ups")
    kelurahan_id = models.IntegerField()
    reason = models.CharField(max_length=12, choices=Reason.choices)
    priority = models.CharField(max_length=2)
    rule = models.CharField(max_length=40)
    edition = models.CharField(max_length=20)
    source = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.UUIDField()
    due_on = models.DateField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.OPEN)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "reason"], condition=Q(status="belum"), name="follow_up_open_once"
            ),
            models.CheckConstraint(
                condition=Q(status="belum", closed_at__isnull=True) | (~Q(status="belum") & Q(closed_at__isnull=False)),
                name="follow_up_closed_has_time",
            ),
        ]
        indexes = [models.Index(fields=["kelurahan_id", "status", "priority", "due_on"], name="follow_up_list")]

    def __str__(self) -> str:
        return f"follow-up {self.pk}"
