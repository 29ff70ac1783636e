"""Whom does a column draw? Everybody of the group; of very many those who have come, and all of them when asked."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.http import HttpRequest

from simpul.interfaces.web.door import is_htmx
from simpul.services.posyandu.queries import Roll

ALL = "semua"  # sent along by the button that keeps all that stand there
MANY = 60
EVERYBODY = "semua"


def is_short(request: HttpRequest, roll: Roll) -> bool:
    """Whether only those who have come are drawn. Where nobody has come, the queue is not used: all of them are."""
    return len(roll.numbers) > MANY and request.GET.get("saring") != EVERYBODY and roll.came > 0


def whom(request: HttpRequest, roll: Roll) -> Collection[UUID]:
    """Whose lines have to be read: whom the page draws; of one row that was sent its person, of many everybody."""
    if request.method == "POST":
        sent = request.POST.getlist("person")
        alone = is_htmx(request) and ALL not in request.POST
        return [one for one in roll.numbers if alone and sent == [str(one)]] or roll.numbers
    return [one for one in roll.numbers if roll.has_come(one)] if is_short(request, roll) else roll.numbers


def asking(request: HttpRequest) -> str:
    """What is put behind the addresses of the column, so that it stays as long as it was asked for."""
    return f"?saring={EVERYBODY}" if request.GET.get("saring") == EVERYBODY else ""
