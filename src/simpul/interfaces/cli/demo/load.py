"""How does the invented city enter the database? In one transaction: interrupted, it leaves nothing behind."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.db.models import Model

from simpul.foundation.identifiers import Nik, new_id
from simpul.foundation.local_time import LocalZone, Month
from simpul.interfaces.cli.demo.ground import Ground, lay_ground
from simpul.interfaces.cli.demo.people import Invented, Serials, invent, weight_on
from simpul.interfaces.cli.demo.plan import plan_city
from simpul.interfaces.cli.demo.staff import engage_cast
from simpul.interfaces.cli.demo.weighings import History, judged, matters_of, measured
from simpul.monitoring.pws.actions import extend
from simpul.records.audit.actions import record
from simpul.records.facilities.models import Area, Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.actions import News, append_all
from simpul.records.people.actions import give_name, seal_nik
from simpul.records.people.models import NoNikReason, Person, Residence
from simpul.records.visits.models import Assessment, Entry, MonthlyWeighing, Visit
from simpul.records.visits.projection.many import project_many
from simpul.services.follow_up.models import FollowUp
from simpul.services.posyandu.models import Session, SessionStatus

BATCH = 5_000
GROWN_AT_ONCE = 500
FOLLOWED_DAYS = 16  # older matters have been looked after in the invented city
MORNING = time(9, 0)
MOTHER_YOUNGEST, MOTHER_OLDEST = 17, 42


@dataclass
class Rows:
    """What is written, table by table, in the order in which one stands on another."""

    people: list[Person] = field(default_factory=list)
    residences: list[Residence] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    histories: list[History] = field(default_factory=list)
    serials: Serials = field(default_factory=Serials)


def load_city(
    *, city: str, people: int, months: int, seed: int, today: date, password: str, say: Callable[[str], None]
) -> bool:
    """Fill an empty database. False where a city is there already."""
    if Facility.objects.exists():
        return False
    random = Random(seed)
    with transaction.atomic():
        ground = lay_ground(plan_city(city, people), today)
        engage_cast(ground, password, today)
        with work_area_scope(whole_city()):
            sequences = _announce(ground)
            rows = Rows()
            for place in ground.kelurahan:
                _people_of(ground, place.area, place.rt, place.plan.people, rows, random, today, sequences)
            say(f"{len(rows.people)} orang rekaan")
            _weighings(ground, rows, random, months, today)
            _write(rows, today)
            _grow(rows.histories)
        record(actor_id=None, action="demo.load", subject_kind="city", purpose="kota contoh")
    extend(Month.of(today))
    say(f"{len(rows.histories)} balita, {sum(len(one.weighings) for one in rows.histories)} penimbangan")
    return True


def _announce(ground: Ground) -> dict[int, int]:
    """One change for each kelurahan: the sequence that its first facts carry."""
    changes = append_all([News("demo.loaded", place.area.pk) for place in ground.kelurahan])
    return {change.scope: change.sequence for change in changes}


def _people_of(
    ground: Ground,
    area: Area,
    rt: list[Area],
    count: int,
    rows: Rows,
    random: Random,
    today: date,
    sequences: dict[int, int],
) -> None:
    homes: dict[int, list[tuple[Invented, Person]]] = {one.pk: [] for one in rt}
    for number, one in enumerate(invent(random, count, today, rows.serials)):
        home = rt[number % len(rt)]
        person = _person(one, area, home)
        homes[home.pk].append((one, person))
        since = max(one.born, today - timedelta(days=3_000))
        rows.people.append(person)
        rows.residences.append(
            Residence(person=person, rt=home, kelurahan=area, valid_from=since, recorded_sequence=sequences[area.pk])
        )
    for members in homes.values():
        _give_mothers(members, random)
        balita = [pair for pair in members if (today - pair[0].born).days <= 1_826]
        rows.histories += [History(one, person) for one, person in balita]
    rows.people.sort(key=lambda person: person.birth_date)  # mothers stand before their children


def _person(one: Invented, area: Area, rt: Area) -> Person:
    person = Person(
        id=new_id(),
        sex=one.sex,
        birth_date=one.born,
        kelurahan=area,
        rt=rt,
        no_nik_reason="" if one.nik else NoNikReason.NEWBORN,
    )
    give_name(person, one.name)
    if one.nik:
        seal_nik(person, Nik(one.nik))
    return person


def _give_mothers(members: list[tuple[Invented, Person]], random: Random) -> None:
    women = [person for one, person in members if one.sex == "P"]
    for one, person in members:
        fitting = [
            woman
            for woman in women
            if MOTHER_YOUNGEST * 365 <= (one.born - woman.birth_date).days <= MOTHER_OLDEST * 365
        ]
        if fitting:
            person.mother = random.choice(fitting)


def _weighings(ground: Ground, rows: Rows, random: Random, months: int, today: date) -> None:
    """The open days of the last months; the Posyandu on stage has not been open this month: it can be today."""
    by_rt: dict[int, list[History]] = {}
    for history in rows.histories:
        by_rt.setdefault(history.person.rt_id, []).append(history)
    for number, (posyandu, covered) in enumerate(ground.posyandu):
        for back in range(months, -1, -1):
            month = Month.from_index(Month.of(today).index - back)
            on_stage = posyandu.pk == ground.stage_posyandu.pk
            # The stage is open on today's day of the month: last month's weighing then lies a month back.
            day = month.first_day + timedelta(days=min(today.day, 28) - 1 if on_stage else 4 + number % 17)
            if day >= today or (back == 0 and on_stage):
                continue
            at = datetime.combine(day, MORNING, tzinfo=LocalZone(posyandu.zone).zone)
            session = _session(posyandu, day, at)
            rows.sessions.append(session)
            for history in (one for rt in covered for one in by_rt.get(rt.pk, [])):
                weight = weight_on(random, history.invented, day, back)
                if weight is not None:
                    history.add(session, weight, at.astimezone(UTC) + timedelta(minutes=random.randint(0, 120)))


def _grow(histories: list[History]) -> None:
    """What the growth room says of each day, by the same projection that the product uses."""
    weighed = [one for one in histories if one.weighings]
    for begin in range(0, len(weighed), GROWN_AT_ONCE):
        part = weighed[begin : begin + GROWN_AT_ONCE]
        days = {one.person.pk: {session.date for session, *_ in one.weighings} for one in part}
        project_many({one.person.pk: one.person for one in part}, days)


def _session(posyandu: Facility, day: date, at: datetime) -> Session:
    return Session(
        id=new_id(),
        posyandu=posyandu,
        kelurahan_id=posyandu.area_id,
        date=day,
        status=SessionStatus.CLOSED,
        opened_at=at,
        closed_at=at + timedelta(hours=3),
    )


def _write(rows: Rows, today: date) -> None:
    visits: list[Visit] = []
    entries: list[Entry] = []
    said: list[Assessment] = []
    current: list[MonthlyWeighing] = []
    matters: list[FollowUp] = []
    for history in rows.histories:
        for visit, entry, assessments, weighing in judged(history):
            visits.append(visit)
            entries += [entry, *measured(history, visit, entry)]
            said += assessments
            current.append(weighing)
        if history.weighings and (today - current[-1].local_date).days <= FOLLOWED_DAYS:
            matters += matters_of(current[-1])
    tables: list[list[Any]] = [rows.people, rows.residences, rows.sessions, visits, entries, said, current, matters]
    for made in tables:
        if made:
            model: type[Model] = type(made[0])
            model._default_manager.bulk_create(made, batch_size=BATCH)
