"""A family parts, moves, or is no more."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.families import asked
from simpul.interfaces.web.families.houses.drawn import founded_before
from simpul.interfaces.web.families.places import Destination
from simpul.interfaces.web.families.presenters import member_lines
from simpul.interfaces.web.families.questions.houses import (
    address_field,
    day_field,
    kk_field,
    member_fields,
    read_kk,
    read_relations,
    rt_field,
)
from simpul.interfaces.web.forms import Form, is_kept, made_by
from simpul.interfaces.web.forms.screen import posted, show_form
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.households import actions
from simpul.records.households.queries import version_of

REGISTER = Permission.PERSON_REGISTER


@screen(permission=REGISTER, methods=asked.BOTH)
def split(request: HttpRequest, standing: Standing, household_id: UUID) -> HttpResponse:
    """Some of the family found one of their own, here or in another RT of the area."""
    family, today = asked.family_or_404(standing, household_id), asked.today_of(standing)
    people = [(row.person, row.relation) for row in family.members]
    places = asked.own_rt(standing, today)
    fields = [
        *member_fields(people, member_lines(people, today), optional=True),
        rt_field(asked.rt_options(places), _("Tinggal di RT")),
        address_field(),
        kk_field(is_stored=False),
        day_field(today),
    ]
    form = Form(posted(request), _("Pisah keluarga"), _("Buat keluarga baru"), fields, note=_split_note())
    form["rt"].value = form["rt"].value or str(family.household.rt_id)
    if before := founded_before(form, standing):
        return asked.to_family(before)
    if form.sent:
        relations, rt = read_relations(form, people), form.choice("rt")
        address, kk, day = form.text("address"), read_kk(form), form.past_day("day", today)
        by_id = {str(one.pk): one for _kelurahan, those in places for one in those}
        made = None if form.is_refused or day is None else made_by(
            form,
            lambda: actions.split_household(
                actor_id=standing.staff_id, area=standing.area, new_id=form.id(), members=relations, rt=by_id[rt],
                day=day, kk=kk, address=address,
            ),
        )  # fmt: skip
        if made:
            messages.success(request, _("Keluarga baru sudah dibuat."))
            return asked.to_family(made.pk)
    return show_form(request, form, reverse("families:page", args=[household_id]))


@screen(permission=REGISTER, methods=asked.BOTH)
def move(request: HttpRequest, standing: Standing, household_id: UUID) -> HttpResponse:
    """The whole family moves, in the area or to another kelurahan of the city."""
    family, today = asked.family_or_404(standing, household_id), asked.today_of(standing)
    home = family.household
    to = Destination(request, home.kelurahan_id, today)
    fields = [rt_field(to.options, _("Ke RT")), address_field(), day_field(today, _("Pindah pada tanggal"))]
    form = Form(posted(request), _("Keluarga pindah"), _("Pindahkan sekeluarga"), fields)
    rt = to.chosen(form)
    form.compare(str(home.rt_id), {}, repeats=rt is not None and rt.pk == home.rt_id)
    if form.sent:
        address, day = form.text("address"), form.past_day("day", today)
        if not form.is_refused and rt and day and is_kept(
            form,
            lambda: actions.move_household(
                actor_id=standing.staff_id, area=standing.area, household_id=household_id, rt=rt, day=day,
                address=address,
            ),
        ):  # fmt: skip
            messages.success(request, _("Keluarga sudah dipindahkan."))
            assert rt.kelurahan_id is not None  # noqa: S101 - an RT has one
            here = standing.area.names_in(rt.kelurahan_id, rt.pk)
            return asked.to_family(household_id) if here else redirect("families:rt", rt_id=home.rt_id)
    form.above, form.destination = "families/destination.html", to
    return show_form(request, form, reverse("families:page", args=[household_id]))


@screen(permission=REGISTER, methods=asked.BOTH)
def close(request: HttpRequest, standing: Standing, household_id: UUID) -> HttpResponse:
    family, today = asked.family_or_404(standing, household_id), asked.today_of(standing)
    note = _("Anggota yang masih ada tetap tercatat sebagai warga, tanpa keluarga.")
    form = Form(posted(request), _("Tutup keluarga"), _("Tutup keluarga ini"), [day_field(today)], note=note)
    form.compare(version_of(family.household), {}, repeats=family.household.closed_on is not None)
    if form.sent:
        day = form.past_day("day", today)
        if (
            day
            and not form.is_refused
            and is_kept(
                form,
                lambda: actions.close_household(
                    actor_id=standing.staff_id, area=standing.area, household_id=household_id, day=day
                ),
            )
        ):
            messages.success(request, _("Keluarga sudah ditutup."))
            return redirect("families:rt", rt_id=family.household.rt_id)
    return show_form(request, form, reverse("families:page", args=[household_id]))


def _split_note() -> str:
    return _("Pilih hubungan bagi yang ikut keluarga baru; yang lain tetap di sini.")
