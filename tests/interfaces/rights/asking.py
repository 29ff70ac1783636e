"""A request of the parents of the first child, made once for a test."""

from uuid import UUID

from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.services.rights.kinds import Channel, Kind, Proof, Requester
from simpul.services.rights.models import Request
from simpul.services.rights.requesting import Asked, receive
from tests.cast import NOW, TODAY, Cast


def ask_for_copy(cast: Cast) -> UUID:
    with transaction.atomic(), work_area_scope(whole_city()):
        known = Request.objects.first()
        return known.pk if known else ask(cast, cast.balita, Kind.COPY, Requester.PARENT)


def ask(
    cast: Cast, person: Person, kind: Kind, requester: Requester, channel: Channel = Channel.IN_PERSON, note: str = ""
) -> UUID:
    """Through the front door of the service, as the bidan."""
    with transaction.atomic(), work_area_scope(whole_city()):
        made = receive(
            actor_id=cast.bidan.pk, area=whole_city(), facility=cast.campurejo.pustu, request_id=new_id(),
            person_id=person.pk, asked=Asked(kind, channel, requester, Proof.KK, TODAY, note), now=NOW,
        )  # fmt: skip
    return made.pk
