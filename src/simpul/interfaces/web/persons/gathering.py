"""What is read for the page of one person? Every reading names the work area; how much it costs does not grow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.persons import history
from simpul.interfaces.web.persons.family import family_shown
from simpul.interfaces.web.persons.growth.due_list import due_shown
from simpul.interfaces.web.persons.growth.kms import CODE
from simpul.interfaces.web.persons.growth.room import Room, room_of
from simpul.interfaces.web.persons.head import Head, head_of, masked_nik
from simpul.interfaces.web.persons.life import life_of
from simpul.interfaces.web.persons.links import ways_from
from simpul.interfaces.web.persons.visited import A_PAGE, visits_shown, writers_of
from simpul.interfaces.web.visits.asked import role_of
from simpul.interfaces.web.visits.shown import Reader
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.audit.queries import Opening
from simpul.records.facilities.queries import posyandu_of_rt
from simpul.records.households.queries import household_of
from simpul.records.people.queries import edits_of, family_of, merges_of, nik_of, residences_of, states_of
from simpul.records.people.receiving import guests_here
from simpul.records.pregnancies.queries import birth_of, pregnancies_of
from simpul.records.visits.queries import growth_of, visits_of, weighings_of
from simpul.services.follow_up.queries import of_person

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import GrowthDay, MonthlyWeighing


@dataclass(frozen=True, slots=True)
class Asked:
    """chart    the code of the chart to show; page: of the visits, the newest is 1; nik: shown in full"""

    chart: str = CODE
    page: int = 1
    nik: bool = False


def page_context(
    standing: Standing, person: Person, today: date, asked: Asked, openings: list[Opening]
) -> dict[str, Any]:
    growth, weighings = growth_of(standing.area, person.pk), weighings_of(standing.area, person.pk)
    clinical = standing.may(Permission.PERSON_CLINICAL)
    visits, names = _visits(standing, person, asked, openings, weighings)
    kin = family_of(standing.area, person)
    female = person.sex == "P"
    birth = birth_of(standing.area, person)
    return {
        "person": person,
        "today": today,
        "clinical": clinical,
        "head": head_for(standing, person, today, asked),
        "nik_in_full": asked.nik,
        "ways": ways_from(standing, person),
        "life": life_of(person, today, birth, pregnancies_of(standing.area, person) if female else (), weighings),
        "due": due_shown(person, growth, today, clinical=clinical),
        "family": family_shown(person, household_of(standing.area, person), kin, today),
        "matters": history.matters_shown(of_person(standing.area, person.pk)),
        "room": _room(standing, person, growth, weighings, today, asked),
        "openings": history.openings_shown(openings, names, standing.staff_id),
        **visits,
        **_record(standing, person, names),
    }


def head_for(standing: Standing, person: Person, today: date, asked: Asked) -> Head:
    clinical = standing.may(Permission.PERSON_CLINICAL)
    nik = nik_of(person)
    shown = nik.reveal() if asked.nik and nik else masked_nik(nik, clinical=clinical)
    posyandu = posyandu_of_rt([person.rt_id], today).get(person.rt_id)
    return head_of(person, today, posyandu, shown, _guest_until(standing, person))


def _guest_until(standing: Standing, person: Person) -> date | None:
    if standing.area.names_in(person.kelurahan_id, person.rt_id):
        return None
    guests = guests_here(standing.area, standing.facility.pk, timezone.now())
    until = max((guest.until for guest, one in guests if one.pk == person.pk), default=None)
    return local_date(until, LocalZone.WIB) if until else None


def _room(
    standing: Standing,
    person: Person,
    growth: list[GrowthDay],
    weighings: list[MonthlyWeighing],
    today: date,
    asked: Asked,
) -> Room:
    clinical = standing.may(Permission.PERSON_CLINICAL)
    return room_of(person, growth, weighings, today, clinical=clinical, chosen=asked.chart)


def paper_room(standing: Standing, person: Person, today: date) -> Room:
    """All the charts that this worker may see, for paper."""
    growth, weighings = growth_of(standing.area, person.pk), weighings_of(standing.area, person.pk)
    clinical = standing.may(Permission.PERSON_CLINICAL)
    return room_of(person, growth, weighings, today, clinical=clinical, every=True)


def _visits(
    standing: Standing, person: Person, asked: Asked, openings: list[Opening], weighings: list[MonthlyWeighing]
) -> tuple[dict[str, Any], dict[UUID, str]]:
    """One page of them, and the names of all who stand on the page of the person."""
    first = (asked.page - 1) * A_PAGE
    found = list(visits_of(standing.area, person.pk).order_by("-occurred_at", "-id")[first : first + A_PAGE + 1])
    visits, more = found[:A_PAGE], len(found) > A_PAGE
    names = names_of_staff(writers_of(visits) | {one.actor_id for one in openings if one.actor_id})
    reader = Reader(standing.staff_id, role_of(standing), timezone.now(), names)
    shown = visits_shown(visits, reader, weighings, person.pk)
    return {
        "visits": shown,
        "newer": asked.page - 1 if asked.page > 1 else None,
        "older": asked.page + 1 if more else None,
    }, names


def _record(standing: Standing, person: Person, names: dict[UUID, str]) -> dict[str, Any]:
    """What happened to the record itself."""
    states, edits, merges = states_of(person), edits_of(person), merges_of(person)
    wrote = [*(one.made_by for one in states), *(one.made_by for one in edits), *(one.made_by for one in merges)]
    authors = {one for one in wrote if one} - names.keys()
    names = {**names, **names_of_staff(authors)} if authors else names
    return {
        "states": history.states_shown(states, names),
        "edits": history.edits_shown(edits, names),
        "parts": history.parts_shown(merges, names, may_undo=standing.may(Permission.PERSON_MERGE)),
        "residences": history.residences_shown(residences_of(person)),
    }
