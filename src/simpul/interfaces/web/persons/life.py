"""Where in life is this person? A line of what is known: born, the stage of today, the one to come.

Stages and their first months: ilp.md 3 (KMK 2015/2023); adult from 18 is the default there, another source says 19.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.knowledge.growth.age import completed_months

if TYPE_CHECKING:
    from simpul.records.people.models import Person

FIRST_MONTHS = (0, 12, 60, 72, 18 * 12, 60 * 12)


@dataclass(frozen=True, slots=True)
class Knot:
    """state  done, now or next: a filled knot, a thick ring, an empty ring."""

    state: str
    label: str
    more: str


def life_of(person: Person, today: date) -> list[Knot]:
    born = Knot("done", _("Lahir"), formats.day(person.birth_date))
    if person.died_on:
        return [born, Knot("done", _("Meninggal"), formats.day(person.died_on))]
    months = completed_months(person.birth_date, today)
    at = sum(first <= months for first in FIRST_MONTHS) - 1
    if at < 0:
        return [born]
    names = _stages()
    line = [born, Knot("now", names[at], _("%(age)s, sekarang") % {"age": formats.age(person.birth_date, today)})]
    if at + 1 < len(FIRST_MONTHS):
        begins = person.birth_date.year * 12 + person.birth_date.month - 1 + FIRST_MONTHS[at + 1]
        line.append(Knot("next", names[at + 1], _("mulai %(month)s") % {"month": formats.month(begins)}))
    return line


def _stages() -> tuple[str, ...]:
    return _("Bayi"), _("Anak balita"), _("Prasekolah"), _("Sekolah dan remaja"), _("Dewasa"), _("Lansia")
