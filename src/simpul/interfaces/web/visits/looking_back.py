"""What would the form have asked on the day of a visit, before it was written?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from simpul.foundation.local_time import Month
from simpul.interfaces.web.visits.form.known import facts_of
from simpul.interfaces.web.visits.shown import form_of
from simpul.knowledge.forms import AskedField, Place, fields_to_ask
from simpul.knowledge.forms.gates import FactValue
from simpul.records.access.queries import Standing
from simpul.records.visits.queries import latest_weighings, services_of
from simpul.services.pendataan.computed import computed_answers

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Visit


def asked_then(standing: Standing, visit: Visit, person: Person) -> tuple[list[AskedField], Mapping[str, FactValue]]:
    """Every field of its form, asked or hidden, and what stands of the visit by code; nothing without a form."""
    form = form_of(visit)
    kept = standing_of_visit(visit)
    if form is None or visit.source != "langsung" or hasattr(visit, "withdrawal"):
        return [], kept
    facts = facts_of(standing, person, visit.local_date)
    before = [one for one in services_of(standing.area, person.pk) if one.visit_id != visit.pk]
    facts = replace(
        facts,
        place=Place(visit.kind),
        last_given={one.service: one.local_date for one in before if one.local_date <= visit.local_date},
    )
    weighed = latest_weighings(standing.area, [person.pk], Month.of(visit.local_date)).get(person.pk)
    computed = computed_answers(person, visit.local_date, kept, weighed)
    return fields_to_ask(form, facts, {**kept, **computed}, {}), kept


def standing_of_visit(visit: Visit) -> dict[str, FactValue]:
    """What holds of a visit: values by concept, and 1 for each service."""
    found: dict[str, FactValue] = {}
    for entry in sorted(visit.entries.all(), key=lambda one: (one.at, one.pk)):
        if not hasattr(entry, "superseded_by") and (entry.value is not None or entry.text):
            found[entry.concept] = entry.text if entry.value is None else entry.value
    for given in visit.given.all():
        if not (hasattr(given, "superseded_by") or given.taken_back):
            found[given.service] = 1
    return found
