"""What somebody says of a service, written down through the front door of the record."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.records.agreements.actions import record_agreement
from simpul.records.agreements.kinds import Why
from simpul.records.agreements.models import Agreement
from simpul.records.agreements.words import AgreedOn, Refused
from simpul.records.facilities.work_area import work_area_scope
from simpul.records.people.models import Person
from tests.cast import NOW, TODAY, Cast


def speak(
    cast: Cast, person: Person, service: str, said: Refused | AgreedOn, part: str = "bidan", **more: Any
) -> Agreement:
    standing = cast.standing(part)
    asked = {"agreement_id": new_id(), "said_on": TODAY, "now": NOW, "last_day": None} | more
    with transaction.atomic(), work_area_scope(standing.area):
        return record_agreement(
            actor_id=standing.staff_id, area=standing.area, facility=standing.facility, person_id=person.pk,
            service=service, said=said, **asked,
        )  # fmt: skip


def refuse(cast: Cast, person: Person, service: str, why: Why = Why.WORRIED, note: str = "", **more: Any) -> Agreement:
    return speak(cast, person, service, Refused(why, note), **more)


def agree(cast: Cast, person: Person, service: str, day: date = TODAY + timedelta(3), **more: Any) -> Agreement:
    """At the Pustu."""
    return speak(cast, person, service, AgreedOn(day, cast.campurejo.pustu), **more)
