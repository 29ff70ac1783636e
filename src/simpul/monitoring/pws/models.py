"""Which balita stand behind a figure, and what are the figures?

Both follow the feed; neither is ever typed (ADR 0013).
"""

from django.db import models


class Horizon(models.Model):
    """The months (as indexes) for which figures exist. There is no clock here: a job moves it."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    first = models.IntegerField()
    last = models.IntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="horizon_is_one"),
            models.CheckConstraint(condition=models.Q(first__lte=models.F("last")), name="horizon_in_order"),
        ]


class PersonMonth(models.Model):
    """One balita who counts in a month, where they live on its last day, and what counts of them."""

    person_id = models.UUIDField()
    month = models.IntegerField()
    rt_id = models.IntegerField()
    rw_id = models.IntegerField(null=True)
    kelurahan_id = models.IntegerField()
    s = models.BooleanField()
    d = models.BooleanField()
    n = models.BooleanField()
    t = models.BooleanField()
    o = models.BooleanField()
    b = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "month"], name="person_month_once")]
        indexes = [
            models.Index(fields=["kelurahan_id", "month"], name="person_month_kelurahan"),
            models.Index(fields=["rt_id", "month"], name="person_month_rt"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.month}"


class Cell(models.Model):
    """A leaf: how many in one RT, month and indicator. Larger areas are summed when read."""

    rt_id = models.IntegerField()
    rw_id = models.IntegerField(null=True)
    kelurahan_id = models.IntegerField()
    month = models.IntegerField()
    indicator = models.CharField(max_length=4)
    value = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rt_id", "month", "indicator"], name="cell_once")]
        indexes = [models.Index(fields=["kelurahan_id", "month"], name="cell_kelurahan")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.rt_id} {self.month}"
