"""What was found of somebody, written down directly: a value of a concept on a day."""

from datetime import UTC, date, datetime

from django.db import transaction

from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.pregnancies.models import Pregnancy
from simpul.records.visits.models import Entry, Visit, Withdrawal
from tests.cast import TODAY, Cast


def find(
    cast: Cast, person: Person, concept: str, value: int, day: date = TODAY, replaces: Entry | None = None
) -> Entry:
    at = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    here = {"person": person, "kelurahan_id": person.kelurahan_id, "local_date": day, "recorded_by": cast.bidan.pk}
    with transaction.atomic(), work_area_scope(whole_city()):
        visit = Visit.objects.create(facility=cast.campurejo.pustu, kind="pustu", occurred_at=at, **here)
        more = {"supersedes": replaces, "reason": "uji"} if replaces else {}
        return Entry.objects.create(visit=visit, concept=concept, value=value, at=at, **here, **more)


def withdraw_visit(cast: Cast, entry: Entry) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        Withdrawal.objects.create(
            visit=entry.visit, person=entry.person, kelurahan_id=entry.kelurahan_id, reason="uji", made_by=cast.bidan.pk
        )


def pregnant(cast: Cast, person: Person, last_period: date, ended_on: date | None = None, ended_as: str = "") -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        Pregnancy.objects.create(
            person=person, kelurahan_id=person.kelurahan_id, last_period=last_period, due_method="280",
            due_on=date.fromordinal(last_period.toordinal() + 280), recorded_by=cast.bidan.pk,
            ended_on=ended_on, ended_as=ended_as,
        )  # fmt: skip
