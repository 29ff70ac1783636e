"""Of whom does a column tell nothing that is recorded? Of whom it must be said first for what the record is opened.

The box stays: who came is weighed and measured, and what is typed is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.persons.purpose import purpose_for
from simpul.records.access.queries import Standing

if TYPE_CHECKING:
    from simpul.records.people.models import Person


def is_kept_back(request: HttpRequest, standing: Standing, person: Person) -> bool:
    return not purpose_for(request, standing, person, local_date(timezone.now(), LocalZone.WIB))


def kept_back(request: HttpRequest, standing: Standing, people: Iterable[Person], back: str) -> dict[UUID, str]:
    """Of these people those who are kept back, each with the address where it is said for what, then `back`."""
    way = urlencode({"dari": back})
    return {
        one.pk: f"{reverse('persons:page', args=[one.pk])}?{way}"
        for one in people
        if is_kept_back(request, standing, one)
    }
