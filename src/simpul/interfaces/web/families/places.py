"""Where may somebody go? To an RT of any kelurahan of the city: the kelurahan first, then its RT."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest

from simpul.interfaces.web.families import asked
from simpul.interfaces.web.forms import Form, Option
from simpul.records.facilities.queries import (
    areas_by_id,
    kelurahan_ids_of_city,
    kelurahan_list,
    kelurahan_with_code,
    rt_of_kelurahan,
)

if TYPE_CHECKING:
    from simpul.records.facilities.models import Area


class Destination:
    """The kelurahan that was chosen (by its code in the address: a place, no person) and its RT."""

    def __init__(self, request: HttpRequest, home: int, day: date) -> None:
        asked_for = kelurahan_with_code(request.GET.get("kelurahan", ""), day)
        self.kelurahan = asked_for or areas_by_id([home])[home]
        self.all = kelurahan_list(kelurahan_ids_of_city(day))
        self._rt = {str(one.pk): one for one in rt_of_kelurahan(self.kelurahan.pk, day)}

    @property
    def options(self) -> tuple[Option, ...]:
        return asked.rt_options([(self.kelurahan, list(self._rt.values()))])

    def chosen(self, form: Form) -> Area | None:
        """None where nothing was sent, or what was not offered; that is said at the field."""
        return self._rt.get(form.choice("rt")) if form.sent else None
