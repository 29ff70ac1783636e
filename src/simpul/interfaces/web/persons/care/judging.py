"""What do the rules say of a visit, or of the visits of one day together?

The visits of one local day are judged as one. The facts of the person are those of the day, and what two hands found on
it belongs together: a pressure at the table and protein in the urine an hour later are one pre-eclampsia, and neither
visit alone says so. Of what was measured twice the later value counts, as it does where a value is put right. A visit
that says nothing of a rule takes nothing away from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from simpul.interfaces.web.persons.care.unread import Unread, named_to_nakes, shown_to_kader
from simpul.interfaces.web.persons.care.wrote import asked_of_kader, wrote_today
from simpul.interfaces.web.visits.asked import role_of
from simpul.interfaces.web.visits.looking_back import standing_of_visit
from simpul.interfaces.web.visits.registry import readers_of
from simpul.knowledge.concepts import concepts
from simpul.knowledge.due import Done
from simpul.knowledge.forms import Role, forms
from simpul.knowledge.forms.gates import FactValue
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.kinds import FacilityKind
from simpul.services.due.of_person import Course
from simpul.services.signing.acting import PRESSURE, Judgement, judge
from simpul.services.signing.earlier import LeftByEarlier
from simpul.services.signing.of_day import ActingDays

if TYPE_CHECKING:
    from simpul.records.visits.models import Visit

# Parts of one measurement: a part of another visit of the day was not measured with it.
MEASURED_TOGETHER = (PRESSURE, ("body_length", "length_posture"))


@dataclass(frozen=True, slots=True)
class Occasion:
    """One visit, or those of one local day.

    visits     the newest first
    at         when the newest of them was
    found      by concept the newest value, in the unit of the concept
    elsewhere  the concepts that were not found at a Posyandu
    """

    visits: Sequence[Visit]
    day: date
    at: datetime
    found: Mapping[str, FactValue]
    elsewhere: frozenset[str]


def occasion_of(visits: Sequence[Visit]) -> Occasion:
    """visits: of one local day, the newest first"""
    found: dict[str, FactValue] = {}
    elsewhere: set[str] = set()
    for visit in reversed(visits):
        told = findings_of(visit)
        again = {code for parts in MEASURED_TOGETHER if told.keys() & set(parts) for code in parts}
        found = {code: value for code, value in found.items() if code not in again} | told
        elsewhere = elsewhere - told.keys() if _at_posyandu(visit) else elsewhere | told.keys()
    newest = visits[0]
    return Occasion(visits, newest.local_date, newest.occurred_at, found, frozenset(elsewhere & found.keys()))


class Judging:
    """Of one person for one reader. What it reads does not grow with the occasions.

    done  what was given and found anywhere, where a page has it
    """

    def __init__(
        self, standing: Standing, course: Course, acting: ActingDays, done: Sequence[Done] | None = None
    ) -> None:
        self.standing, self.course, self.acting = standing, course, acting
        self.left = LeftByEarlier(standing.area, course.person.pk, course.born, done)
        self.readable = readable_by(role_of(standing))
        self.written = asked_of_kader() - self.readable if role_of(standing) is Role.KADER else frozenset()
        self.clinical = standing.may(Permission.PERSON_CLINICAL)

    def of(self, one: Occasion, known: Mapping[str, FactValue] | None = None) -> list[Judgement]:
        """The worst first, by the editions of its day. A kader hears of her own answers what they say by themselves.

        known  of the person, where it is not who they were on that day
        """
        on, closed = self.acting.on(one.day), self._closed(one)
        return judge(
            found={code: value for code, value in one.found.items() if code not in closed},
            known=self._known(one) if known is None else known,
            on=one.day,
            signed=on.signed,
            readable=self.readable | self.written,
            chosen=on.chosen,
        )

    def _closed(self, one: Occasion) -> frozenset[str]:
        """What she may write and not read, and did not write here today."""
        closed = self.written & one.found.keys()
        return closed - wrote_today(self.standing, one.visits, self.acting.today) if closed else closed

    def _seen(self, one: Occasion) -> dict[str, FactValue]:
        """What the reader may see of what was found; what was found elsewhere a health worker measured herself, and no
        kader has to show it to her."""
        here = self.readable if self.clinical else self.readable - one.elsewhere
        return {code: value for code, value in one.found.items() if code in here}

    def unread(self, one: Occasion, judgements: Sequence[Judgement]) -> Unread:
        """What no rule judged, as the reader may hear it."""
        if self.clinical:
            return named_to_nakes(self._seen(one), judgements)
        closed = self._closed(one)
        hers = {code: one.found[code] for code in self.written & one.found.keys() if code not in closed}
        return shown_to_kader(self._seen(one), hers, judgements)

    def _known(self, one: Occasion) -> dict[str, FactValue]:
        known, born_on = self.course.known_on(one.day, one.at), self.course.about(one.day).birth_date
        return known | self.left.for_visit(born_on, one.found, known, one.day)


def findings_of(visit: Visit) -> dict[str, FactValue]:
    return {code: value for code, value in standing_of_visit(visit).items() if code in concepts()}


def _at_posyandu(visit: Visit) -> bool:
    return visit.facility.kind == FacilityKind.POSYANDU


@cache
def readable_by(role: Role) -> frozenset[str]:
    """The concepts on which a judgement that this role reads may rest. Of a kader: what a card of the Posyandu asks and
    shows her everywhere."""
    seen = frozenset(code for code in concepts() if role in readers_of(code))
    if role is Role.NAKES:
        return seen
    fields = [one for form in forms().values() for _section, one in form.fields()]
    hidden = {one.code for one in fields if role not in one.shown_to}
    return seen & {one.code for one in fields if role in one.asked_by} - hidden
