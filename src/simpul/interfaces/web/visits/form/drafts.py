"""Under which name and key does the device keep a card that was not sent yet? (ADR 0033)"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from simpul.records.access.models import StaffMember


@dataclass(frozen=True, slots=True)
class Draft:
    """name  of one account, page, form, day and step; nothing in it but ids and codes
    key   32 bytes of this account alone, base64; another one after a new password
    """

    name: str
    key: str


def draft_of(request: HttpRequest, form: str, day: date) -> Draft:
    user, step = cast("StaffMember", request.user), request.GET.get("langkah", "")[:2]
    key = salted_hmac("visits.draft", f"{user.pk}:{user.password}", algorithm="sha256").digest()
    return Draft(f"{user.pk}:{request.path}:{form}:{day.isoformat()}:{step}", b64encode(key).decode())
