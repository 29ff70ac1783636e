"""Under which numbers is this person known? Sealed, with a blind index and the id of the key (ADR 0015)."""

from django.db import models
from django.db.models import Q

from simpul.foundation.identifiers import new_id
from simpul.records.people.models.person import Person


class NumberKind(models.TextChoices):
    PHONE = "hp", "HP"
    WHATSAPP = "wa", "WhatsApp"
    JKN = "jkn", "Nomor JKN"
    PASSPORT = "paspor", "Paspor"
    CARD = "kartu", "Kartu Simpul"
    MASKED_NIK = "nik_samar", "NIK tersamar dari impor"


class PersonNumber(models.Model):
    """One number of one person. A phone may be shared by a family; a card belongs to one person."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="numbers")
    kelurahan_id = models.IntegerField()
    kind = models.CharField(max_length=10, choices=NumberKind.choices)
    sealed = models.BinaryField()
    index = models.BinaryField(max_length=32)
    key_id = models.CharField(max_length=20)
    recorded_by = models.UUIDField(null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(ended_at__isnull=True),
                name="number_one_of_a_kind",
            ),
            models.UniqueConstraint(fields=["index"], condition=Q(kind="kartu"), name="card_of_one_person"),
        ]
        indexes = [models.Index(fields=["index"], name="number_index", condition=Q(ended_at__isnull=True))]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
