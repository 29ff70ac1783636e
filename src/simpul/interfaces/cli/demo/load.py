"""How does the invented city enter the database? In one transaction: interrupted, it leaves nothing behind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from django.db import connection, transaction

from simpul.foundation.local_time import Month
from simpul.interfaces.cli.demo.ahead import one_ahead
from simpul.interfaces.cli.demo.cities.ground import Ground, lay_ground
from simpul.interfaces.cli.demo.cities.plan import plan_city
from simpul.interfaces.cli.demo.cities.told import told_line
from simpul.interfaces.cli.demo.days.calendar import hands_line, make_calendar
from simpul.interfaces.cli.demo.families.register import Town
from simpul.interfaces.cli.demo.ids import Ids
from simpul.interfaces.cli.demo.people import Serials
from simpul.interfaces.cli.demo.rows import Rows
from simpul.interfaces.cli.demo.staff import engage_bidan, engage_cast, engage_kader
from simpul.interfaces.cli.demo.telling import Telling
from simpul.monitoring.pws.actions import extend
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.records.audit.actions import record
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.actions import News, append_all
from simpul.records.feed.runner import run_once


@dataclass
class Counted:
    people: int = 0
    families: int = 0
    balita: int = 0
    weighings: int = 0
    visits: int = 0

    def add(self, rows: Rows) -> None:
        self.people += len(rows.people)
        self.families += len(rows.households)
        self.balita += len({one.person_id for one in rows.judged.current})
        self.weighings += len(rows.judged.current)
        self.visits += len(rows.judged.visits)


def load_city(
    *, city: str, people: int, months: int, seed: int, today: date, password: str, say: Callable[[str], None]
) -> bool:
    """Fill an empty database. False where a city is there already."""
    if Facility.objects.exists():
        return False
    plan, counted = plan_city(city, people), Counted()
    town = Town(
        today, plan.known.elsewhere, Serials(city.replace(".", "")), Ids(today, Random(f"{city}/{seed}/{people}"))
    )
    say(told_line(plan))
    with transaction.atomic():
        ground = lay_ground(plan)
        cast = engage_cast(ground, password, today)
        kader, bidan = (
            engage_kader(ground, cast, seed, town.ids, today),
            engage_bidan(ground, cast, seed, town.ids, today),
        )
        calendar = make_calendar(ground, seed, months, today, town.ids, kader)
        say(hands_line(calendar, ground.stage.area))
        with work_area_scope(whole_city()):
            _check_as_they_come()
            telling = Telling(ground, calendar, seed, months, town, _announce(ground), bidan)
            for rows in one_ahead(telling.rows()):
                rows.write()
                counted.add(rows)
        record(actor_id=None, action="demo.load", subject_kind="city", purpose="kota contoh")
    say(f"{counted.people} orang rekaan dalam {counted.families} keluarga")
    run_once([PwsConsumer()])
    extend(Month.of(today))
    say(f"{counted.weighings} penimbangan dari {counted.balita} balita, {counted.visits} kunjungan dari semua usia")
    return True


def city_here() -> str | None:
    """The code of the city that the database holds."""
    codes = Facility.objects.filter(kind=FacilityKind.DINAS).values_list("area__code", flat=True)
    return codes.first()


def _check_as_they_come() -> None:
    """Foreign keys are looked at with each statement: PostgreSQL need not remember every row until the commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _announce(ground: Ground) -> dict[int, int]:
    """One change for each kelurahan: the sequence that its first facts carry."""
    changes = append_all([News("demo.loaded", place.area.pk) for place in ground.kelurahan])
    return {change.scope: change.sequence for change in changes}
