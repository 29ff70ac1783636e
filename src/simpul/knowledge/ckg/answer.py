"""What is answered of CKG? The package of an age, its window, and each item: asked, done, to be asked about first."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simpul.knowledge.ckg.definition import Item, Package


class Asked(StrEnum):
    """TO_ASK  it depends on something that is not known of this person"""

    ASKED = "diminta"
    DONE = "sudah"
    TO_ASK = "tanyakan"
    NOT_ASKED = "tidak_diminta"
    NOT_RECORDABLE = "tidak_dapat_dicatat"


class WindowState(StrEnum):
    """AT_SCHOOL  the sources name no day"""

    NOT_YET = "belum"
    OPEN = "dibuka"
    LATE = "terlambat"
    PAST = "lewat"
    AT_SCHOOL = "di_sekolah"


@dataclass(frozen=True, slots=True)
class Window:
    """opens, closes  both included; None at school
    next_opens    the next birthday; None of a newborn and at school
    """

    state: WindowState
    opens: date | None = None
    closes: date | None = None
    next_opens: date | None = None


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """unknown  the facts that would have to be known; lacking  concepts without a value; done_on  the last of them"""

    item: Item
    asked: Asked
    unknown: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class PackageAnswer:
    """edition  by which it was answered; package  None where the sources have none for this age or day
    window   None of a package before a marriage
    """

    edition: str
    package: Package | None = None
    window: Window | None = None
    items: tuple[ItemAnswer, ...] = ()

    def of(self, *asked: Asked) -> tuple[str, ...]:
        return tuple(one.item.code for one in self.items if one.asked in asked)
