"""What is kept so that two records of one person are found, and a decision about them is remembered?

Blocks, waiting records and pairs follow the feed by seconds. They name people by id only and have no foreign key to
them: a key would lock the person whom a worker is just writing to.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from simpul.foundation.identifiers import new_id


class Block(models.Model):
    """A record and one of its blocking keys, as a blind index: who shares a key is worth comparing."""

    id = models.BigAutoField(primary_key=True)
    person_id = models.UUIDField()
    kelurahan_id = models.IntegerField()
    key = models.BinaryField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "kelurahan_id", "person_id"], name="block_once")]
        indexes = [models.Index(fields=["person_id"], name="block_of_person")]

    def __str__(self) -> str:
        return f"block of {self.person_id}"


class WordShare(models.Model):
    """How many in a million bear this word of a name; only words that several bear are kept."""

    word = models.CharField(primary_key=True, max_length=120)
    per_million = models.IntegerField()
    counted_at = models.DateTimeField()


class Waiting(models.Model):
    """A record that is to be compared anew, in the order in which it was heard of."""

    id = models.BigAutoField(primary_key=True)
    person_id = models.UUIDField(unique=True)


class Level(models.TextChoices):
    LIKELY = "likely", "Sangat mirip"
    POSSIBLE = "possible", "Mungkin sama"
    UNLIKELY = "unlikely", "Tidak mirip"


class PairState(models.TextChoices):
    OPEN = "terbuka", "Belum diperiksa"
    SAME = "sama", "Digabung"
    NOT_SAME = "beda", "Bukan orang yang sama"
    DROPPED = "gugur", "Tidak lagi mirip"


class Pair(models.Model):
    """Two records of their own that may be one person; `left` is the smaller id.

    weight            millibits of evidence (knowledge.identity)
    reasons           codes such as "name:same", the strongest first; never a name
    decided_level     how alike they were when somebody said that they are two
    left_print, ...   blind index of what told them apart then: name, sex, birth, mother, NIK, birth order
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    left_id = models.UUIDField()
    right_id = models.UUIDField()
    left_kelurahan = models.IntegerField()
    right_kelurahan = models.IntegerField()
    weight = models.IntegerField()
    level = models.CharField(max_length=8, choices=Level.choices)
    reasons = ArrayField(models.CharField(max_length=24), default=list)
    edition = models.CharField(max_length=20)
    state = models.CharField(max_length=8, choices=PairState.choices, default=PairState.OPEN)
    found_at = models.DateTimeField(auto_now_add=True)
    merge_id = models.UUIDField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_reason = models.CharField(max_length=160, blank=True)
    decided_level = models.CharField(max_length=8, choices=Level.choices, blank=True)
    decided_reasons = ArrayField(models.CharField(max_length=24), default=list)
    left_print = models.BinaryField(max_length=16, null=True)
    right_print = models.BinaryField(max_length=16, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["left_id", "right_id"], name="pair_once"),
            models.CheckConstraint(condition=Q(left_id__lt=F("right_id")), name="pair_in_order"),
            models.CheckConstraint(condition=~Q(state="sama") | Q(merge_id__isnull=False), name="pair_same_has_merge"),
            models.CheckConstraint(
                condition=~Q(state="beda") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="pair_decided_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["left_kelurahan", "level", "-weight"], name="pair_list", condition=Q(state="terbuka")),
            models.Index(fields=["right_id"], name="pair_right"),
            models.Index(fields=["merge_id"], name="pair_of_merge", condition=Q(merge_id__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"
