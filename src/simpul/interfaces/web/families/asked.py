"""Whom or what is a screen of families about, and where is a request sent afterwards?"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import salted_hmac

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.families.facts import born_line
from simpul.interfaces.web.forms import Option
from simpul.interfaces.web.persons.purpose import keep_purpose, must_ask, purpose_for, require_purpose
from simpul.records.access.queries import Standing
from simpul.records.facilities.kinds import AreaLevel
from simpul.records.facilities.queries import areas_by_id, kelurahan_list, rt_of_kelurahan
from simpul.records.households.queries import Family, get_household
from simpul.records.people.queries import get_person

if TYPE_CHECKING:
    from simpul.records.facilities.models import Area
    from simpul.records.people.models import Person

BOTH = ("GET", "POST")
PURPOSE = "pendataan"  # of whoever keeps the register


def today_of(standing: Standing) -> date:
    return local_date(timezone.now(), LocalZone(standing.facility.zone))


def person_or_404(request: HttpRequest, standing: Standing, person_id: UUID) -> Person:
    """A person whose register this worker keeps: a guest's is kept at home.

    Raises PurposeFirst where it must be said first for what the record is opened.
    """
    person = get_person(standing.area, person_id)
    if person is None or not standing.area.names_in(person.kelurahan_id, person.rt_id):
        raise Http404
    require_purpose(request, standing, person, local_date(timezone.now(), LocalZone.WIB))
    return person


def purpose_said(request: HttpRequest, standing: Standing, person: Person) -> str:
    """For the audit log: what was said on opening, or what the register is for."""
    asked = must_ask(standing, person)
    said = purpose_for(request, standing, person, local_date(timezone.now(), LocalZone.WIB)) if asked else ""
    return said or PURPOSE


def keep_open(request: HttpRequest, person: Person) -> None:
    """For the register, until the end of the day."""
    keep_purpose(request, person.pk, PURPOSE, local_date(timezone.now(), LocalZone.WIB))


def family_or_404(standing: Standing, household_id: UUID) -> Family:
    family = get_household(standing.area, household_id)
    if family is None:
        raise Http404
    return family


def rt_or_404(standing: Standing, rt_id: int) -> Area:
    rt = areas_by_id([rt_id]).get(rt_id)
    if (
        rt is None
        or rt.level != AreaLevel.RT
        or rt.kelurahan_id is None
        or not standing.area.names_in(rt.kelurahan_id, rt.pk)
    ):
        raise Http404
    return rt


def own_rt(standing: Standing, day: date) -> list[tuple[Area, list[Area]]]:
    """The RT of the work area below their kelurahan, in the order of their codes."""
    found = []
    for kelurahan in kelurahan_list(standing.area.kelurahan):
        rt = [one for one in rt_of_kelurahan(kelurahan.pk, day) if standing.area.names_in(kelurahan.pk, one.pk)]
        found.append((kelurahan, rt))
    return found


def rt_options(places: list[tuple[Area, list[Area]]]) -> tuple[Option, ...]:
    """One choice for each RT, below kelurahan and RW."""
    return tuple(
        Option(str(rt.pk), rt_line(rt), f"{kelurahan.name}{f' · {rt.rw.name}' if rt.rw else ''}")
        for kelurahan, those in places
        for rt in those
    )


def rt_line(rt: Area) -> str:
    """RT 03 / RW 02"""
    return f"{rt.name} / {rt.rw.name}" if rt.rw else rt.name


def who_line(person: Person, today: date) -> str:
    """The person as a form names them above its fields."""
    return f"{person.name} · {born_line(person, today)} · {rt_line(person.rt)}"


def mark_of(values: dict[str, str]) -> str:
    """A keyed mark of what a screen knew, from which nothing of it can be read."""
    return salted_hmac("families.seen", json.dumps(values, sort_keys=True)).hexdigest()[:24]


def to_person(person_id: UUID) -> HttpResponse:
    return redirect("families:person", person_id=person_id)


def to_family(household_id: UUID) -> HttpResponse:
    return redirect("families:page", household_id=household_id)
