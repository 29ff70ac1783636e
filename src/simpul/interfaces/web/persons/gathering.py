"""What is read for the page of one person? Every reading names the work area; how much it costs does not grow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.sex import Sex
from simpul.interfaces.web.persons.care.reading import due_of, judged_last, urgent_of
from simpul.interfaces.web.persons.family import family_shown
from simpul.interfaces.web.persons.growth.due_list import due_shown
from simpul.interfaces.web.persons.growth.kms import CODE
from simpul.interfaces.web.persons.growth.room import Room, room_of
from simpul.interfaces.web.persons.head import Head, head_of, masked_nik
from simpul.interfaces.web.persons.kept import history
from simpul.interfaces.web.persons.kept.record import record_of, record_shown
from simpul.interfaces.web.persons.life import life_of
from simpul.interfaces.web.persons.links import to_red_flags, ways_from
from simpul.interfaces.web.persons.mother.episode import episode_of, title_of
from simpul.interfaces.web.persons.visited import A_PAGE, visits_shown, writers_of
from simpul.interfaces.web.visits.asked import role_of
from simpul.interfaces.web.visits.shown import Reader
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.growth.chart_lines import LAST_DAY
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.audit.queries import openings_of
from simpul.records.facilities.queries import posyandu_of_rt
from simpul.records.households.queries import household_of
from simpul.records.people.kin import family_of
from simpul.records.people.queries import nik_of
from simpul.records.people.receiving import guests_here
from simpul.records.pregnancies.actions.episodes import is_of_bearing_age
from simpul.records.pregnancies.queries import birth_of, pregnancies_of
from simpul.records.visits.queries import growth_of, visits_of, weighings_of
from simpul.services.due.of_person import course_of
from simpul.services.follow_up.queries import of_person
from simpul.services.signing.of_day import ActingDays
from simpul.services.whole_record.queries import Contents, contents_of

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Visit

NEWBORN_DAYS = max(one.closes_day for one in schedule() if one.anchor == "birth")
OPENINGS = 200  # one eager reader does not push the others off the list


@dataclass(frozen=True, slots=True)
class Asked:
    """chart    the code of the chart to show; page: of the visits, the newest is 1; nik: shown in full"""

    chart: str = CODE
    page: int = 1
    nik: bool = False


def page_context(standing: Standing, person: Person, today: date, asked: Asked) -> dict[str, Any]:
    area, clinical = standing.area, standing.may(Permission.PERSON_CLINICAL)
    there = contents_of(area, person)
    ids = there.records[person.pk]
    growth = growth_of(area, person.pk) if there.growth else []
    weighings = weighings_of(area, person.pk) if there.weighings else []
    record, openings = record_of(person, there), openings_of(*ids, limit=OPENINGS)
    visits, older = _visits(standing, person, there, asked)
    names = names_of_staff(writers_of(visits) | record.writers | {one.actor_id for one in openings if one.actor_id})
    reader = Reader(standing.staff_id, role_of(standing), timezone.now(), names)
    birth = birth_of(area, person, ids) if there.births else None
    pregnancies = pregnancies_of(area, person, ids) if there.pregnancies and person.sex == Sex.FEMALE else ()
    asks = {"visits": _of_schedule(there, person, today), "said": there.agreements}
    given = there.given or there.visits  # what was found at a visit fulfils a service too
    course = course_of(area, person, ids, pregnancies, birth, today, given=given, **asks)
    acting = ActingDays(standing.facility, today)
    pregnant = {one.local_date for one in growth if course.weighs_as_mother(one.local_date)}
    room = room_of(person, growth, weighings, today, acting, clinical=clinical, chosen=asked.chart, pregnant=pregnant)
    told = [one.text for one in room.panel.actions] if room.panel else []
    return {
        "person": person,
        "today": today,
        "clinical": clinical,
        "head": head_for(standing, person, today, asked),
        "nik_in_full": asked.nik,
        "ways": ways_from(standing, person, title_of(episode_of(course, pregnancies, today))),
        "life": life_of(person, today, birth, pregnancies, weighings),
        "due": due_of(standing, course, due_shown(person, growth, today, clinical=clinical), today),
        "judged": (judged := judged_last(standing, course, visits if asked.page == 1 else [], today, acting)),
        "urgent": urgent_of(judged),
        "family": family_shown(person, household_of(area, person), family_of(area, person, there.records), today),
        "matters": history.matters_shown(of_person(area, person.pk, ids) if there.matters else []),
        **_growth_shown(person, room, today),
        "red_flags": to_red_flags(standing, person, told, today),
        "openings": history.openings_shown(openings, names, standing.staff_id),
        "visits": visits_shown(visits, reader, weighings, person.pk),
        "newer": asked.page - 1 if asked.page > 1 else None,
        "older": older,
        **record_shown(standing, record, names),
    }


def _growth_shown(person: Person, room: Room, today: date) -> dict[str, Any]:
    """Nobody is placed on the curves of the WHO, or counselled by them, after the last day of them."""
    grows = (today - person.birth_date).days <= LAST_DAY
    return {"room": room, "grows": grows, "panel": room.panel if grows else None}


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


def _of_schedule(there: Contents, person: Person, today: date) -> bool:
    """Whether a visit of the schedule of mother and newborn may matter today."""
    newborn = 0 <= (today - person.birth_date).days <= NEWBORN_DAYS
    return there.visits and (newborn or (person.sex == Sex.FEMALE and is_of_bearing_age(person, today)))


def _visits(standing: Standing, person: Person, there: Contents, asked: Asked) -> tuple[list[Visit], int | None]:
    """One page of them, and the number of the next one."""
    if not there.visits:
        return [], None
    first = (asked.page - 1) * A_PAGE
    ids = there.records[person.pk]
    found = visits_of(standing.area, ids, first, first + A_PAGE + 1, given=there.given)
    return found[:A_PAGE], asked.page + 1 if len(found) > A_PAGE else None
