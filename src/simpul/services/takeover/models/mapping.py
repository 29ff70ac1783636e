"""How did this unit read the columns of such a sheet the last time?"""

from django.db import models

from simpul.records.facilities.models import Facility


class Mapping(models.Model):
    """signature  digest of the column names, brought to one form, in their order
    columns    one item a column of the sheet: [code of ours or "", unit]
    """

    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    signature = models.CharField(max_length=64)
    columns = models.JSONField()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facility", "signature"], name="mapping_once")]

    def __str__(self) -> str:
        return f"mapping {self.pk}"
