"""What is known before a form is drawn: who, where, on which day, what was found and given before?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.foundation.local_time import Month
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.visits.asked import read_day
from simpul.interfaces.web.visits.form.choosing import first_of, forms_of
from simpul.interfaces.web.visits.form.known import facts_of
from simpul.knowledge.forms import Facts, Form, LastValue, form, forms
from simpul.knowledge.forms.gates import FactValue
from simpul.records.access.queries import Standing
from simpul.records.visits.queries import latest_findings, latest_weighings
from simpul.services.posyandu.queries import get_session

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Entry, MonthlyWeighing
    from simpul.services.posyandu.models import Session


@dataclass(frozen=True, slots=True)
class Opened:
    """last    the last standing finding of each concept, up to that day
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
        return {code: LastValue(_value(entry), entry.local_date) for code, entry in self.last.items()}

    @property
    def of_today(self) -> dict[str, FactValue]:
        """What was found that day already."""
        return {code: _value(one) for code, one in self.last.items() if one.local_date == self.facts.on}


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
        session=session,
        last=latest_findings(standing.area, person.pk, day),
        before=latest_weighings(standing.area, [person.pk], Month.of(day)).get(person.pk),
    )


def _value(entry: Entry) -> FactValue:
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
