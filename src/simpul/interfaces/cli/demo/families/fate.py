"""Where has a family of the invented city lived, and is it still here? Most are; some came, some moved, a few left."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from simpul.interfaces.cli.demo.families.homes import Home
from simpul.records.facilities.models import Area

HERE_AT_MOST = timedelta(days=3_000)  # the register of the invented city is no older
LATELY = (12, 330)  # days before today within which a family came, moved or left
MOVED, CAME, LEFT = 0.035, 0.02, 0.006  # shares of the families: inside the city, from outside, to another city


class Kind(StrEnum):
    STAYED = "menetap"
    MOVED = "pindah dalam kota"
    CAME = "datang"
    LEFT = "pindah ke luar kota"


@dataclass(frozen=True, slots=True)
class Fate:
    """kind, on  what became of the family, and on which day
    before    the RT where it lived until then, of those that moved inside the city
    """

    kind: Kind
    on: date
    before: Area | None = None

    def here_since(self, born: date, today: date) -> date:
        """From which day on somebody of this family has been in the register."""
        return max(born, self.on if self.kind is Kind.CAME else today - HERE_AT_MOST)


def stayed(today: date) -> Fate:
    return Fate(Kind.STAYED, today)


def fate_of(home: Home, came_from: Area, random: Random, today: date) -> Fate:
    """came_from: the RT of the city where it lived before, should it have moved. No one is born after a family left."""
    drawn, on = random.random(), today - timedelta(days=random.randint(*LATELY))
    if drawn < MOVED:
        return stayed(today) if came_from.pk == home.head.rt_id else Fate(Kind.MOVED, on, came_from)
    if drawn < MOVED + CAME:
        return Fate(Kind.CAME, on)
    born_since = any(person.birth_date >= on for person, _ in home.members)
    return Fate(Kind.LEFT, on) if drawn < MOVED + CAME + LEFT and not born_since else stayed(today)
