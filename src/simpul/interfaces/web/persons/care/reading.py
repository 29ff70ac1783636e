"""What is read for what is due and for what the rules say? Little: most of it was read for the rest of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from simpul.foundation.sex import Sex
from simpul.interfaces.web.persons.care.due import DueList, due_list, note_of
from simpul.interfaces.web.persons.care.earlier import days_of, left_to_do
from simpul.interfaces.web.persons.care.judged import Judged, JudgementShown, judged_shown
from simpul.interfaces.web.persons.care.judging import Judging, occasion_of
from simpul.interfaces.web.persons.growth.due_list import DueShown
from simpul.knowledge.growth.age import completed_months
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import record_ids
from simpul.records.pregnancies.queries import birth_of, pregnancies_of
from simpul.records.visits.queries import latest_findings, readings_of
from simpul.services.due.ignored import not_counted
from simpul.services.due.listing import services_due
from simpul.services.due.of_person import Course, course_of
from simpul.services.due.vaccines import any_vaccine
from simpul.services.signing.acting import PRESSURE, Judgement, in_order
from simpul.services.signing.control import control_of
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
    """Of the newest day with a visit that stands and has findings, all its visits together, and what earlier ones ask
    for that none has looked at since.

    course  with what was done, as `course_of` reads it; visits: the newest first; acting: where a page has it
    """
    days = days_of(visits)
    if not days:
        return None
    judging = Judging(standing, course, acting or ActingDays(standing.facility, today), course.done)
    newest = occasion_of(days[0])
    judgements = _with_today(judging.of(newest), _of_today(standing, course, judging.acting))
    known = course.known_on(today, timezone.now())
    return judged_shown(
        judgements,
        newest.day,
        clinical=judging.clinical,
        unread=judging.unread(newest, judgements),
        earlier=left_to_do(days, judgements, judging.of, known),
    )


def urgent_of(judged: Judged | None) -> JudgementShown | None:
    """What a health worker reads as P1 and a kader as red: it is said before all else of the page. None where there
    is nothing."""
    every = [*judged.first, *(one for day in judged.earlier for one in day.said)] if judged else []
    return next((one for one in every if one.mark and one.mark.kind == "danger"), None)


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


def _with_today(judgements: Sequence[Judgement], today: Sequence[Judgement]) -> list[Judgement]:
    """today: what was judged by the day of today, in the place of what the same rules say of the visits"""
    of_today = {one.answer.rule.code for one in today}
    return in_order([*today, *(one for one in judgements if one.answer.rule.code not in of_today)])


def judged_at(standing: Standing, visit: Visit, person: Person, acting: ActingDays) -> Judged | None:
    """Of one visit alone, for its page, where nothing else of the person was read; None for one that was taken back."""
    if hasattr(visit, "withdrawal"):
        return None
    course = course_at(standing.area, person, acting.today, given=False, visits=False, said=False)
    judging, one = Judging(standing, course, acting), occasion_of([visit])
    judgements = judging.of(one)
    unread = judging.unread(one, judgements)
    return judged_shown(judgements, one.day, clinical=judging.clinical, unread=unread, alone=True)


def course_at(area: WorkArea, person: Person, today: date, **asks: bool) -> Course:
    """Where nothing of the person was read yet. asks: as of `course_of`"""
    ids = record_ids(person.pk)
    pregnancies = pregnancies_of(area, person, ids) if person.sex == Sex.FEMALE else []
    return course_of(area, person, ids, pregnancies, birth_of(area, person, ids), today, **asks)
