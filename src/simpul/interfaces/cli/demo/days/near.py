"""Who serves the people of one RT of the invented city beside the kader, and what is given there?"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from uuid import UUID

from simpul.interfaces.cli.demo.days.visits import Handed, History, Page
from simpul.interfaces.cli.demo.doses.batches import batch_of
from simpul.interfaces.cli.demo.doses.book import AT_BIRTH, PageDay
from simpul.records.facilities.models import Facility
from simpul.reference.immunization.read import vaccines_of

BOOK_WORDS, SCHOOL_WORDS = "Buku KIA, catatan imunisasi", "Kartu BIAS"
WHERE = (0.65, 0.85)  # up to these shares: at the Posyandu, at the Pustu; else at the Puskesmas


@dataclass(frozen=True, slots=True)
class Near:
    """province  two digits
    posyandu, unit, puskesmas  unit: the Pustu or Ponkesdes, else the Puskesmas once more
    bidan     who gives doses, and takes books over
    """

    today: date
    province: str
    posyandu: Facility
    unit: Facility
    puskesmas: Facility
    bidan: UUID

    def local(self, on: date) -> frozenset[str]:
        """The vaccines that are given here and not everywhere."""
        return _local(self.province, on)

    def hand(self, service: str, on: date) -> Handed:
        return Handed(service, self.bidan, *batch_of(service, on))

    def take_over(self, history: History, page: PageDay, random: Random, words: str = BOOK_WORDS) -> None:
        """A child is born at the Puskesmas or elsewhere, and its doses are read there."""
        drawn = 1 if page.services == AT_BIRTH or words == SCHOOL_WORDS else random.random()
        place = self.posyandu if drawn < WHERE[0] else self.unit if drawn < WHERE[1] else self.puskesmas
        history.pages.append(Page(page.on, page.services, place, self.bidan, words))


@cache
def _local(province: str, on: date) -> frozenset[str]:
    return vaccines_of(province, on)
