"""What is known of one person, as far as it tells who they are?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from simpul.foundation.sex import Sex
from simpul.knowledge.identity.spelling import is_unnamed, spelling_key


class BirthPrecision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Described:
    """nik           16 digits, * for a digit that may not be seen, or None
    phone         its last digits, or None
    kk            number of the household (kartu keluarga) or a token for it
    rt, kelurahan ids of places
    birth_order   1, 2, ... among the children of one birth; None where not recorded
    """

    name: str
    sex: Sex | None = None
    birth_date: date | None = None
    birth_precision: BirthPrecision = BirthPrecision.DAY
    mother_name: str | None = None
    nik: str | None = None
    phone: str | None = None
    kk: str | None = None
    rt: int | str | None = None
    kelurahan: int | str | None = None
    birth_order: int | None = None

    def __repr__(self) -> str:
        return "Described(***)"  # a log must not name anybody

    @cached_property
    def key(self) -> str:
        return spelling_key(self.name)

    @cached_property
    def unnamed(self) -> bool:
        return is_unnamed(self.name)

    @cached_property
    def mother_key(self) -> str:
        """The mother's key; of an unnamed newborn the name it is called by is hers."""
        return spelling_key(self.mother_name) if self.mother_name else (self.key if self.unnamed else "")
