"""To which service that waits was said no in the invented city, and for which was a day agreed on?

Of a few children only: enough that both are seen on screens, and a day that went by too. The shares are ours.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.conf import settings

from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.days.near import Near
from simpul.interfaces.cli.demo.days.visits import History, here_until
from simpul.interfaces.cli.demo.ids import Ids
from simpul.knowledge.due import Done
from simpul.knowledge.growth.age import completed_months
from simpul.records.agreements.kinds import Why, Word
from simpul.records.agreements.models import Agreement
from simpul.records.people.kinds import BirthPrecision
from simpul.services.due.listing import services_due
from simpul.services.due.shape import CAMPAIGN, VACCINE, About, Service

SPOKEN, REFUSED = 0.04, 0.4  # of the children below five; of what was said
YOUNG = 60  # months
GIVEN = (VACCINE, CAMPAIGN)
SINCE, AHEAD = 20, 15  # days: so long ago at most, so far ahead of that day at most
WHYS = [one for one in Why if one is not Why.OTHER]  # no words are put into a mouth


def spoken_of(history: History, near: Near, random: Random) -> Iterator[Agreement]:
    """At most one word of one child, about something to be given that waits today."""
    child, today = history.person, near.today
    young = completed_months(child.birth_date, today) < YOUNG and here_until(child, today) == today
    if not young or random.random() >= SPOKEN or child.birth_precision != BirthPrecision.EXACT:
        return
    about = About(Sex(child.sex), near.province, child.birth_date)
    known = services_due(about, list(_done(history)), today)
    waiting = [one for one in known if one.kind in GIVEN and one.is_open and one.opens]
    if waiting:
        yield _said(random.choice(waiting), history, near, random)


def _done(history: History) -> Iterator[Done]:
    for page in history.pages:
        yield from (Done(service, page.on) for service in page.services)
    for one in history.in_order():
        yield from (Done(given.service, local_date(one.at, LocalZone.WIB)) for given in one.given)


def _said(service: Service, history: History, near: Near, random: Random) -> Agreement:
    child = history.person
    day = max(near.today - timedelta(random.randrange(SINCE)), service.opens or near.today)
    at_posyandu = not service.places or "posyandu" in service.places
    told = _no(day, random) if random.random() < REFUSED else _day(day, near, random, at_posyandu=at_posyandu)
    return Agreement(
        id=Ids(near.today, random).new(), person_id=child.pk, kelurahan_id=child.kelurahan_id, service=service.code,
        said_on=day, said_at_id=near.unit.pk, recorded_by=near.bidan,
        recorded_at=datetime.combine(day, time(3), tzinfo=UTC), **told,
    )  # fmt: skip


def _no(day: date, random: Random) -> dict[str, object]:
    until = day + timedelta(days=settings.REFUSAL_DAYS)
    return {"word": Word.REFUSED, "until": until, "why": random.choice(WHYS)}


def _day(day: date, near: Near, random: Random, *, at_posyandu: bool) -> dict[str, object]:
    place = near.posyandu if at_posyandu else near.puskesmas
    return {"word": Word.PLANNED, "until": day + timedelta(random.randrange(AHEAD)), "place_id": place.pk}
