"""What do the rules say of what was found, and what holds now? In typed columns, so that nothing reads a document.

`Assessment` is appended and keeps every judgement with its edition; the others are projections, made anew from the
entries whenever these change.
"""

from django.db import models

from simpul.records.people.models import Person
from simpul.records.visits.models.findings import Entry


class Assessment(models.Model):
    """What a rule said of an entry, with its edition. Appended anew when a late entry changes what it stands beside."""

    # No index of its own: assessment_latest begins with it.
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="assessments", db_index=False)
    # Held by visits_assessment_follows_person: no key of its own.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    kelurahan_id = models.IntegerField()
    rule = models.CharField(max_length=40)
    edition = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20)
    category = models.CharField(max_length=20, blank=True)
    band = models.CharField(max_length=12, blank=True)
    z_hundredths = models.IntegerField(null=True)
    beside = models.ForeignKey(Entry, null=True, on_delete=models.PROTECT, related_name="+")
    gain_grams = models.IntegerField(null=True)
    minimum_grams = models.IntegerField(null=True)
    unusual_gap = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["entry", "rule", "-id"], name="assessment_latest")]

    def __str__(self) -> str:
        return f"{self.rule} {self.entry_id}"


class GrowthDay(models.Model):
    """What was measured of a person on one day: one row a day, of what holds now.

    weight_grams, length_mm, head_mm, muac_mm   None where it was not measured
    posture                                     l (telentang), h (berdiri), empty = not said
    """

    # Held by visits_growthday_follows_person and found by growth_once_a_day: no key and no index of its own.
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="growth_days", db_constraint=False, db_index=False
    )
    kelurahan_id = models.IntegerField()
    local_date = models.DateField()
    weight_grams = models.IntegerField(null=True)
    length_mm = models.IntegerField(null=True)
    posture = models.CharField(max_length=1, blank=True)
    head_mm = models.IntegerField(null=True)
    muac_mm = models.IntegerField(null=True)
    oedema = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "local_date"], name="growth_once_a_day")]

    def __str__(self) -> str:
        return f"growth {self.person_id} {self.local_date}"


class GrowthFinding(models.Model):
    """What one index of the growth room says of that day: bbu, tbu, bbtb, imtu, lku or lilau.

    outcome       assessed, ukur_ulang, tidak_lengkap or outside_reference; a category only where it is assessed
    z_hundredths  -215 is -2.15 SD
    """

    # No index of its own: finding_once_an_index begins with it.
    day = models.ForeignKey(GrowthDay, on_delete=models.CASCADE, related_name="findings", db_index=False)
    # Held by visits_growthfinding_follows_person: no key of its own.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    kelurahan_id = models.IntegerField()
    index = models.CharField(max_length=6)
    outcome = models.CharField(max_length=20)
    z_hundredths = models.IntegerField(null=True)
    category = models.CharField(max_length=30, blank=True)
    rule = models.CharField(max_length=20)
    edition = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "index"], name="finding_once_an_index")]

    def __str__(self) -> str:
        return f"{self.index} {self.person_id}"


class MonthlyWeighing(models.Model):
    """The weighing that counts for a person and month: the latest of the month that has not been superseded.

    month         year * 12 + month - 1 of the local date
    outcome, z_hundredths, category, band   of GROW-BBU
    status, gain_grams, minimum_grams       of GROW-NT against the month before: N, T, O or B
    """

    # Held by visits_monthlyweighing_follows_person, found by weighing_counts_once_a_month: no key, no index of its own.
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="weighings", db_constraint=False, db_index=False
    )
    kelurahan_id = models.IntegerField()
    month = models.IntegerField()
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    weight_grams = models.IntegerField()
    at = models.DateTimeField()
    local_date = models.DateField()
    outcome = models.CharField(max_length=20)
    z_hundredths = models.IntegerField(null=True)
    category = models.CharField(max_length=20, blank=True)
    band = models.CharField(max_length=12, blank=True)
    status = models.CharField(max_length=1)
    gain_grams = models.IntegerField(null=True)
    minimum_grams = models.IntegerField(null=True)
    unusual_gap = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "month"], name="weighing_counts_once_a_month")]

    def __str__(self) -> str:
        return f"weighing {self.person_id} {self.month}"
