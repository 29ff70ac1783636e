"""Which people stand behind a figure, and what are the figures?

Both follow the feed; neither is ever typed (ADR 0013).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

CODE_LETTERS = 24  # of a row of knowledge/indicators/pws.toml


class Horizon(models.Model):
    """The months (as indexes) for which figures exist. There is no clock here: a job moves it.

    edition       of the definitions (pws.toml) under which the figures from `counted_from` on were made
    counted_from  months before this one stand by an earlier edition or not at all; they are counted next, newest first
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    first = models.IntegerField()
    last = models.IntegerField()
    edition = models.CharField(max_length=12, default="")
    counted_from = models.IntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="horizon_is_one"),
            models.CheckConstraint(condition=models.Q(first__lte=models.F("last")), name="horizon_in_order"),
        ]


class PersonMonth(models.Model):
    """One person who counts in a month, where they live on its last day, and in which counts they are.

    Every balita has a row; older people only for months in which they came to an open day.
    stage   the stage of life on the last day of the month
    counts  codes of pws.toml: S, D, N, "BBU.kurang"
    """

    person_id = models.UUIDField()
    month = models.IntegerField()
    rt_id = models.IntegerField()
    rw_id = models.IntegerField(null=True)
    kelurahan_id = models.IntegerField()
    sex = models.CharField(max_length=1)
    stage = models.CharField(max_length=16)
    counts = ArrayField(models.CharField(max_length=CODE_LETTERS))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "month"], name="person_month_once")]
        indexes = [
            models.Index(fields=["kelurahan_id", "month"], name="person_month_kelurahan"),
            models.Index(fields=["rt_id", "month"], name="person_month_rt"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.month}"


class Cell(models.Model):
    """A leaf: how many in one RT, month and indicator, by sex and stage of life. All else is summed when read."""

    rt_id = models.IntegerField()
    rw_id = models.IntegerField(null=True)
    kelurahan_id = models.IntegerField()
    month = models.IntegerField()
    indicator = models.CharField(max_length=CODE_LETTERS)
    sex = models.CharField(max_length=1)
    stage = models.CharField(max_length=16)
    value = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rt_id", "month", "indicator", "sex", "stage"], name="cell_once_a_leaf")
        ]
        indexes = [models.Index(fields=["kelurahan_id", "month", "indicator"], name="cell_of_kelurahan_month")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.rt_id} {self.month}"


class KelurahanSum(models.Model):
    """What the leaves of a whole kelurahan add up to, so that 24 months of a city are read without its RT."""

    kelurahan_id = models.IntegerField()
    month = models.IntegerField()
    indicator = models.CharField(max_length=CODE_LETTERS)
    value = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kelurahan_id", "month", "indicator"], name="kelurahan_sum_once")
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.kelurahan_id} {self.month}"


class Projection(models.Model):
    """How many people the ministry or the city expects in a kelurahan and year, beside those of the register.

    Appended; the last row of a kelurahan, year and indicator holds. Without a value: taken back.
    indicator  S of pws.toml (balita), or a group of the recap (bumil, nifas, a stage of life)
    source     the letter or table that says so
    """

    kelurahan_id = models.IntegerField()
    year = models.SmallIntegerField()
    indicator = models.CharField(max_length=CODE_LETTERS)
    value = models.IntegerField(null=True)
    source = models.CharField(max_length=160)
    entered_by = models.UUIDField()
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(value__gte=0), name="projection_is_a_count")]
        indexes = [models.Index(fields=["kelurahan_id", "year", "indicator", "-id"], name="projection_last")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.kelurahan_id} {self.year}"
