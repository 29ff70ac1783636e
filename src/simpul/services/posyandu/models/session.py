"""When is a Posyandu open, for whom, where, and who works at which step?"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.models import Facility

STEPS = range(1, 6)
ATTENDING = 0  # a health worker who is there, at no step of their own


class SessionStatus(models.TextChoices):
    PLANNED = "rencana", "Rencana"
    OPEN = "terbuka", "Terbuka"
    CLOSED = "tertutup", "Tertutup"
    CALLED_OFF = "batal", "Batal"


class Session(models.Model):
    """The open day of a Posyandu: one for each Posyandu and date, whoever plans or opens it first.

    place_name  where it is, when that is not the Posyandu's own place: a school, a factory
    groups      who is served, see groups.py; empty: everybody of the Posyandu
    last_number the last number of the queue that was given out
    called_off_reason  a code of the screen, or words; empty for a day that was called off before it came
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    posyandu = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    kelurahan_id = models.IntegerField()
    date = models.DateField()
    status = models.CharField(max_length=10, choices=SessionStatus.choices, default=SessionStatus.OPEN)
    starts_at = models.TimeField(null=True)
    place_name = models.CharField(max_length=80, blank=True)
    groups = ArrayField(models.CharField(max_length=40), default=list)
    last_number = models.IntegerField(default=0)
    planned_by = models.UUIDField(null=True)
    opened_by = models.UUIDField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    called_off_reason = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["posyandu", "date"], name="session_once_a_day"),
            models.CheckConstraint(
                condition=~Q(status="tertutup") | Q(closed_at__isnull=False), name="session_closed_has_time"
            ),
        ]
        indexes = [models.Index(fields=["kelurahan_id", "date"], name="session_calendar")]

    def __str__(self) -> str:
        return f"session {self.pk}"


class Duty(models.Model):
    """Who works at a step of a session (1 to 5), or attends it as a health worker (0)."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="duties")
    kelurahan_id = models.IntegerField()
    staff_id = models.UUIDField()
    step = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "staff_id", "step"], name="duty_once"),
            models.CheckConstraint(condition=Q(step__range=(0, 5)), name="duty_step"),
        ]

    def __str__(self) -> str:
        return f"duty {self.session_id} {self.step}"
