"""What was typed on a form, as values to keep: what is wrong, what is missing, what is unusual for this person?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from simpul.foundation.errors import DomainError
from simpul.knowledge.concepts import Blank, Read, Reading, Refused, read_value, read_yes_no
from simpul.knowledge.forms.asking import Hidden, Why, why_hidden
from simpul.knowledge.forms.definition import Field, Form
from simpul.knowledge.forms.facts import NEVER, Facts, LastValue, looking
from simpul.knowledge.forms.gates import FactValue

NOTHING: Mapping[str, FactValue] = MappingProxyType({})


@dataclass(slots=True)
class Checked:
    """values    what was read, by code of the concept: whole numbers and texts
    services  1 given, 0 not given, by code of the service
    rounded   codes of what was finer than the resolution
    problems  by code: not read, or not this asker's to write
    doubts    by code: read and kept, though the form would not have asked it of this person on this day
    missing   codes of what is required, was asked and is blank
    """

    values: dict[str, FactValue] = field(default_factory=dict)
    services: dict[str, int] = field(default_factory=dict)
    rounded: set[str] = field(default_factory=set)
    problems: dict[str, DomainError] = field(default_factory=dict)
    doubts: dict[str, DomainError] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return not self.problems and not self.missing


def check_answers(
    form: Form,
    facts: Facts,
    typed: Mapping[str, str],
    *,
    computed: Mapping[str, FactValue] = NOTHING,
    last_values: Mapping[str, LastValue] = NEVER,
) -> Checked:
    """Read a form from top to bottom.

    typed     texts by code of the concept or service; a code that is not on the form is a problem, never dropped
    computed  what Simpul computed of this visit (N/T, classes), on which gates may rest
    """
    checked, answers = Checked(), dict(computed)
    for _, one in form.fields():
        hidden = why_hidden(form, one, facts, looking(facts, answers, last_values), last_values)
        reading = _read(one, typed.get(one.code, ""), facts)
        value = _take(checked, one, reading, hidden)
        if value is not None:
            answers[one.code] = value
    for code in typed.keys() - {one.code for _, one in form.fields()}:
        checked.problems[code] = DomainError("not_on_the_form", "Isian ini tidak ada pada formulir ini.")
    return checked


def _read(one: Field, text: str, facts: Facts) -> Reading:
    if one.concept is None:
        return read_yes_no(text)
    return read_value(one.concept, text, age_months=facts.age_months, today=facts.on)


def _take(checked: Checked, one: Field, reading: Reading, hidden: Hidden | None) -> FactValue | None:
    """Keep one reading where it belongs; the value, None where there is none."""
    if isinstance(reading, Blank):
        if one.required and hidden is None:
            checked.missing.append(one.code)
        return None
    if problem := _not_yours(hidden):
        checked.problems[one.code] = problem
        return None
    if isinstance(reading, Refused):
        checked.problems[one.code] = reading.problem
        return None
    _keep(checked, one, reading)
    if hidden and hidden.why is Why.GATE:
        checked.doubts[one.code] = DomainError(
            "not_expected", "Isian ini biasanya tidak ditanyakan untuk umur atau bulan ini. Periksa lagi."
        )
    return reading.value


def _keep(checked: Checked, one: Field, reading: Read) -> None:
    if one.concept is None:
        checked.services[one.code] = int(reading.value)
    else:
        checked.values[one.code] = reading.value
    if reading.rounded:
        checked.rounded.add(one.code)


def _not_yours(hidden: Hidden | None) -> DomainError | None:
    match hidden.why if hidden else None:
        case Why.ROLE:
            return DomainError("not_yours_to_write", "Isian ini diisi oleh tenaga kesehatan.")
        case Why.COMPUTED:
            return DomainError("is_computed", "Isian ini dihitung oleh Simpul. Kosongkan isian ini.")
        case Why.PLACE:
            return DomainError("another_place", "Formulir ini tidak dipakai di tempat ini.")
        case _:
            return None
