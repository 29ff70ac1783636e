"""Is an invented woman pregnant on a day, or when did she last give birth? From the rows that are told of her."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from simpul.records.people.models import Person
from simpul.records.pregnancies.kinds import PregnancyEnd
from simpul.records.pregnancies.models import Pregnancy
from simpul.records.pregnancies.motherhood import NOTHING_KNOWN, Motherhood

ENDED = (PregnancyEnd.BIRTH, PregnancyEnd.ABORTUS)


@dataclass(slots=True)
class Mother:
    """pregnancies: oldest first; children: by the day of their birth"""

    pregnancies: list[Pregnancy] = field(default_factory=list)
    children: dict[date, list[Person]] = field(default_factory=dict)

    def on(self, day: date) -> Motherhood:
        """As the records answer it once they are written (`records.pregnancies.motherhood`)."""
        known = NOTHING_KNOWN
        for one in self.pregnancies:
            if one.began_on <= day and (one.ended_on is None or day < one.ended_on):
                known = Motherhood(one.began_on, known.last_end, known.child_lives)
            elif one.ended_on and one.ended_on <= day and one.ended_as in ENDED:
                known = Motherhood(known.pregnant_since, one.ended_on, self._lives(one.ended_on, day))
        return known

    def order(self, ended: date | None) -> int | None:
        """The how many-th birth it was that ended that day."""
        return next((one.gravida for one in self.pregnancies if ended and one.ended_on == ended), None)

    def _lives(self, born: date, day: date) -> bool:
        return any(one.died_on is None or one.died_on > day for one in self.children.get(born, ()))


def mothers_of(pregnancies: Sequence[Pregnancy], children: Sequence[tuple[Pregnancy, Person]]) -> dict[object, Mother]:
    """By id of the woman."""
    found: dict[object, Mother] = {}
    for one in sorted(pregnancies, key=lambda one: one.due_on):
        found.setdefault(one.person_id, Mother()).pregnancies.append(one)
    for one, child in children:
        found[one.person_id].children.setdefault(child.birth_date, []).append(child)
    return found
