"""Who was seen where, when, and on what evidence?

`kelurahan_id` is the person's current kelurahan: (person, kelurahan) is a foreign key that follows a move, so the
record is always behind the lock of the people who serve the person now (ADR 0007).
"""

from django.db import models

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.models import Facility
from simpul.records.people.models import Person


class VisitKind(models.TextChoices):
    POSYANDU = "posyandu", "Hari buka Posyandu"
    PUSTU = "pustu", "Pustu"
    PUSKESMAS = "puskesmas", "Puskesmas"
    HOME = "rumah", "Kunjungan rumah"


class Source(models.TextChoices):
    """Where the record of a visit comes from: written as it happened, or taken over as evidence."""

    DIRECT = "langsung", "Dicatat langsung"
    BOOK = "buku", "Dari Buku KIA atau register"
    IMPORT = "impor", "Dari berkas impor"


class Visit(models.Model):
    """One person seen at one place; entries may be made by several hands and on several days.

    source_ref   the run of an import, the page of a book: what a visit that was taken over rests on
    form, form_edition   the form on which it was written, where there was one
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    # Held by visits_visit_follows_person and found by visit_of_person: no key and no index of its own.
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="visits", db_constraint=False, db_index=False
    )
    kelurahan_id = models.IntegerField()
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    session_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=12, choices=VisitKind.choices)
    occurred_at = models.DateTimeField()
    local_date = models.DateField()
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.DIRECT)
    source_ref = models.CharField(max_length=60, blank=True)
    form = models.CharField(max_length=40, blank=True)
    form_edition = models.CharField(max_length=12, blank=True)
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "-local_date"], name="visit_of_person"),
            # One standing visit for a person and session: held by the person's lock, because a visit that was filed on
            # the wrong person keeps its session when it is withdrawn.
            models.Index(fields=["session_id", "person"], name="visit_of_session"),
        ]

    def __str__(self) -> str:
        return f"visit {self.pk}"


class Withdrawal(models.Model):
    """A visit that does not hold: filed on the wrong person and moved, or taken back. Its entries stay readable.

    moved_to  the same findings on the person to whom they belong
    """

    visit = models.OneToOneField(Visit, primary_key=True, on_delete=models.PROTECT, related_name="withdrawal")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kelurahan_id = models.IntegerField()
    moved_to = models.UUIDField(null=True)
    reason = models.CharField(max_length=160)
    made_by = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"withdrawal of {self.visit_id}"
