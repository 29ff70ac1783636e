"""When is a Posyandu open?"""

from django.db import models
from django.db.models import Q

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.models import Facility


class SessionStatus(models.TextChoices):
    PLANNED = "rencana", "Rencana"
    OPEN = "terbuka", "Terbuka"
    CLOSED = "tertutup", "Tertutup"


class Session(models.Model):
    """The open day of a Posyandu: one for each Posyandu and date, whoever opens it first."""

    id = models.UUIDField(primary_key=True, default=new_id)
    posyandu = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    kelurahan_id = models.IntegerField()
    date = models.DateField()
    status = models.CharField(max_length=10, choices=SessionStatus.choices, default=SessionStatus.OPEN)
    opened_by = models.UUIDField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["posyandu", "date"], name="session_once_a_day"),
            models.CheckConstraint(
                condition=~Q(status="tertutup") | Q(closed_at__isnull=False), name="session_closed_has_time"
            ),
        ]

    def __str__(self) -> str:
        return f"session {self.pk}"
