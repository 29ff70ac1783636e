"""What became of each row of a sheet, and of whom does it speak?"""

from django.db import models

from simpul.services.takeover.kinds import Decision, Fate, Step
from simpul.services.takeover.models.run import ImportRun


class ImportRow(models.Model):
    """One row of a sheet.

    sealed     its cells as JSON, until the run is written or its days are over
    says       why: [code of the column, sentence with %(name)s, values]
    who        blind index of the person spoken of: the NIK, or name, birth date, sex and RT
    family     blind index of the KK number
    turn       the order in a stride (ids.turn_of); while a run is taken back the year of birth of whom it made, so that
               children go before their mothers
    is_new     the person is made by this row
    visits     whether something was measured or given
    candidate_id  the record that may be the same person
    """

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="rows", db_index=False)
    line = models.IntegerField()
    sealed = models.BinaryField(null=True)
    key_id = models.CharField(max_length=20, blank=True)
    fate = models.CharField(max_length=10, choices=Fate.choices, blank=True)
    says = models.JSONField(default=list)
    step = models.SmallIntegerField(choices=Step.choices, default=Step.TO_CHECK)
    turn = models.SmallIntegerField(default=0)
    who = models.BinaryField(null=True, max_length=32)
    family = models.BinaryField(null=True, max_length=32)
    kelurahan_id = models.IntegerField(null=True)
    person_id = models.UUIDField(null=True)
    is_new = models.BooleanField(default=False)
    visits = models.BooleanField(default=False)
    candidate_id = models.UUIDField(null=True)
    decision = models.CharField(max_length=6, choices=Decision.choices, blank=True)
    decided_by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "line"], name="row_once")]
        indexes = [
            models.Index(fields=["run", "fate", "line"], name="row_by_fate"),
            models.Index(fields=["run", "step", "turn", "line"], name="row_by_step"),
            models.Index(fields=["run", "who"], name="row_of_whom", condition=models.Q(who__isnull=False)),
            models.Index(fields=["run", "family"], name="row_of_family", condition=models.Q(family__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"row {self.line} of {self.run_id}"
