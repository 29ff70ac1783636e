"""Who read or wrote what, when and why, in a form that shows tampering?

Events are appended plainly; a sealer binds them into blocks afterwards (ADR 0012). The application's role may insert
and read these tables and nothing else.
"""

from django.db import models


class AuditColumns(models.Model):
    """The columns of an audit log; each database has its own table of them."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField(null=True)
    kelurahan_id = models.IntegerField(null=True)
    purpose = models.CharField(max_length=60)
    detail = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.action} {self.subject_kind}"


class Event(AuditColumns):
    class Meta:
        indexes = [models.Index(fields=["subject_id", "-id"], name="audit_event_subject")]


class Block(models.Model):
    """A sealed run of events: the Merkle root of their leaves, chained to the block before."""

    number = models.BigIntegerField(primary_key=True)
    count = models.IntegerField()
    root = models.BinaryField(max_length=32)
    previous = models.BinaryField(max_length=32)
    seal = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()


class Leaf(models.Model):
    """Which event stands where in which block."""

    event_id = models.BigIntegerField(primary_key=True)
    block = models.ForeignKey(Block, on_delete=models.PROTECT)
    position = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["block", "position"], name="leaf_block_position")]
