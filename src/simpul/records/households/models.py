"""Who lives together, under whose name? The family card (KK) and its members (ilp.md 3.1, 6.3)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.models import Area, DateRange, not_before_start
from simpul.records.households.kinds import Relation
from simpul.records.people.models import Person

__all__ = ["Household", "Member", "Relation"]


class Household(models.Model):
    """A family. Its KK number is sealed like a NIK; two families may show the same number until it is put right."""

    id = models.UUIDField(primary_key=True, default=new_id)
    kelurahan = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    rt = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=200, blank=True)
    kk_sealed = models.BinaryField(null=True)
    kk_index = models.BinaryField(null=True, max_length=32)
    kk_key_id = models.CharField(max_length=20, blank=True)
    closed_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["kelurahan", "rt"], name="household_register"),
            models.Index(fields=["kk_index"], name="household_kk", condition=Q(kk_index__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"household {self.pk}"


class Member(models.Model):
    """Who belonged to which family, as what, from when to when (end exclusive)."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    kelurahan_id = models.IntegerField()
    relation = models.CharField(max_length=12, choices=Relation.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_sequence = models.BigIntegerField()
    superseded_sequence = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            not_before_start("member_dates_in_order"),
            ExclusionConstraint(
                name="member_of_one_household_a_day",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
                condition=Q(superseded_sequence__isnull=True),
            ),
            ExclusionConstraint(
                name="household_has_one_head_a_day",
                expressions=[
                    ("household", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
                condition=Q(superseded_sequence__isnull=True, relation="kk"),
            ),
        ]
        indexes = [models.Index(fields=["household", "valid_from"], name="member_of_household")]

    def __str__(self) -> str:
        return f"member {self.person_id}"
