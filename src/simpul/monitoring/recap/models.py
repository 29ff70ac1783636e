"""What do the recaps of a kelurahan add up to, for whoever counts and reads no row of a person?

Both follow the feed; neither is ever typed (ADR 0027).
"""

from django.db import models


class KelurahanSum(models.Model):
    """The recaps of the Posyandu of one kelurahan in one month, added up.

    counts      by code of the column how many people; a column that is blank everywhere is left out
    figures     of PWS, by code, as they stood when this was added up; None: PWS had not counted the month
    opened, posyandu  how many Posyandu were open that month, of how many
    """

    kelurahan_id = models.IntegerField()
    month = models.IntegerField()
    counts = models.JSONField(default=dict)
    figures = models.JSONField(null=True)
    opened = models.IntegerField(default=0)
    posyandu = models.IntegerField(default=0)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kelurahan_id", "month"], name="recap_sum_once")]

    def __str__(self) -> str:
        return f"{self.kelurahan_id} {self.month}"


class Waiting(models.Model):
    """A kelurahan and month to be added up anew.

    failures, failing_since  in how many rounds that failed, and when it did for the first time; `failing` tells it
    """

    kelurahan_id = models.IntegerField()
    month = models.IntegerField()
    failures = models.IntegerField(db_default=0)
    failing_since = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kelurahan_id", "month"], name="recap_waits_once")]

    def __str__(self) -> str:
        return f"{self.kelurahan_id} {self.month}"
