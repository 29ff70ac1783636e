"""What has a person asked of the record about them, what was done with it, and to what did they say yes?"""

from django.db import models
from django.db.models import Q

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.models import Facility
from simpul.records.people.models import Person
from simpul.services.rights.kinds import Act, Channel, ConsentKind, Ground, Kind, Proof, Requester, State


class Request(models.Model):
    """One request of a person (UU 27/2022), answered before `due_at`. Only `state` and `ended_at` ever change."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kelurahan_id = models.IntegerField()
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    requester = models.CharField(max_length=10, choices=Requester.choices)
    proof = models.CharField(max_length=10, choices=Proof.choices)
    note = models.CharField(max_length=300, blank=True)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    received_by = models.UUIDField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_at__gt=models.F("received_at")), name="request_times_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=["diterima", "dikerjakan"], ended_at__isnull=True)
                | (Q(state__in=["selesai", "ditolak"]) & Q(ended_at__isnull=False)),
                name="request_ended_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["kelurahan_id", "due_at"], name="request_due", condition=Q(ended_at__isnull=True)),
            models.Index(fields=["person", "-received_at"], name="request_of_person"),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"


class Step(models.Model):
    """Something was done with a request; a refusal has its ground."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="steps")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kelurahan_id = models.IntegerField()
    act = models.CharField(max_length=10, choices=Act.choices)
    ground = models.CharField(max_length=16, choices=Ground.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(act="ditolak") | ~Q(ground=""), name="step_refusal_has_ground")
        ]
        indexes = [models.Index(fields=["request", "id"], name="step_of_request")]

    def __str__(self) -> str:
        return f"{self.act} {self.request_id}"


class Consent(models.Model):
    """A yes, or the end of it. The latest row of a kind is what holds; none means no."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kelurahan_id = models.IntegerField()
    kind = models.CharField(max_length=12, choices=ConsentKind.choices)
    given = models.BooleanField()
    said_by = models.CharField(max_length=10, choices=Requester.choices)
    text_version = models.CharField(max_length=10)
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "kind", "-at"], name="consent_of_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"
