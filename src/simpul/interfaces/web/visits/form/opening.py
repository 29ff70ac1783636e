"""What is known before a form is drawn: who, where, on which day, what was found and given before?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.interfaces.web.visits.asked import role_of
from simpul.knowledge.forms import Facts, Form, LastValue, Place, Role, form, forms
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth import completed_months
from simpul.records.access.queries import Standing
from simpul.records.visits.queries import latest_findings, latest_weighings, services_of
from simpul.reference.immunization.read import vaccines_of
from simpul.services.pendataan.recording import kind_at
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


def forms_of(standing: Standing) -> list[Form]:
    """The forms that this worker fills here, in their latest edition."""
    role, place = role_of(standing), Place(kind_at(standing.facility))
    latest = {code: form(code) for code, _edition in forms()}
    return [one for one in latest.values() if place in one.places and _asks(one, role)]


def open_form(standing: Standing, person: Person, code: str, edition: str, day: date) -> Opened:
    """Raises Http404 for a form that this worker does not fill here."""
    known = {one.code: one for one in forms_of(standing)}
    chosen = known.get(code or _first(known, role_of(standing)))
    if chosen is None or (edition and (chosen.code, edition) not in forms()):
        raise Http404
    session = get_session(standing.area, standing.facility.pk, day)
    return Opened(
        person=person,
        form=form(chosen.code, edition),
        facts=facts_of(standing, person, day),
        session=session,
        last=latest_findings(standing.area, person.pk, day),
        before=latest_weighings(standing.area, [person.pk], Month.of(day)).get(person.pk),
    )


def facts_of(standing: Standing, person: Person, day: date) -> Facts:
    given = [one for one in services_of(standing.area, person.pk) if one.local_date <= day]
    age = (day - person.birth_date).days
    return Facts(
        on=day,
        place=Place(kind_at(standing.facility)),
        role=role_of(standing),
        age_days=max(age, 0),
        age_months=completed_months(person.birth_date, day) if age >= 0 else 0,
        sex=Sex(person.sex),
        last_given={one.service: one.local_date for one in given},  # oldest first, so the last one stays
        local_vaccines=vaccines_of(person.kelurahan.code[:2], day),
    )


def _first(known: dict[str, Form], role: Role) -> str:
    """The card for a kader, the measurement for a health worker."""
    wanted = "posyandu_bayi_balita" if role is Role.KADER else "growth_measurement"
    return wanted if wanted in known else next(iter(known), "")


def _asks(one: Form, role: Role) -> bool:
    return any(role in field.asked_by and field.required for _, field in one.fields())


def _value(entry: Entry) -> FactValue:
    return entry.text if entry.value is None else entry.value
