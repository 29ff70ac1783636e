"""What happens between a form that was sent and a visit that is kept? Asked once where it is odd, then written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import require_uuid7
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.visits.asked import id_within, moment_on, read_day, text_in
from simpul.interfaces.web.visits.form.beside import readable
from simpul.interfaces.web.visits.form.opening import Opened
from simpul.knowledge.concepts import service, services
from simpul.knowledge.forms import Checked, check_answers
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth import Weighing, implausible_change
from simpul.records.access.queries import Standing
from simpul.records.visits.actions import Dose, Finding, RecordedVisit
from simpul.services.pendataan.computed import computed_answers
from simpul.services.pendataan.recording import record_findings

if TYPE_CHECKING:
    from simpul.records.people.models import Person

WEIGHT, BOX = "body_weight", "f-"
LONGEST = 600  # a text is refused by its concept, with its own limit; this only keeps a flood out


@dataclass(slots=True)
class Sent:
    """typed     by the name of the box, as it came: what is drawn again when something is refused
    says      the sentence at a field, by its code
    """

    typed: dict[str, str]
    checked: Checked
    computed: dict[str, FactValue]
    says: dict[str, str] = field(default_factory=dict)
    expiries: dict[str, date | None] = field(default_factory=dict)

    @property
    def given(self) -> list[str]:
        return [code for code, yes in self.checked.services.items() if yes]


def read(request: HttpRequest, opened: Opened) -> Sent:
    typed = {name[len(BOX) :]: text_in(request, name, LONGEST) for name in request.POST if name.startswith(BOX)}
    answers = {name: text for name, text in typed.items() if "." not in name}
    first = check_answers(opened.form, opened.facts, answers, last_values=opened.last_values)
    computed = computed_answers(opened.person, opened.facts.on, {**opened.of_today, **first.values}, opened.before)
    checked = check_answers(
        opened.form, opened.facts, answers, computed={**opened.of_today, **computed}, last_values=opened.last_values
    )
    sent = Sent(typed, checked, computed)
    sent.says = {code: sentence_of(problem) for code, problem in checked.problems.items()}
    for code in checked.missing:
        if code not in opened.of_today:
            sent.says[code] = _("Isi dulu bagian ini.")
    _read_batches(sent)
    return sent


def _read_batches(sent: Sent) -> None:
    """A batch without its service is no silent loss: it is asked about."""
    for name, text in sent.typed.items():
        code, _dot, part = name.partition(".")
        if not part or not text or code not in services():
            continue
        if code not in sent.given:
            sent.says.setdefault(code, _("Centang dulu bila memang diberikan."))
        elif part == "expires":
            try:
                sent.expiries[code] = read_day(text)
            except DomainError as problem:
                sent.says.setdefault(code, sentence_of(problem))


def question_about(person: Person, day: date, weight: int | None, last: Weighing | None, confirmed: str) -> str:
    """Why to weigh once more before keeping it; empty where nothing is odd, or where this very weight was confirmed."""
    if weight is None or confirmed == str(weight):
        return ""
    current = Weighing(day, Grams(weight))
    if not implausible_change(sex=Sex(person.sex), birth_date=person.birth_date, current=current, last=last):
        return ""
    shown = formats.kilograms(weight)
    if last is None:
        return _("Timbang ulang: %(weight)s kg tidak lazim untuk umurnya.") % {"weight": shown}
    return _("Timbang ulang: %(weight)s kg, %(change)s sejak %(day)s.") % {
        "weight": shown,
        "change": formats.gain(weight - last.weight),
        "day": formats.short_day(last.on),
    }


def last_of(opened: Opened) -> Weighing | None:
    """The last weight before that day, whichever month it counts for."""
    last = opened.last.get(WEIGHT)
    if last and last.value is not None and last.local_date < opened.facts.on:
        return Weighing(last.local_date, Grams(last.value))
    return Weighing(opened.before.local_date, Grams(opened.before.weight_grams)) if opened.before else None


def keep(
    request: HttpRequest, standing: Standing, opened: Opened, sent: Sent, seen: frozenset[UUID] | None
) -> RecordedVisit:
    """Everything in one transaction, with ids that come with the form.

    seen  what the form knew of at this open day; None: nothing may be asked about
    Raises DomainError, SomebodyWasFasterError for another answer that has come since and that this worker may read.
    """
    base, asks = require_uuid7(request.POST.get("visit_id", "")), readable(opened)
    findings = [
        Finding(
            id_within(base, code), code, seen=seen if code in asks else None,
            **({"value": value} if isinstance(value, int) else {"text": value}),
        )
        for code, value in sent.checked.values.items()
    ]  # fmt: skip
    doses = [_dose(code, sent, Dose(id_within(base, code), code)) for code in sent.given]
    return record_findings(
        actor_id=standing.staff_id,
        area=standing.area,
        person_id=opened.person.pk,
        facility=standing.facility,
        session_id=opened.session.pk if opened.session else None,
        form=(opened.form.code, opened.form.edition),
        findings=findings,
        doses=doses,
        occurred_at=moment_on(opened.facts.on, standing.facility, after=opened.times_of_day),
        now=timezone.now(),
    )


def _dose(code: str, sent: Sent, dose: Dose) -> Dose:
    if not service(code).has_batch:
        return dose
    return Dose(dose.id, code, batch=sent.typed.get(f"{code}.batch", ""), expires_on=sent.expiries.get(code))
