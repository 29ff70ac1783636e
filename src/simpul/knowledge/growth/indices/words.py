"""Which words does Permenkes 2/2020 use for each index, and why may an index have no word?"""

from enum import StrEnum


class Index(StrEnum):
    BBU = "bbu"
    TBU = "tbu"
    BBTB = "bbtb"
    IMTU = "imtu"
    LKU = "lku"
    LILA = "lila"


class Posture(StrEnum):
    LYING = "l"
    STANDING = "h"
    UNKNOWN = ""


class HeightCategory(StrEnum):
    SANGAT_PENDEK = "sangat_pendek"
    PENDEK = "pendek"
    NORMAL = "normal"
    TINGGI = "tinggi"


class NutritionCategory(StrEnum):
    GIZI_BURUK = "gizi_buruk"
    GIZI_KURANG = "gizi_kurang"
    GIZI_BAIK = "gizi_baik"
    BERISIKO_GIZI_LEBIH = "berisiko_gizi_lebih"
    GIZI_LEBIH = "gizi_lebih"
    OBESITAS = "obesitas"


class HeadCategory(StrEnum):
    MIKROSEFALI = "mikrosefali"
    NORMAL = "normal"
    MAKROSEFALI = "makrosefali"


class ArmCategory(StrEnum):
    GIZI_BURUK = "gizi_buruk"
    GIZI_KURANG = "gizi_kurang"
    NORMAL = "normal"


class Reason(StrEnum):
    """Why an index is not assessed, or how it was assessed without a z."""

    AGE = "age"  # not known to the day
    SEX = "sex"
    MEASUREMENT = "measurement"  # was not taken
    RANGE = "range"  # cannot be: another unit, or a slip
    FLAG = "flag"  # a z that is biologically implausible
    OEDEMA = "oedema"  # the weight is not the child's; gizi buruk without a z
    REFERENCE = "reference"  # WHO has no row for this age or length
    PREGNANCY = "pregnancy"  # the weight of a pregnancy is no body mass for age


def permenkes_words(index: Index, category: StrEnum) -> str:
    """The category as Permenkes 2/2020 writes it: "berat badan kurang", "gizi buruk"."""
    words = category.replace("_", " ")
    if index is not Index.BBU:
        return words
    return "risiko berat badan lebih" if words == "risiko lebih" else f"berat badan {words}"
