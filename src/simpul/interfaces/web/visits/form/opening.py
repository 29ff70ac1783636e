"""What is known before a form is drawn: who, where, on which day, what was found and given before?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.interfaces.web.persons.purpose import purpose_for
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.visits.asked import read_day
from simpul.interfaces.web.visits.form.choosing import first_of, forms_of
from simpul.interfaces.web.visits.form.known import facts_of
from simpul.knowledge.forms import Facts, Form, LastValue, form, forms
from simpul.knowledge.forms.gates import FactValue
from simpul.records.access.queries import Standing
from simpul.records.visits.queries import latest_findings, latest_weighings
from simpul.services.posyandu.queries import HELD, get_session

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Entry, MonthlyWeighing
    from simpul.services.posyandu.models import Session


@dataclass(frozen=True, slots=True)
class Opened:
    """session the open day of that date; None where the unit has none, or where it was not opened or was called off
    last    the last standing finding of each concept, up to that day
    before  the weighing that counts for the last month before that of the day
    here    whose entry of the day is already in the visit that will be joined
    """

    person: Person
    form: Form
    facts: Facts
    session: Session | None
    last: dict[str, Entry]
    before: MonthlyWeighing | None

    @property
    def last_values(self) -> dict[str, LastValue]:
        return {code: LastValue(value_of(entry), entry.local_date) for code, entry in self.last.items()}

    @property
    def of_today(self) -> dict[str, FactValue]:
        """What was found that day already."""
        return {code: value_of(one) for code, one in self.last.items() if one.local_date == self.facts.on}

    @property
    def times_of_day(self) -> list[datetime]:
        """When it was found."""
        return [one.at for one in self.last.values() if one.local_date == self.facts.on]


def open_form(standing: Standing, person: Person, code: str, edition: str, day: date) -> Opened:
    """Raises Http404 for a form that this worker does not fill here."""
    known = {one.code: one for one in forms_of(standing)}
    facts = facts_of(standing, person, day)
    chosen = known.get(code or first_of(known, facts))
    if chosen is None or (edition and (chosen.code, edition) not in forms()):
        raise Http404
    session = get_session(standing.area, standing.facility.pk, day)
    return Opened(
        person=person,
        form=form(chosen.code, edition),
        facts=facts,
        session=session if session and session.status in HELD else None,
        last=latest_findings(standing.area, person.pk, day),
        before=latest_weighings(standing.area, [person.pk], Month.of(day)).get(person.pk),
    )


def drawn_again(request: HttpRequest, standing: Standing, opened: Opened) -> Opened:
    """What a refused form may show: nothing recorded before, where it was not said for what the record is opened."""
    said = purpose_for(request, standing, opened.person, local_date(timezone.now(), LocalZone.WIB))
    return opened if said else replace(opened, last={}, before=None)


def value_of(entry: Entry) -> FactValue:
    return entry.text if entry.value is None else entry.value


def day_of(typed: str, born: date, today: date) -> tuple[date, str]:
    """The day of the visit, and what is wrong with the one that was asked for."""
    try:
        day = read_day(typed) or today
    except DomainError as problem:
        return today, sentence_of(problem)
    if day > today:
        return today, _("Tanggal kunjungan belum tiba. Periksa tanggalnya.")
    if day < born:
        return today, _("Tanggal kunjungan mendahului tanggal lahir. Periksa tanggalnya.")
    return day, ""
