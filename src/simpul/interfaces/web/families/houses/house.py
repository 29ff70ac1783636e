"""A family is founded, its house written down, its members arranged anew."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.families import asked
from simpul.interfaces.web.families.houses.drawn import founded_before, mark_of_house
from simpul.interfaces.web.families.presenters import member_lines
from simpul.interfaces.web.families.questions.houses import (
    address_field,
    day_field,
    house_form,
    kk_field,
    member_fields,
    people_typed,
    read_kk,
    read_relations,
)
from simpul.interfaces.web.forms import Form, is_kept, made_by
from simpul.interfaces.web.forms.screen import posted, show_form
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.households import actions
from simpul.records.households.queries import holds_kk, version_of, without_household

REGISTER = Permission.PERSON_REGISTER


@screen(permission=REGISTER, methods=asked.BOTH)
def found(request: HttpRequest, standing: Standing, rt_id: int) -> HttpResponse:
    """A family of people of one RT who are in none."""
    rt, today = asked.rt_or_404(standing, rt_id), asked.today_of(standing)
    people = [(one, "") for one in without_household(standing.area, rt.pk)]
    members = member_fields(people, member_lines(people, today), optional=True)
    fields = [address_field(), kk_field(is_stored=False), day_field(today), *members]
    form = Form(posted(request), _("Keluarga baru"), _("Buat keluarga"), fields, who=asked.rt_line(rt))
    if before := founded_before(form, standing):
        return asked.to_family(before)
    if form.sent:
        address, kk, day = form.text("address"), read_kk(form), form.past_day("day", today)
        relations = read_relations(form, people)
        made = None if form.is_refused or day is None else made_by(
            form,
            lambda: actions.found_household(
                actor_id=standing.staff_id, area=standing.area, household_id=form.id(), rt=rt, day=day,
                members=relations, kk=kk, address=address,
            ),
        )  # fmt: skip
        if made:
            messages.success(request, _("Keluarga sudah dibuat."))
            return asked.to_family(made.pk)
    return show_form(request, form, reverse("families:rt", args=[rt.pk]))


@screen(permission=REGISTER, methods=asked.BOTH)
def house(request: HttpRequest, standing: Standing, household_id: UUID) -> HttpResponse:
    family = asked.family_or_404(standing, household_id)
    home = family.household
    form = house_form(posted(request), home.address, has_kk=home.kk_sealed is not None)
    address, kk = form.text("address"), read_kk(form)
    same_kk = kk is None or holds_kk(home, kk)
    now = {"address": home.address, "kk": form["kk"].value if same_kk else _("tersimpan, tidak ditampilkan")}
    form.compare(mark_of_house(home), now, repeats=same_kk and address == home.address)
    if form.is_sound and is_kept(
        form,
        lambda: actions.change_house(
            actor_id=standing.staff_id, area=standing.area, household_id=household_id, address=address, kk=kk
        ),
    ):
        messages.success(request, _("Rumah dan KK sudah disimpan."))
        return asked.to_family(household_id)
    return show_form(request, form, reverse("families:page", args=[household_id]))


@screen(permission=REGISTER, methods=asked.BOTH)
def arrange(request: HttpRequest, standing: Standing, household_id: UUID) -> HttpResponse:
    """Who is the head, and how are the others related to them?"""
    family, today = asked.family_or_404(standing, household_id), asked.today_of(standing)
    people = [(row.person, row.relation) for row in family.members]
    fields = [*member_fields(people, member_lines(people, today), optional=False), day_field(today)]
    form = Form(posted(request), _("Susunan keluarga"), _("Simpan susunan"), fields)
    now = {str(one.pk): relation for one, relation in people}
    repeats = {str(one): form.sent_value(str(one)) for one in people_typed(form)} == now
    form.compare(version_of(family.household), now, repeats=repeats)
    if form.is_sound:
        relations, day = read_relations(form, people), form.past_day("day", today)
        if not form.is_refused and day and is_kept(
            form,
            lambda: actions.arrange_household(
                actor_id=standing.staff_id, area=standing.area, household_id=household_id, relations=relations,
                seen=form.seen, day=day,
            ),
        ):  # fmt: skip
            messages.success(request, _("Susunan keluarga sudah disimpan."))
            return asked.to_family(household_id)
    return show_form(request, form, reverse("families:page", args=[household_id]))
