"""Where in life is this person? A line of what is known: born, pregnancies, the stage of today, the one to come.

Stages and their first months: the table of life stages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.words import pregnancy_end_word
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.life_stages import bands
from simpul.knowledge.pregnancy.dates import PREGNANCY_DAYS, gestation_days
from simpul.records.people.kinds import BirthPrecision

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.pregnancies.models import Birth, Pregnancy
    from simpul.records.visits.models import MonthlyWeighing

FIRST_MONTHS = tuple({one.group: one.from_months for one in reversed(bands())}.values())[::-1]
WEIGHED_STAGES = 2  # the two of the balita


@dataclass(frozen=True, slots=True)
class Knot:
    """state  done, now or next: a filled knot, a thick ring, an empty ring."""

    state: str
    label: str
    more: str


def life_of(
    person: Person,
    today: date,
    birth: Birth | None = None,
    pregnancies: Sequence[Pregnancy] = (),
    weighings: Sequence[MonthlyWeighing] = (),
) -> list[Knot]:
    """pregnancies  in any order; what was written by mistake is left out"""
    line = [_born(person, birth), *_weighed(person, weighings, today)]
    episodes = sorted((one for one in pregnancies if one.ended_as != "keliru"), key=lambda one: one.due_on)
    line += [_ended(one) for one in episodes if one.ended_on]
    if person.died_on:
        return [*line, Knot("done", _("Meninggal"), formats.day(person.died_on))]
    if person.left_on:
        return [*line, Knot("done", _("Pindah ke luar kota"), formats.day(person.left_on))]
    here = [_expecting(one, today) for one in episodes if not one.ended_on]
    return line + here + _stages(person, today)


def _born(person: Person, birth: Birth | None) -> Knot:
    told = formats.day(person.birth_date) if person.birth_precision == BirthPrecision.EXACT else _when(person)
    measured = _birth_measures(birth) if birth else ""
    return Knot("done", _("Lahir"), f"{told} · {measured}" if measured else told)


def _when(person: Person) -> str:
    """Of a birth that is not known to the day."""
    whole = person.birth_precision == BirthPrecision.MONTH
    month = person.birth_date.year * 12 + person.birth_date.month - 1
    return formats.month(month) if whole else str(person.birth_date.year)


def _birth_measures(birth: Birth) -> str:
    parts = [f"{formats.kilograms(birth.weight_grams)} kg"] if birth.weight_grams else []
    if birth.length_mm:
        parts.append(f"{formats.decimal(f'{birth.length_mm / 10:g}'.replace('.', ','))} cm")
    return ", ".join(parts)


def _weighed(person: Person, weighings: Sequence[MonthlyWeighing], today: date) -> list[Knot]:
    """The stages of a balita that are over and of which there are weighings."""
    now = completed_months(person.birth_date, person.died_on or today)
    ages = [completed_months(person.birth_date, one.local_date) for one in weighings]
    knots = []
    for at in range(WEIGHED_STAGES):
        first, end = FIRST_MONTHS[at], FIRST_MONTHS[at + 1]
        count = sum(first <= age < end for age in ages)
        if count and now >= end:
            knots.append(Knot("done", _names()[at], _("%(count)s kali ditimbang") % {"count": count}))
    return knots


def _ended(one: Pregnancy) -> Knot:
    label = pregnancy_end_word(one.ended_as)
    children = len(one.births.all()) if one.ended_as == "lahir" else 0
    more = formats.day(one.ended_on)
    return Knot(
        "done", label, _("%(day)s · %(count)s anak") % {"day": more, "count": children} if children > 1 else more
    )


def _expecting(one: Pregnancy, today: date) -> Knot:
    begun = one.last_period or one.due_on - timedelta(days=PREGNANCY_DAYS)
    weeks = max(gestation_days(begun, today), 0) // 7
    return Knot("now", _("Hamil %(weeks)s mgg") % {"weeks": weeks}, _("HPL %(day)s") % {"day": formats.day(one.due_on)})


def _stages(person: Person, today: date) -> list[Knot]:
    months = completed_months(person.birth_date, today)
    at = sum(first <= months for first in FIRST_MONTHS) - 1
    if at < 0:
        return []
    names = _names()
    line = [Knot("now", names[at], _("%(age)s, sekarang") % {"age": formats.age(person.birth_date, today)})]
    if at + 1 < len(FIRST_MONTHS):
        begins = person.birth_date.year * 12 + person.birth_date.month - 1 + FIRST_MONTHS[at + 1]
        line.append(Knot("next", names[at + 1], _("mulai %(month)s") % {"month": formats.month(begins)}))
    return line


def _names() -> tuple[str, ...]:
    return _("Bayi"), _("Anak balita"), _("Prasekolah"), _("Sekolah dan remaja"), _("Dewasa"), _("Lansia")
