"""What does the list of months say of each weighing? The newest on top. No I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import Mark, category_word, of_band, of_status, plain_status
from simpul.knowledge.growth import Outcome

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import MonthlyWeighing


@dataclass(frozen=True, slots=True)
class WeighingShown:
    age: str
    on: date
    weight: str
    gain: str
    status: Mark | None
    plain: str
    band: Mark | None
    z: str
    category: str


def weighings_shown(person: Person, weighings: list[MonthlyWeighing]) -> list[WeighingShown]:
    return [
        WeighingShown(
            age=formats.age(person.birth_date, one.local_date),
            on=one.local_date,
            weight=formats.kilograms(one.weight_grams),
            gain=formats.gain(one.gain_grams),
            status=of_status(one.status),
            plain=plain_status(one.status),
            band=of_band(one.band),
            z=formats.zscore(one.z_hundredths),
            category=_("Ukur ulang")
            if one.outcome == Outcome.UKUR_ULANG
            else category_word(one.category) or formats.MISSING,
        )
        for one in reversed(weighings)
    ]
