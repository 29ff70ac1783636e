"""From where at an open day was a worker sent away, and where do they come back to, with the person they brought?

The way stands in the address as `dari`, a path of this site. It is taken apart and put together again from what it
names: only a page of an open day that this worker serves is come back to, and nothing of its text is followed.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import UUID

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

from simpul.interfaces.web.sessions.measures.shown import field_of, is_asked
from simpul.interfaces.web.sessions.queue.screen import A_PAGE
from simpul.interfaces.web.visits.asked import role_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import HELD, Line, balita_of, get_session, line_of, register_of

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.services.posyandu.models import Session

LIST, WEIGHTS, COLUMN, CARD = "queue", "page", "column", "person"
PLACES = (LIST, WEIGHTS, COLUMN, CARD)
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Way:
    """place   the list, the weights, another column, or the cards of one person
    group   that was looked at; None: not said
    step    of the card that was open; "" for all of them
    """

    session: Session
    place: str = LIST
    group: Group | None = None
    measure: str = ""
    person_id: UUID | None = None
    step: str = ""

    @property
    def address(self) -> str:
        """Where the worker stood."""
        if self.place == COLUMN:
            return self._page(COLUMN, group=self.group, measure=self.measure)
        if self.place == CARD:
            return self._page(CARD, person_id=self.person_id) + self._asks(self.group, langkah=self.step)
        return self._page(self.place) + (self._asks(self.group) if self.place == LIST else "")

    @property
    def query(self) -> str:
        """What is put behind an address that leads away, so that it leads back."""
        return "?" + urlencode({"dari": self.address})

    @property
    def somebody_new(self) -> str:
        """Where it is asked who stands there."""
        return self._page("somebody_new") + self.query

    @property
    def come(self) -> str:
        """Where it is sent that somebody has come."""
        return self._page("come") + self.query

    def onto(self, standing: Standing, person: Person) -> str:
        """The same place with this person in it; the list of their group, where they have no row there."""
        line = line_of(standing.area, self.session, person)
        group = self.group if self.group in line.groups else next(iter(line.groups), self.group)
        if self.place == CARD:
            return self._page(CARD, person_id=person.pk) + self._asks(group, langkah=self.step)
        if self._has_row(standing, line):
            return f"{self.address}#orang-{person.pk}"
        listed = self._page(LIST) + self._asks(group, halaman=self._number_of_page(standing, person, group))
        return f"{listed}#orang-{person.pk}"

    def _has_row(self, standing: Standing, line: Line) -> bool:
        if self.place == WEIGHTS:
            return balita_of(standing.area, self.session, line.person.pk) is not None
        if self.place != COLUMN or self.group not in line.groups:
            return False
        field = field_of(self.group, role_of(standing), self.measure)
        return field is not None and is_asked(field, line, role_of(standing))

    def _number_of_page(self, standing: Standing, person: Person, group: Group | None) -> str:
        """The page of the register on which the person stands; "" for the first."""
        lines = register_of(standing.area, self.session, group) if group else []
        at = next((number for number, one in enumerate(lines) if one.person.pk == person.pk), 0)
        return str(at // A_PAGE + 1) if at >= A_PAGE else ""

    def _page(self, name: str, **more: object) -> str:
        where = {"posyandu_id": self.session.posyandu_id, "day": self.session.date.isoformat()}
        return reverse(f"sessions:{name}", kwargs={**where, **more})

    def _asks(self, group: Group | None, **more: str) -> str:
        asked = {"kelompok": str(group or ""), **more}
        return "?" + urlencode({name: value for name, value in asked.items() if value}) if any(asked.values()) else ""


def way_in(request: HttpRequest, standing: Standing) -> Way | None:
    """The way that stands in the address of this request; None for none, and for any that is not one of ours."""
    return read_way(standing, request.GET.get("dari", "")[:LONGEST])


def read_way(standing: Standing, text: str) -> Way | None:
    if not standing.may(Permission.SESSION_RECORD):
        return None
    with suppress(ValueError, Resolver404):
        sent = urlsplit(text)
        found = resolve(sent.path)
        if sent.scheme or sent.netloc or found.namespace != "sessions" or found.url_name not in PLACES:
            return None
        session = get_session(standing.area, found.kwargs["posyandu_id"], date.fromisoformat(found.kwargs["day"]))
        if session is None or session.status not in HELD:
            return None
        asked = {name: values[0] for name, values in parse_qs(sent.query).items()}
        group, step = _group(found.kwargs.get("group") or asked.get("kelompok", "")), asked.get("langkah", "")
        if found.url_name == COLUMN and group is None:
            return None
        return Way(
            session, found.url_name, group, found.kwargs.get("measure", ""), found.kwargs.get("person_id"),
            step if step in {"1", "2", "3", "4", "5"} else "",
        )  # fmt: skip
    return None


def _group(code: str) -> Group | None:
    with suppress(ValueError):
        return Group(code)
    return None
