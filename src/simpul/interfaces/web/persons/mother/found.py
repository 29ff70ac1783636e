"""Which visit K1 to K6 is this, and what of it is recorded, by the engines of the knowledge? No I/O, no words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from simpul.foundation.sex import Sex
from simpul.interfaces.web.persons.mother.reading import Kept
from simpul.interfaces.web.visits.looking_back import standing_of_visit
from simpul.knowledge.due import DueState
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.maternal.definition import VISITS
from simpul.knowledge.maternal.visit_answer import Findings, VisitItems
from simpul.knowledge.maternal.visits import visit_items
from simpul.knowledge.rules.person import About
from simpul.services.due.given import counting_forms
from simpul.services.due.listing import scheduled_due
from simpul.services.due.mothers import Mother
from simpul.services.due.of_person import Course
from simpul.services.due.shape import Service
from simpul.services.due.vaccines import asked_of

if TYPE_CHECKING:
    from simpul.records.visits.models import Visit

CODES = {f"K{nth}": nth for nth in VISITS}
Dated = dict[str, tuple[FactValue, date]]  # by code of a concept or service, the last value and its day


@dataclass(frozen=True, slots=True)
class Visited:
    """nth  of K1 to K6; on: its day, or the day on which one asks what it will need"""

    nth: int
    on: date
    took_place: bool


@dataclass(frozen=True, slots=True)
class FoundVisit:
    """service  of the schedule, on the last day that is looked at
    day      on which it took place; None of one that did not
    visit    where what was found that day is read; None where it lies further back than was read
    items    None of one that did not take place in a pregnancy that is over
    dated    what was recorded in this pregnancy up to that day, that day included
    """

    service: Service
    day: date | None
    visit: Visit | None
    items: VisitItems | None
    dated: Dated

    @property
    def is_done(self) -> bool:
        return self.service.state is DueState.DONE


def found_visits(kept: Kept, today: date) -> list[FoundVisit]:
    """K1 to K6 in their order; none without a recorded pregnancy."""
    pregnancy = kept.episode.pregnancy
    if pregnancy is None:
        return []
    services = sorted(_services(kept, pregnancy.began_on, today), key=lambda one: CODES[one.code])
    return [_found(kept, one, pregnancy.began_on, today) for one in services]


def recorded(visits: Iterable[Visit], until: date) -> Dated:
    """visits  the newest first"""
    found: Dated = {}
    for visit in reversed([one for one in visits if one.local_date <= until]):
        found |= {code: (value, visit.local_date) for code, value in standing_of_visit(visit).items()}
    return found


def _services(kept: Kept, began_on: date, today: date) -> list[Service]:
    """Of a pregnancy that is over, as they stood on its last day."""
    episode, course = kept.episode, kept.course
    day = episode.last_day(today)
    about = replace(course.about(day), mother=Mother(began_on))
    said = course.said if episode.lasts else ()
    return [one for one in scheduled_due(about, course.done, day, said) if one.code in CODES]


def _found(kept: Kept, service: Service, began_on: date, today: date) -> FoundVisit:
    day = service.evidence.on if service.evidence and service.state is DueState.DONE else None
    dated = recorded(kept.visits, day or today)
    asked = Visited(CODES[service.code], day or today, day is not None)
    items = _items(kept.course, began_on, asked, dated) if day or kept.episode.lasts else None
    return FoundVisit(service, day, _visit_on(kept.visits, day), items, dated)


def _items(course: Course, began_on: date, asked: Visited, dated: Dated) -> VisitItems:
    """Of a visit that is still to come everything that was found is found before."""
    on = asked.on
    about = About(
        on=on, birth_date=course.birth_for_rules(on), sex=Sex.FEMALE, pregnant=True, pregnant_since=began_on
    )  # fmt: skip
    doses = [one for one in course.done if one.on <= on]
    td = asked_of(replace(course.about(on), mother=Mother(began_on)), doses, on)
    now = {code: value for code, (value, day) in dated.items() if asked.took_place and day == on}
    before = {code: value for code, (value, _day) in dated.items() if code not in now}
    return visit_items(asked.nth, Findings(about, now, before, td))


def _visit_on(visits: Iterable[Visit], day: date | None) -> Visit | None:
    forms = counting_forms()
    return next((one for one in visits if one.local_date == day and one.form in forms), None)
