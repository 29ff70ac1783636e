"""Which visit K1 to K6 is this, and what of it is recorded, by the engines of the knowledge? No I/O, no words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from simpul.foundation.sex import Sex
from simpul.interfaces.web.persons.mother.reading import Kept
from simpul.interfaces.web.visits.looking_back import standing_of_visit
from simpul.knowledge.due import Done, DueState
from simpul.knowledge.due.pregnancy import visit_on
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.maternal.definition import VISITS
from simpul.knowledge.maternal.visit_answer import Findings, VisitItems
from simpul.knowledge.maternal.visits import visit_items
from simpul.knowledge.rules import Rule
from simpul.knowledge.rules.person import About
from simpul.services.due.given import counting_forms
from simpul.services.due.listing import scheduled_due
from simpul.services.due.mothers import Mother
from simpul.services.due.shape import Service
from simpul.services.due.vaccines import asked_of
from simpul.services.signing.of_day import ActingDays

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
    items    None of one that did not take place and no longer can, or in a pregnancy that is over
    dated    what was recorded in this pregnancy up to that day, that day included
    is_next  the one that a visit of today would be, or the next that can be; is_missed: no visit can be it any more
    advice   codes of the rules that acted that day and that nobody signed
    """

    service: Service
    day: date | None
    visit: Visit | None
    items: VisitItems | None
    dated: Dated
    is_next: bool = False
    is_missed: bool = False
    advice: frozenset[str] = frozenset()

    @property
    def is_done(self) -> bool:
        return self.service.state is DueState.DONE


def found_visits(kept: Kept, acting: ActingDays, today: date) -> list[FoundVisit]:
    """K1 to K6 in their order; none without a recorded pregnancy."""
    pregnancy = kept.episode.pregnancy
    if pregnancy is None:
        return []
    services = sorted(_services(kept, pregnancy.began_on, today), key=lambda one: CODES[one.code])
    coming = _next_of(services, kept.course.done, pregnancy.began_on, today) if kept.episode.lasts else ""
    return [_found(kept, one, acting, coming, today) for one in services]


def _next_of(services: Sequence[Service], done: Sequence[Done], began_on: date, today: date) -> str:
    """K1 to K6: which a visit of today would be, or of tomorrow where there was one today; where its trimester has no
    place left, the first whose window is not over. Empty where there is none."""
    seen_today = any(one.evidence and one.evidence.on == today for one in services)
    code = visit_on(done, began_on, today + timedelta(1) if seen_today else today)
    left = (one.code for one in services if one.state is not DueState.DONE and not _is_past(one, today))
    return code if code in CODES else next(left, "")


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


def _is_past(service: Service, on: date) -> bool:
    return service.closes is not None and service.closes < on


def _found(kept: Kept, service: Service, acting: ActingDays, coming: str, today: date) -> FoundVisit:
    is_done, is_next = service.state is DueState.DONE, service.code == coming
    day = service.evidence.on if service.evidence and is_done else None
    is_over = not is_done and not is_next and _is_past(service, today)
    dated, on = recorded(kept.visits, day or today), acting.on(day or today)
    asked = Visited(CODES[service.code], day or today, day is not None)
    return FoundVisit(
        service,
        day,
        _visit_on(kept.visits, day),
        _items(kept, asked, dated, on.rules) if day or (kept.episode.lasts and not is_over) else None,
        dated,
        is_next,
        is_missed=is_over and service.evidence is None and service.state is DueState.LATE,
        advice=frozenset(code for code, rule in on.rules.items() if rule.key not in on.signed),
    )


def _items(kept: Kept, asked: Visited, dated: Dated, rules: Mapping[str, Rule]) -> VisitItems | None:
    """Of a visit that is still to come everything that was found is found before."""
    if kept.episode.pregnancy is None:
        return None
    course, began_on, on = kept.course, kept.episode.pregnancy.began_on, asked.on
    about = About(
        on=on, birth_date=course.birth_for_rules(on), sex=Sex.FEMALE, pregnant=True, pregnant_since=began_on
    )  # fmt: skip
    done = [one for one in course.done if one.on <= on]
    td = asked_of(replace(course.about(on), mother=Mother(began_on)), done, on)
    shown = frozenset(code for one in done if one.on >= began_on for code in one.shows)
    now = {code: value for code, (value, day) in dated.items() if asked.took_place and day == on}
    before = {code: value for code, (value, _day) in dated.items() if code not in now}
    return visit_items(asked.nth, Findings(about, now, before, td, shown), rules)


def _visit_on(visits: Iterable[Visit], day: date | None) -> Visit | None:
    forms = counting_forms()
    return next((one for one in visits if one.local_date == day and one.form in forms), None)
