"""Which areas and facilities does the city have, and who serves where, on which day?

Area codes follow Kemendagri (PP.KK.KC.DDDD) down to the kelurahan; dusun, RW and RT are local and change, so every row
is dated. A level may be missing (ilp.md 2.1).
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.kinds import AreaLevel, FacilityKind


class DateRange(Func):
    function = "daterange"


def not_before_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name=name)


class Area(models.Model):
    """A piece of the area tree. `kelurahan` and `rw` repeat ancestors so that no query climbs the tree."""

    id = models.AutoField(primary_key=True)
    code = models.CharField(max_length=40)
    level = models.CharField(max_length=12, choices=AreaLevel.choices)
    name = models.CharField(max_length=80)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    kelurahan = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    rw = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            not_before_start("area_dates_in_order"),
            ExclusionConstraint(
                name="area_code_once_a_day",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.code}"


class AreaBorder(models.Model):
    """The border of an area as GeoJSON geometry, as published."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="borders")
    geometry = models.JSONField()
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [not_before_start("border_dates_in_order")]


class Facility(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=FacilityKind.choices)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="facilities")
    is_example = models.BooleanField(default=False)
    zone = models.CharField(max_length=4, default="WIB")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [not_before_start("facility_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class Coverage(models.Model):
    """Which area a facility serves. Closed by a new row, never edited: a count can be asked as of any sequence."""

    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="coverage")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="coverage")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_sequence = models.BigIntegerField(default=0)
    superseded_sequence = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            not_before_start("coverage_dates_in_order"),
            ExclusionConstraint(
                name="coverage_once_a_day",
                expressions=[
                    ("facility", RangeOperators.EQUAL),
                    ("area", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
                condition=Q(superseded_sequence__isnull=True),
            ),
        ]


class Klaster(models.Model):
    """The klaster of a Puskesmas, dated: Permenkes 19/2024 renamed klaster 4 (ilp.md 2.5)."""

    code = models.CharField(max_length=12)
    label = models.CharField(max_length=120)
    source = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            not_before_start("klaster_dates_in_order"),
            models.UniqueConstraint(fields=["code", "valid_from"], name="klaster_code_from"),
        ]

    def __str__(self) -> str:
        return self.code
