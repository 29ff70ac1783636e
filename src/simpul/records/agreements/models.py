"""What was said of a service of somebody: a no with its reason, or the day and the place that were agreed on?"""

from django.db import models
from django.db.models import F, Q

from simpul.foundation.identifiers import new_id
from simpul.records.agreements.kinds import Why, Word
from simpul.records.facilities.models import Facility
from simpul.records.people.models import Person

__all__ = ["Agreement", "Why", "Word"]


class Agreement(models.Model):
    """One word about one service. The latest of a service that was not taken back is what holds, up to `until`.

    service  the code of the service due: of the schedule (`K1`), or of the registry of services (`mr_1`)
    until    the last day on which it holds: the agreed day, or the day before a refusal is asked about again
    why, note   of a refusal; place: where it will be done, of an agreed day
    said_at  where it was said; only `taken_back_at` and `taken_back_by` ever change
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    # Held by agreements_agreement_follows_person and found by agreement_of_person: no key and no index of its own.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    kelurahan_id = models.IntegerField()
    service = models.CharField(max_length=40)
    word = models.CharField(max_length=12, choices=Word.choices)
    said_on = models.DateField()
    until = models.DateField()
    why = models.CharField(max_length=16, choices=Why.choices, blank=True)
    note = models.CharField(max_length=200, blank=True)
    place = models.ForeignKey(Facility, null=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("said_on")), name="agreement_holds_from_its_day"),
            models.CheckConstraint(
                condition=(Q(word="ditolak", place__isnull=True) & ~Q(why=""))
                | Q(word="dijadwalkan", place__isnull=False, why="", note=""),
                name="agreement_says_why_or_where",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="agreement_taken_back_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["person", "service"], name="agreement_of_person")]

    def __str__(self) -> str:
        return f"{self.word} {self.pk}"
