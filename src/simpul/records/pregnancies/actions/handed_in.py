"""What is told of a birth?"""

from dataclasses import dataclass
from uuid import UUID

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.records.pregnancies.models import BirthHelper, BirthMode, BirthPlace


@dataclass(frozen=True, slots=True)
class Newborn:
    """One child of a birth. name empty = "Bayi Ny. ..."; weight in grams, length and head in millimetres."""

    id: UUID
    sex: Sex
    name: str = ""
    weight: Grams | None = None
    length_mm: int | None = None
    head_mm: int | None = None
    early_breastfeeding: bool | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """How the birth went; what is not known stays empty."""

    mode: BirthMode | str = ""
    place: BirthPlace | str = ""
    helper: BirthHelper | str = ""
