"""What did the children of a dry run gain, and how often not? One statement: the weighings that count, month by month.

The same functions as for one child (knowledge.rules.growing). As in the growth room the pace beside the increments of
WHO asks for a birth that is known to the day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth.gain import Weighing
from simpul.knowledge.rules.columns import Column
from simpul.knowledge.rules.growing import course_of, known_of_course
from simpul.knowledge.rules.person import About
from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits.models import MonthlyWeighing

OF_PACE = ("interval_gain", "interval_p5")
OF_GAINS = (
    "weighed_last_month",
    "weighed_before",
    "times_not_gained",
    "least_gain",
    "weighing_gap",
    "grams_gained",
    "lines_crossed",
    *OF_PACE,
)


@dataclass(frozen=True, slots=True)
class Child:
    """exact  whether the birth is known to the day"""

    born: date
    sex: Sex
    exact: bool


def gain_columns(
    area: WorkArea, place: Mapping[UUID, int], people: Sequence[Child], since: date, today: date
) -> dict[str, Column]:
    """place  the row of each person; people: of each row; since: who was not weighed from this day on has no gain"""
    rows = len(place)
    made = {code: Column(np.zeros(rows, np.int64), np.zeros(rows, dtype=bool)) for code in OF_GAINS}
    for row, weighings in _weighings(area, place, today).items():
        if weighings[-1].on < since:
            continue
        for code, value in _known(people[row], weighings, today).items():
            made[code].values[row], made[code].known[row] = value, True
    return made


def _known(child: Child, weighings: Sequence[Weighing], today: date) -> dict[str, FactValue]:
    course = course_of(child.sex, child.born, [one for one in weighings if one.on >= child.born])
    found = known_of_course(About(on=today, birth_date=child.born, sex=child.sex), course) if course else {}
    return {code: value for code, value in found.items() if child.exact or code not in OF_PACE}


def _weighings(area: WorkArea, place: Mapping[UUID, int], today: date) -> dict[int, list[Weighing]]:
    """By row, the oldest first; those of a merged record count for the one kept."""
    rows = MonthlyWeighing.objects.filter(kelurahan_id__in=area.kelurahan, local_date__lte=today)
    told = rows.order_by("local_date").values_list("person_id", "person__merged_into_id", "local_date", "weight_grams")
    found: dict[int, list[Weighing]] = {}
    for person, kept, day, grams in told:
        at = place.get(kept or person)
        if at is not None:
            found.setdefault(at, []).append(Weighing(day, Grams(grams)))
    return found
