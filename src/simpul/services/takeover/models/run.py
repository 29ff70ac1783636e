"""Which sheet is being taken over, by whom, and how far is it?"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.models import Facility
from simpul.services.takeover.kinds import RunState, Stride


class ImportRun(models.Model):
    """One sheet. Seen only by those who may name the people of its whole area.

    kelurahan    the area of the one who brought it; nothing is written outside
    digest       SHA-256 of the file, so that the same file is recognised
    head_sealed  names and measures of the columns, as JSON; a sheet without a head has people there
    columns      what a person said of each column: [code of ours or "", unit]
    stride       of a run that is written: people, families, visits
    done, total  rows done of the state the run is in
    counts       rows by fate
    heard        sequence of the feed by kelurahan: what has happened since is looked at before people are written
    stopped_in   the state in which it stopped; it goes on from there
    keep_until   afterwards only the fates are kept
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    kelurahan = ArrayField(models.IntegerField())
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.READING)
    version = models.IntegerField(default=0)
    digest = models.CharField(max_length=64)
    bytes = models.IntegerField()
    head_sealed = models.BinaryField(null=True)
    head_key_id = models.CharField(max_length=20, blank=True)
    signature = models.CharField(max_length=64, blank=True)
    columns = models.JSONField(default=list)
    stride = models.SmallIntegerField(choices=Stride.choices, default=Stride.PEOPLE)
    total = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    counts = models.JSONField(default=dict)
    heard = models.JSONField(default=dict)
    says = models.JSONField(default=list)
    stopped_in = models.CharField(max_length=10, blank=True)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    written_by = models.UUIDField(null=True)
    written_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)
    undo_reason = models.CharField(max_length=120, blank=True)
    ended_at = models.DateTimeField(null=True)
    keep_until = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["state", "made_at"], name="run_in_state"),
            models.Index(fields=["digest"], name="run_of_file"),
        ]

    def __str__(self) -> str:
        return f"run {self.pk}"


class ImportPart(models.Model):
    """A piece of the file, sealed; gone as soon as the rows have been read."""

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="parts", db_index=False)
    number = models.IntegerField()
    sealed = models.BinaryField()
    key_id = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="part_once")]

    def __str__(self) -> str:
        return f"part {self.number} of {self.run_id}"
