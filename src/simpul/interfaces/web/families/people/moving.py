"""Somebody moves within the city, or goes out of a family."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.families import asked
from simpul.interfaces.web.families.people.going import done, form_about, is_gone, show
from simpul.interfaces.web.families.places import Destination
from simpul.interfaces.web.families.questions.houses import day_field, rt_field
from simpul.interfaces.web.families.questions.leaving import head_field, read_head
from simpul.interfaces.web.forms import Field, Option, is_kept
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.households.actions import leave_household
from simpul.records.households.queries import household_of
from simpul.services.pendataan import families

REGISTER = Permission.PERSON_REGISTER


@screen(permission=REGISTER, methods=asked.BOTH)
def move(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """To another RT of the area, or to another kelurahan of the city."""
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    family, to = household_of(standing.area, person), Destination(request, person.kelurahan_id, today)
    fields = [rt_field(to.options, _("Ke RT")), day_field(today, _("Pindah pada tanggal"))]
    if family and to.kelurahan.pk == person.kelurahan_id:
        stays = (Option("tidak", _("Keluar dari keluarga ini")), Option("ya", _("Tetap dalam keluarga ini")))
        fields.append(Field("stays", _("Kartu keluarga"), "radio", stays, value="tidak"))
    heads = head_field(family, person)
    for field in heads:
        field.required = False  # who stays in the family stays its head
    form = form_about(request, person, standing, _("Pindah rumah"), _("Catat pindah"), [*fields, *heads])
    if form.sent and not is_gone(form, person):
        rt, day, head = to.chosen(form), form.past_day("day", today), read_head(form)
        stays_in = "stays" in form.fields and form.choice("stays") == "ya"
        if not form.is_refused and rt and day and is_kept(
            form,
            lambda: families.move_person(
                actor_id=standing.staff_id, area=standing.area, person=person, rt=rt, day=day,
                stays_in_family=stays_in, new_head=head,
            ),
        ):  # fmt: skip
            assert rt.kelurahan_id is not None  # noqa: S101 - an RT has one
            here = standing.area.names_in(rt.kelurahan_id, rt.pk)
            return done(request, person, _("Sudah dicatat pindah."), rt_id=None if here else person.rt_id)
    form.above, form.destination = "families/destination.html", to
    return show(request, form, person)


@screen(permission=REGISTER, methods=asked.BOTH)
def leave(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """Out of the family, without moving."""
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    family = household_of(standing.area, person)
    if family is None:
        return asked.to_person(person.pk)
    fields = [day_field(today), *head_field(family, person)]
    form = form_about(request, person, standing, _("Keluar dari keluarga"), _("Keluarkan dari keluarga"), fields)
    form.compare(str(family.household.pk), {})
    if form.sent:
        day, head = form.past_day("day", today), read_head(form)
        if not form.is_refused and day and is_kept(
            form,
            lambda: leave_household(
                actor_id=standing.staff_id, area=standing.area, person_id=person.pk, day=day, new_head=head
            ),
        ):  # fmt: skip
            return done(request, person, _("Sudah keluar dari keluarga."))
    return show(request, form, person)
