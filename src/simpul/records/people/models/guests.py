"""Who of another area is being served here? A care relation: opened by proof, logged, and over after its days."""

from django.db import models

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.models import Facility
from simpul.records.people.models.person import Person


class Proof(models.TextChoices):
    NIK = "nik", "NIK dan tanggal lahir"
    CARD = "kartu", "Kartu dan tanggal lahir"


class Guest(models.Model):
    """Holds ids only. The facility that opened it may read and serve the person from `opened_at` until `until`."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    proof = models.CharField(max_length=5, choices=Proof.choices)
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gt=models.F("opened_at")), name="guest_times_in_order")
        ]
        indexes = [models.Index(fields=["facility", "until"], name="guest_of_facility")]

    def __str__(self) -> str:
        return f"guest {self.pk}"
