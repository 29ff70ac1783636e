"""What was chosen in a form of these pages? Each field with its own sentence where it is missing."""

from datetime import date
from typing import TypeVar

from django.db.models import TextChoices
from django.http import QueryDict

from simpul.foundation.errors import DomainError
from simpul.services.rights.kinds import Channel, Kind, Proof, Requester
from simpul.services.rights.requesting import Asked

Choice = TypeVar("Choice", bound=TextChoices)
FIELDS = ("kind", "channel", "requester", "proof", "received_on", "note")


def asked_of(form: QueryDict) -> Asked:
    """Raises DomainError; its code is the name of the field."""
    return Asked(
        kind=_chosen(form, "kind", Kind),
        requester=_chosen(form, "requester", Requester),
        proof=_chosen(form, "proof", Proof),
        channel=_chosen(form, "channel", Channel),
        received_on=_day(form),
        note=text_of(form, "note"),
    )


def requester_of(form: QueryDict) -> Requester:
    return _chosen(form, "requester", Requester)


def text_of(form: QueryDict, name: str, longest: int = 300) -> str:
    return form.get(name, "").replace("\0", "").strip()[:longest]


def field_of(refusal: DomainError) -> str:
    """The field at which a sentence stands."""
    return "requester" if refusal.code.startswith("requester") else refusal.code


def _chosen(form: QueryDict, name: str, choices: type[Choice]) -> Choice:
    given = form.get(name, "")
    if given not in choices.values:
        raise DomainError(name, "Pilih salah satu.")
    return choices(given)


def _day(form: QueryDict) -> date:
    try:
        return date.fromisoformat(form.get("received_on", ""))
    except ValueError as problem:
        raise DomainError("received_on", "Isi tanggal permintaan diterima.") from problem
