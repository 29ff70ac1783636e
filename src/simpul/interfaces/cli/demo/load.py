"""How does the invented city enter the database? In one transaction: interrupted, it leaves nothing behind."""

from collections.abc import Callable
from datetime import date
from random import Random

from django.db import transaction

from simpul.foundation.local_time import Month
from simpul.interfaces.cli.demo.ground import Ground, lay_ground
from simpul.interfaces.cli.demo.judged import judge_all
from simpul.interfaces.cli.demo.open_days import hold_open_days
from simpul.interfaces.cli.demo.plan import plan_city
from simpul.interfaces.cli.demo.rows import Rows, people_of
from simpul.interfaces.cli.demo.staff import engage_cast
from simpul.interfaces.cli.demo.writing import write
from simpul.monitoring.pws.actions import extend
from simpul.records.audit.actions import record
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.actions import News, append_all


def load_city(
    *, city: str, people: int, months: int, seed: int, today: date, password: str, say: Callable[[str], None]
) -> bool:
    """Fill an empty database. False where a city is there already."""
    if Facility.objects.exists():
        return False
    random, rows = Random(seed), Rows()
    with transaction.atomic():
        ground = lay_ground(plan_city(city, people), today)
        engage_cast(ground, password, today)
        with work_area_scope(whole_city()):
            sequences = _announce(ground)
            for place in ground.kelurahan:
                people_of(place.area, place.rt, place.plan.people, rows, random, today, sequences[place.area.pk])
            say(f"{len(rows.people)} orang rekaan dalam {len(rows.households)} keluarga")
            rows.sessions = hold_open_days(ground, rows.histories, random, months, today)
            for table in rows.tables():
                write(table)
            judge_all(rows.histories, today).write()
        record(actor_id=None, action="demo.load", subject_kind="city", purpose="kota contoh")
    extend(Month.of(today))
    say(f"{len(rows.histories)} balita, {sum(len(one.weighings) for one in rows.histories)} penimbangan")
    return True


def _announce(ground: Ground) -> dict[int, int]:
    """One change for each kelurahan: the sequence that its first facts carry."""
    changes = append_all([News("demo.loaded", place.area.pk) for place in ground.kelurahan])
    return {change.scope: change.sequence for change in changes}
