"""What is read for what is due and for what the rules say? Little: most of it was read for the rest of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from django.utils import timezone

from simpul.foundation.sex import Sex
from simpul.interfaces.web.persons.care.due import DueList, due_list, note_of
from simpul.interfaces.web.persons.care.judged import Judged, judged_shown
from simpul.interfaces.web.persons.growth.due_list import DueShown
from simpul.interfaces.web.visits.asked import role_of
from simpul.interfaces.web.visits.looking_back import standing_of_visit
from simpul.interfaces.web.visits.registry import readers_of
from simpul.knowledge.concepts import concepts
from simpul.knowledge.forms import Role, forms
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth.age import completed_months
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import record_ids
from simpul.records.pregnancies.queries import birth_of, pregnancies_of
from simpul.records.visits.queries import latest_findings, readings_of
from simpul.services.due.ignored import not_counted
from simpul.services.due.listing import services_due
from simpul.services.due.of_person import Course, course_of
from simpul.services.due.vaccines import any_vaccine
from simpul.services.signing.acting import PRESSURE, Judgement, in_order, judge
from simpul.services.signing.control import control_of
from simpul.services.signing.earlier import left_by_earlier
from simpul.services.signing.of_day import ActingDays

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Visit

CHILD_BELOW = 60  # completed months: the age that a Buku KIA covers
ADULT_MONTHS = 18 * 12  # from here on the cards ask of hypertension


def due_of(standing: Standing, course: Course, growth: list[DueShown], today: date) -> DueList:
    """Of a living person of this city."""
    person, clinical = course.person, standing.may(Permission.PERSON_CLINICAL)
    if not person.is_listed or today < person.birth_date:
        return DueList()
    about, born = course.about(today), course.born
    if born and born.is_hour_told:
        about = replace(about, born_at=born.born_at, at=timezone.now())
    return due_list(
        services_due(about, course.done, today, course.said),
        growth,
        not_counted(about, course.done, today) if clinical else [],
        note_of(
            birthday_known=about.birth_date is not None,
            any_vaccine=any_vaccine(course.done),
            young=completed_months(person.birth_date, today) < CHILD_BELOW,
        ),
        clinical=clinical,
        speaks_of=person.pk if standing.may(Permission.SERVICE_AGREE) else None,
    )


def judged_last(
    standing: Standing, course: Course, visits: Iterable[Visit], today: date, acting: ActingDays | None = None
) -> Judged | None:
    """Of the newest visit that stands and has findings. visits: the newest first; acting: where a page has it."""
    newest = next((one for one in visits if not hasattr(one, "withdrawal") and findings_of(one)), None)
    days = acting or ActingDays(standing.facility, today)
    return judged_of(standing, course, newest, days, _of_today(standing, course, days)) if newest else None


def _of_today(standing: Standing, course: Course, acting: ActingDays) -> list[Judgement]:
    """What is judged by the day on which somebody looks: whether a patient with hypertension came for control. The last
    findings of a grown-up are read for it, for a health worker only."""
    today = acting.today
    grown_up = completed_months(course.person.birth_date, today) >= ADULT_MONTHS
    if not (grown_up and standing.may(Permission.PERSON_CLINICAL)):
        return []
    area, person, known = standing.area, course.person.pk, course.known_on(today, timezone.now())
    last = latest_findings(area, person, today)
    return control_of(acting.on(today), last, known, today, lambda: readings_of(area, person, PRESSURE, today))


def judged_at(standing: Standing, visit: Visit, person: Person, acting: ActingDays) -> Judged | None:
    """For the page of a visit, where nothing else of the person was read."""
    today = acting.today
    course = course_at(standing.area, person, today, given=False, visits=False, said=False)
    return judged_of(standing, course, visit, acting)


def course_at(area: WorkArea, person: Person, today: date, **asks: bool) -> Course:
    """Where nothing of the person was read yet. asks: as of `course_of`"""
    ids = record_ids(person.pk)
    pregnancies = pregnancies_of(area, person, ids) if person.sex == Sex.FEMALE else []
    return course_of(area, person, ids, pregnancies, birth_of(area, person, ids), today, **asks)


def judged_of(
    standing: Standing, course: Course, visit: Visit, acting: ActingDays, today: Sequence[Judgement] = ()
) -> Judged | None:
    """None for a visit that was taken back. today: what was judged by the day of today, in the place of what the same
    rules say of the visit"""
    if hasattr(visit, "withdrawal"):
        return None
    on, readable, found = acting.on(visit.local_date), readable_by(role_of(standing)), findings_of(visit)
    known = _known(standing, course, visit, found)
    judgements = judge(
        found=found,
        known=known,
        on=visit.local_date,
        signed=on.signed,
        readable=readable,
        chosen=on.chosen,
    )
    of_today = {one.answer.rule.code for one in today}
    told = in_order([*today, *(one for one in judgements if one.answer.rule.code not in of_today)])
    clinical = standing.may(Permission.PERSON_CLINICAL)
    here = clinical or visit.facility.kind == FacilityKind.POSYANDU  # elsewhere a health worker measured it herself
    seen = {code: value for code, value in found.items() if here and code in readable}
    return judged_shown(told, visit.local_date, clinical=clinical, found=seen)


def _known(standing: Standing, course: Course, visit: Visit, found: Mapping[str, FactValue]) -> dict[str, FactValue]:
    day, known = visit.local_date, course.known_on(visit.local_date, visit.occurred_at)
    born_on, person = course.about(day).birth_date, course.person.pk
    return known | left_by_earlier(standing.area, person, course.born, born_on, found, known, day)


def findings_of(visit: Visit) -> dict[str, FactValue]:
    return {code: value for code, value in standing_of_visit(visit).items() if code in concepts()}


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
