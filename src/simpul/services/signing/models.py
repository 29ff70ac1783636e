"""Who signed which edition of a rule, who took it back, and which numbers did a city choose? Rows are only added."""

from django.db import models
from django.db.models import Q

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.models import Facility


class Signature(models.Model):
    """fingerprint  of the content that was read: SHA-256, hex (knowledge.rules.fingerprints)
    remark       on what it rests, in the doctor's words
    local_date   the day where the Puskesmas stands
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=40)
    edition = models.CharField(max_length=20)
    fingerprint = models.CharField(max_length=64)
    remark = models.CharField(max_length=200)
    signed_by = models.UUIDField()
    signed_at = models.DateTimeField()
    local_date = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(remark=""), name="signature_rests_on_something")]
        indexes = [models.Index(fields=["facility", "rule", "edition"], name="signature_of_edition")]

    def __str__(self) -> str:
        return f"signature {self.pk}"

    @property
    def key(self) -> tuple[str, str]:
        return self.rule, self.edition


class Withdrawal(models.Model):
    """A signature that no longer holds."""

    signature = models.OneToOneField(Signature, primary_key=True, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=200)
    withdrawn_by = models.UUIDField()
    withdrawn_at = models.DateTimeField()
    local_date = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="signature_withdrawal_has_reason")]

    def __str__(self) -> str:
        return f"withdrawal of {self.signature_id}"


class Chosen(models.Model):
    """A number that a city uses from a day on, where sources contradict each other (ADR 0040).

    city     its Dinas
    setting  the code of the conflict (knowledge.rules.settings); value in the unit of the setting
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    city = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    setting = models.CharField(max_length=20)
    value = models.IntegerField()
    valid_from = models.DateField()
    reason = models.CharField(max_length=200)
    chosen_by = models.UUIDField()
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="chosen_number_has_reason")]
        indexes = [models.Index(fields=["city", "valid_from"], name="chosen_of_city")]

    def __str__(self) -> str:
        return f"{self.setting} of {self.city_id}"
