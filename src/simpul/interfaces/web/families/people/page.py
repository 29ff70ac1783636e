"""One person in the register: what it holds of them, and what may be done."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.families import asked
from simpul.interfaces.web.families.facts import birth_facts, born_line, person_facts, sex_word
from simpul.interfaces.web.families.presenters import births_shown
from simpul.interfaces.web.persons.purpose import note_opening
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.households.queries import household_of
from simpul.records.people.queries import get_person, numbers_of, residences_of
from simpul.records.pregnancies.actions import is_of_bearing_age
from simpul.records.pregnancies.queries import birth_of, births_of, pregnancies_of


@screen(permission=Permission.PERSON_REGISTER)
def person(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    who, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    note_opening(standing, who, asked.purpose_said(request, standing, who))
    family = household_of(standing.area, who)
    birth = birth_of(standing.area, who)
    mother = get_person(standing.area, who.mother_id) if who.mother_id else None
    pregnancies = pregnancies_of(standing.area, who)
    active = next((one for one in pregnancies if one.ended_on is None), None)
    shown = {
        "person": who,
        "line": [sex_word(who), born_line(who, today), asked.rt_line(who.rt), who.kelurahan.name],
        "facts": person_facts(who, numbers_of(who), residences_of(who), mother, today),
        "family": family,
        "own": next((row for row in family.members if row.person_id == who.pk), None) if family else None,
        "active": active,
        "ended": [one for one in pregnancies if one.ended_on],
        "birth": birth_facts(birth) if birth else [],
        "births": births_shown(births_of(standing.area, who), standing.area.names_in),
        "may_bear": is_of_bearing_age(who, today),
        "may_mark_wrong": standing.may(Permission.PERSON_MERGE),
        "may_read": standing.may(Permission.PERSON_READ),
    }
    return render(request, "families/person.html", shown)
