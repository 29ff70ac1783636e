"""What is asked about a visit of a pregnancy, and answered: each item with its state, and what would show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from simpul.knowledge.concepts import PrivacyClass
from simpul.knowledge.due.definition import ServiceRule
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.immunization import Asked as ImmunizationAsked
from simpul.knowledge.immunization import Next
from simpul.knowledge.maternal.definition import Asked, Item
from simpul.knowledge.rules.person import About


class ItemState(StrEnum):
    DONE = "terpenuhi"
    MISSING = "kurang"
    MEASURE_AGAIN = "ukur_ulang"
    NO_INDICATION = "atas_indikasi"
    NOT_ASKED = "tidak_diminta"
    NOT_RECORDABLE = "tidak_dapat_dicatat"
    OPEN = "belum_ditetapkan"
    UNKNOWN = "belum_diketahui"


LACKING = {ItemState.MISSING, ItemState.MEASURE_AGAIN, ItemState.UNKNOWN}
UNSURE = {ItemState.NOT_RECORDABLE, ItemState.OPEN}


class Left(StrEnum):
    """What an earlier visit asks for and this one does not, so that its state says nothing of it.

    NOT_ON_RECORD  nothing of this pregnancy shows it; that it is made up, and by whom, no source says
    DOSE_DUE       by the schedule of vaccines, whatever the visit asks for
    """

    NOT_ON_RECORD = "belum_tercatat"
    DOSE_DUE = "dosis_jatuh_tempo"


@dataclass(frozen=True, slots=True)
class Findings:
    """about  the woman on the day of the visit
    now, before  what was found at this visit, and earlier in this pregnancy: values by code of concept or service
    shown    codes of items that a visit of this pregnancy shows by itself, as that a doctor saw her
    immunization  what the engine is asked about her; None where her history is not known
    """

    about: About
    now: Mapping[str, FactValue] = field(default_factory=dict)
    before: Mapping[str, FactValue] = field(default_factory=dict)
    immunization: ImmunizationAsked | None = None
    shown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """lacking  the codes that would show it; indicated_by  signs and rules that ask for it in her
    left     what became of it where an earlier visit asks for it and this one does not; since: the first that does
    """

    item: Item
    asked: Asked
    state: ItemState
    lacking: tuple[str, ...] = ()
    indicated_by: tuple[str, ...] = ()
    left: Left | None = None
    since: int | None = None

    @property
    def privacy_class(self) -> PrivacyClass:
        return self.item.privacy_class


@dataclass(frozen=True, slots=True)
class VisitItems:
    """rule      the visit in the schedule of services due, with its places and workers
    on_time  whether the day lies in the trimester of the visit; None where the gestation is not known
    td       what the engine says of the next Td, whatever the visit asks for
    """

    nth: int
    rule: ServiceRule
    on_time: bool | None
    items: tuple[Judged, ...]
    td: Next | None

    def of(self, *states: ItemState) -> tuple[str, ...]:
        return tuple(one.item.code for one in self.items if one.state in states)

    @property
    def missing(self) -> tuple[str, ...]:
        return self.of(*LACKING)

    @property
    def is_complete(self) -> bool | None:
        """None where nothing that can be recorded is missing, but something cannot be recorded or is left open."""
        if self.missing:
            return False
        return None if self.of(*UNSURE) else True
