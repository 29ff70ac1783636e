"""The families of the area: by RT, one RT, one family."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.families import asked
from simpul.interfaces.web.families.presenters import alone_shown, families_shown, members_shown
from simpul.interfaces.web.sessions.coming.way import way_in
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.records.facilities.queries import posyandu_of_rt
from simpul.records.households.queries import (
    former_members,
    households_counted,
    households_of_rt,
    without_household,
)
from simpul.records.pregnancies.queries import pregnant_among

REGISTER = Permission.PERSON_REGISTER


@screen(permission=REGISTER)
def areas(request: HttpRequest, standing: Standing) -> HttpResponse:
    today = asked.today_of(standing)
    places, counted = asked.own_rt(standing, today), households_counted(standing.area)
    posyandu = posyandu_of_rt([rt.pk for _kelurahan, those in places for rt in those], today)
    shown = [
        (kelurahan, [(rt, asked.rt_line(rt), counted.get(rt.pk, 0), posyandu.get(rt.pk)) for rt in those])
        for kelurahan, those in places
    ]
    return render(request, "families/areas.html", {"areas": shown})


@screen(permission=REGISTER)
def one_rt(request: HttpRequest, standing: Standing, rt_id: int) -> HttpResponse:
    rt, today = asked.rt_or_404(standing, rt_id), asked.today_of(standing)
    families = households_of_rt(standing.area, rt.pk, rt.kelurahan_id or 0)
    shown = {
        "rt": rt,
        "place": asked.rt_line(rt),
        "families": families_shown(families),
        "alone": alone_shown(without_household(standing.area, rt.pk), today),
        "way": way_in(request, standing),
    }
    return render(request, "families/rt.html", shown)


@screen(permission=REGISTER)
def family(request: HttpRequest, standing: Standing, household_id: UUID) -> HttpResponse:
    found, today = asked.family_or_404(standing, household_id), asked.today_of(standing)
    record(
        actor_id=standing.staff_id, action="household.open", subject_kind="household", subject_id=household_id,
        kelurahan_id=found.household.kelurahan_id, purpose="melihat catatan",
    )  # fmt: skip
    pregnant = pregnant_among(standing.area, [row.person for row in found.members])
    shown = {
        "family": found,
        "household": found.household,
        "place": asked.rt_line(found.household.rt),
        "members": members_shown(found.members, pregnant, today),
        "former": members_shown(former_members(standing.area, found), {}, today),
        "way": way_in(request, standing),
    }
    return render(request, "families/page.html", shown)
