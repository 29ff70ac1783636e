"""What has happened, in an order that no reader can misread?

One row for each change, numbered without gaps within its scope (a kelurahan, or 0 for the whole city). See ADR 0005.
"""

import uuid

from django.db import models

CITY_SCOPE = 0


class Counter(models.Model):
    """The last number given out in a scope; its row lock is what makes numbering gap-free."""

    scope = models.IntegerField(primary_key=True)
    last = models.BigIntegerField(default=0)


class Change(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    scope = models.IntegerField()
    sequence = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    subject = models.UUIDField(null=True)
    body = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "sequence"], name="change_scope_sequence")]

    def __str__(self) -> str:
        return f"{self.kind} {self.scope}/{self.sequence}"


class Epoch(models.Model):
    """Raised by a restore: every consumer sees that the numbers it knew may be gone."""

    number = models.IntegerField(primary_key=True)
    started_at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=200)


class Cursor(models.Model):
    """How far a consumer has come in a scope."""

    consumer = models.CharField(max_length=40)
    scope = models.IntegerField()
    sequence = models.BigIntegerField(default=0)
    epoch = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consumer", "scope"], name="cursor_consumer_scope")]


class ConsumerEpoch(models.Model):
    """The epoch for which a consumer has built its figures."""

    consumer = models.CharField(max_length=40, primary_key=True)
    epoch = models.IntegerField()
