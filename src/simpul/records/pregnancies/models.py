"""Who is pregnant, since when, and what came of it? (ilp.md 3.1)

A pregnancy is an episode of one woman, at most one at a time. A birth makes the child, as a person of its own, and ties
it to its mother.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from simpul.foundation.identifiers import new_id
from simpul.knowledge.pregnancy.dates import PREGNANCY_DAYS
from simpul.records.people.models import Person
from simpul.records.pregnancies.hours import is_hour_told
from simpul.records.pregnancies.kinds import BirthHelper, BirthMode, BirthPlace, PregnancyEnd

__all__ = ["Birth", "BirthHelper", "BirthMode", "BirthPlace", "Pregnancy", "PregnancyEnd"]


class Pregnancy(models.Model):
    """last_period     HPHT; None where it is not known, then `due_on` is what the worker was told
    gravida         which pregnancy this is: 1, 2, ...
    spacing_years   years since the birth before; None for the first
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="pregnancies")
    kelurahan_id = models.IntegerField()
    last_period = models.DateField(null=True)
    due_on = models.DateField()
    due_method = models.CharField(max_length=12)
    gravida = models.PositiveSmallIntegerField(null=True)
    spacing_years = models.PositiveSmallIntegerField(null=True)
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    ended_on = models.DateField(null=True)
    ended_as = models.CharField(max_length=10, choices=PregnancyEnd.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_on__isnull=True), name="one_active_pregnancy"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_as="") | (Q(ended_on__isnull=False) & ~Q(ended_as="")),
                name="pregnancy_end_has_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(last_period__isnull=True) | Q(due_on__gt=F("last_period")), name="pregnancy_dates_in_order"
            ),
        ]
        indexes = [models.Index(fields=["person", "-id"], name="pregnancy_of_person")]

    def __str__(self) -> str:
        return f"pregnancy {self.pk}"

    @property
    def began_on(self) -> date:
        """HPHT; 280 days before HPL where it is not known."""
        return self.last_period or self.due_on - timedelta(days=PREGNANCY_DAYS)


class Birth(models.Model):
    """One child of one birth; twins are two rows of the same pregnancy. `person` is the child.

    born_at, weight_grams, length_mm, head_mm   as told or read from the birth certificate; born_at
        stands beside a whole minute where no hour was told (`hours`)
    """

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.PROTECT, related_name="birth")
    pregnancy = models.ForeignKey(Pregnancy, null=True, on_delete=models.PROTECT, related_name="births")
    mother = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kelurahan_id = models.IntegerField()
    born_at = models.DateTimeField()
    mode = models.CharField(max_length=10, choices=BirthMode.choices, blank=True)
    place = models.CharField(max_length=10, choices=BirthPlace.choices, blank=True)
    helper = models.CharField(max_length=10, choices=BirthHelper.choices, blank=True)
    weight_grams = models.PositiveIntegerField(null=True)
    length_mm = models.PositiveIntegerField(null=True)
    head_mm = models.PositiveIntegerField(null=True)
    early_breastfeeding = models.BooleanField(null=True)
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"birth {self.pk}"

    @property
    def is_hour_told(self) -> bool:
        return is_hour_told(self.born_at)
