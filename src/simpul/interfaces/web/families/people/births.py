"""A pregnancy begins and ends; a birth makes the children."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.families import asked
from simpul.interfaces.web.families.questions.births import (
    birth_form,
    end_form,
    pregnancy_form,
    read_birth_moment,
    read_delivery,
    read_newborns,
)
from simpul.interfaces.web.forms import is_kept, made_by
from simpul.interfaces.web.forms.screen import posted, show_form
from simpul.interfaces.web.sessions.coming.arriving import came_in
from simpul.interfaces.web.sessions.coming.way import way_in
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.pregnancies.actions import MOST_CHILDREN, begin_pregnancy, end_pregnancy
from simpul.records.pregnancies.kinds import PregnancyEnd
from simpul.records.pregnancies.queries import births_of, pregnancies_of
from simpul.services.pendataan.families import record_birth

REGISTER = Permission.PERSON_REGISTER


@screen(permission=REGISTER, methods=asked.BOTH)
def begin(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    form = pregnancy_form(posted(request), asked.who_line(person, today))
    if form.sent:
        since, due = form.past_day("last_period", today), form.day("due_on")
        gravida, spacing = form.whole("gravida", 1, 20), form.whole("spacing", 0, 40)
        if not form.is_refused and is_kept(
            form,
            lambda: begin_pregnancy(
                actor_id=standing.staff_id, area=standing.area, pregnancy_id=form.id(), person_id=person.pk,
                today=today, last_period=since, due_on=due, gravida=gravida, spacing_years=spacing,
            ),
        ):  # fmt: skip
            messages.success(request, _("Kehamilan sudah dicatat."))
            return asked.to_person(person.pk)
    return show_form(request, form, reverse("families:person", args=[person.pk]))


@screen(permission=REGISTER, methods=asked.BOTH)
def end(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """Otherwise than by a birth. The form knows which pregnancy it is about."""
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    known = pregnancies_of(standing.area, person)
    active = next((str(one.pk) for one in known if one.ended_on is None), "")
    form = end_form(posted(request), asked.who_line(person, today), today)
    ended_as, day = (form.choice("ended_as"), form.past_day("day", today)) if form.sent else ("", None)
    if (form.sent_value("seen"), day, ended_as) in {(str(one.pk), one.ended_on, one.ended_as) for one in known}:
        return asked.to_person(person.pk)  # sent before; the answer was lost on the way
    form.compare(active, {})
    if form.is_sound and day and is_kept(
        form,
        lambda: end_pregnancy(
            actor_id=standing.staff_id, area=standing.area, person_id=person.pk, ended_on=day,
            ended_as=PregnancyEnd(ended_as), today=today,
        ),
    ):  # fmt: skip
        messages.success(request, _("Akhir kehamilan sudah dicatat."))
        return asked.to_person(person.pk)
    return show_form(request, form, reverse("families:person", args=[person.pk]))


@screen(permission=REGISTER, methods=asked.BOTH)
def birth(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """One to six children of one birth; how many is chosen first, by `anak` in the address.

    Asked from an open day it leads back there, and the children have come.
    """
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    way = way_in(request, standing)
    known = len(births_of(standing.area, person))
    count = children_asked(request)
    form = birth_form(posted(request), asked.who_line(person, today), count, has_births=known > 0)
    if form.sent:
        now = timezone.now()
        moment, went = read_birth_moment(form, standing.facility.zone, now), read_delivery(form)
        newborns = made_by(form, lambda: read_newborns(form, count))
        births = None if form.is_refused or moment is None or newborns is None else made_by(
            form,
            lambda: record_birth(
                actor_id=standing.staff_id, area=standing.area, facility=standing.facility, mother_id=person.pk,
                born_at=moment, newborns=newborns, now=now, delivery=went,
                one_more="one_more" in form.fields and form.ticked("one_more"),
            ),
        )  # fmt: skip
        if births:
            said = ngettext("Kelahiran sudah dicatat.", "Kelahiran %(count)s anak sudah dicatat.", len(births))
            messages.success(request, said % {"count": len(births)})
            if way:
                return came_in(request, standing, way, [one.person for one in births])
            return asked.to_person(births[0].person_id if len(births) == 1 else person.pk)
    return show_form(request, form, way.address if way else reverse("families:person", args=[person.pk]))


def children_asked(request: HttpRequest) -> int:
    """How many children the form asks about; 1 for anything that is no such number."""
    text = request.GET.get("anak", "1")
    return int(text) if text in {str(number) for number in range(1, MOST_CHILDREN + 1)} else 1
