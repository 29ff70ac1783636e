"""Somebody new: into a family, or alone; and somebody known into a family."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.families import asked
from simpul.interfaces.web.families.questions.entering import JOINING, person_form, read_person, warnings_of
from simpul.interfaces.web.families.questions.houses import day_field
from simpul.interfaces.web.forms import Form, is_kept, made_by
from simpul.interfaces.web.forms.fields import Field, choices
from simpul.interfaces.web.forms.screen import posted, show_form
from simpul.interfaces.web.sessions.coming.arriving import came_in
from simpul.interfaces.web.sessions.coming.way import way_in
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.records.households.actions import join_household
from simpul.records.households.kinds import Relation
from simpul.records.households.queries import Family, household_of, kk_of, women_of_rt
from simpul.records.people.queries import get_person
from simpul.records.people.search import find_by_name
from simpul.services.pendataan.entering import NewPerson, enter_person

if TYPE_CHECKING:
    from simpul.records.facilities.models import Area
    from simpul.records.people.models import Person


@screen(permission=Permission.PERSON_REGISTER, methods=asked.BOTH)
def new_person(request: HttpRequest, standing: Standing, rt_id: int) -> HttpResponse:
    """Alone, or as the head of a new family, in one RT."""
    return _enter(request, standing, asked.rt_or_404(standing, rt_id), None)


@screen(permission=Permission.PERSON_REGISTER, methods=asked.BOTH)
def new_member(request: HttpRequest, standing: Standing, household_id: UUID) -> HttpResponse:
    family = asked.family_or_404(standing, household_id)
    return _enter(request, standing, family.household.rt, family)


@screen(permission=Permission.PERSON_REGISTER, methods=asked.BOTH)
def known_member(request: HttpRequest, standing: Standing, household_id: UUID) -> HttpResponse:
    """Somebody who is in the register already: looked for by POST, so that no name stands in an address."""
    family = asked.family_or_404(standing, household_id)
    text = request.POST.get("name", "").replace("\0", "")[:80]
    found = [one for one in find_by_name(standing.area, text) if one.is_listed] if text else None
    if found is not None:
        record(
            actor_id=standing.staff_id, action="person.search", subject_kind="search", purpose="pendataan",
            detail={"found": len(found)},
        )  # fmt: skip
    shown = {"family": family, "text": text, "found": found, "today": asked.today_of(standing)}
    return render(request, "families/known.html", shown)


@screen(permission=Permission.PERSON_REGISTER, methods=asked.BOTH)
def take_in(request: HttpRequest, standing: Standing, household_id: UUID, person_id: UUID) -> HttpResponse:
    """One person who is known: as what do they come into this family?"""
    family, person = asked.family_or_404(standing, household_id), asked.person_or_404(request, standing, person_id)
    today = asked.today_of(standing)
    form = Form(
        posted(request),
        _("Masukkan ke keluarga"),
        _("Masukkan ke keluarga ini"),
        [
            Field("relation", _("Hubungan dengan kepala keluarga"), "select", choices(JOINING), required=True),
            day_field(today, _("Sejak")),
        ],
        who=asked.who_line(person, today),
        note=_("Dari keluarga yang sebelumnya, orang ini keluar pada tanggal itu."),
    )
    if form.sent:
        relation, day = form.choice("relation"), form.past_day("day", today)
        if not form.is_refused and day and is_kept(
            form,
            lambda: join_household(
                actor_id=standing.staff_id, area=standing.area, household_id=household_id, person_id=person_id,
                relation=Relation(relation), day=day,
            ),
        ):  # fmt: skip
            messages.success(request, _("Sudah masuk keluarga ini."))
            return asked.to_family(household_id)
    return show_form(request, form, reverse("families:page", args=[family.household.pk]))


def _enter(request: HttpRequest, standing: Standing, rt: Area, family: Family | None) -> HttpResponse:
    places, way = asked.own_rt(standing, asked.today_of(standing)), way_in(request, standing)
    mothers, groups = _mothers(standing, rt, family)
    form = person_form(posted(request), asked.rt_options(places), mothers, groups, joins=family is not None)
    form["rt"].value = form["rt"].value or str(rt.pk)
    by_id = {str(one.pk): one for _kelurahan, those in places for one in those}
    household_id = family.household.pk if family else None
    if form.sent:
        new = made_by(form, lambda: read_person(form, by_id, mothers, household_id))
        kk = kk_of(family.household) if family else None
        if new and not form.asks(warnings_of(standing.area, new, kk)) and (person := _keep(standing, form, new)):
            messages.success(request, _("Orang ini sudah tersimpan."))
            if way:
                return came_in(request, standing, way, [person])
            found = household_of(standing.area, person)
            return asked.to_family(found.household.pk) if found else asked.to_person(person.pk)
    back = reverse("families:page", args=[household_id]) if family else reverse("families:rt", args=[rt.pk])
    return show_form(request, form, back + (way.query if way else ""))


def _keep(standing: Standing, form: Form, new: NewPerson) -> Person | None:
    today = asked.today_of(standing)
    return made_by(
        form,
        lambda: enter_person(actor_id=standing.staff_id, area=standing.area, new=new, now=timezone.now(), today=today),
    )


def _mothers(standing: Standing, rt: Area, family: Family | None) -> tuple[list[Person], dict[str, str]]:
    """Women of the family first, then those of the RT."""
    return _grouped(standing, rt, family, None)


def mothers_near(standing: Standing, person: Person) -> tuple[list[Person], dict[str, str], str]:
    """Who may be the mother of somebody known, and who is: she stays in the list wherever she lives."""
    mother = get_person(standing.area, person.mother_id) if person.mother_id else None
    found, groups = _grouped(standing, person.rt, household_of(standing.area, person), mother)
    now = mother.pk if mother else person.mother_id
    return [one for one in found if one.pk != person.pk], groups, str(now or "")


def _grouped(
    standing: Standing, rt: Area, family: Family | None, known: Person | None
) -> tuple[list[Person], dict[str, str]]:
    inside = [row.person for row in family.members if row.person.sex == "P"] if family else []
    near = [one for one in women_of_rt(standing.area, rt.pk) if one.pk not in {woman.pk for woman in inside}]
    groups = {str(one.pk): _("Keluarga ini") for one in inside} | {str(one.pk): asked.rt_line(rt) for one in near}
    if known and str(known.pk) not in groups:
        near, groups = [*near, known], groups | {str(known.pk): asked.rt_line(known.rt)}
    return inside + near, groups
