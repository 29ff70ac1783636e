"""Why is somebody looked after, and how does it end?"""

from django.db import models


class Reason(models.TextChoices):
    """What was found at the Posyandu; the words are those that a kader may see."""

    BELOW_RED_LINE = "bgm", "Di bawah garis merah"
    NOT_GAINING = "t", "Berat tidak naik"
    ABOVE_ORANGE_LINE = "oranye", "Di atas garis oranye"
    MEASURE_AGAIN = "ukur_ulang", "Ukur ulang"


class Status(models.TextChoices):
    OPEN = "belum", "Belum selesai"
    DONE = "selesai", "Selesai"
    REFERRED = "dirujuk", "Dirujuk"
    WITHDRAWN = "dibetulkan", "Gugur karena angka dibetulkan"
