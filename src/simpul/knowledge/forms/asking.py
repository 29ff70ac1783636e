"""Which fields does this form ask at this visit, with which default, and why are the others not asked?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simpul.foundation.local_time import Month
from simpul.knowledge.forms.definition import Field, Filled, Form, HowOften, Section
from simpul.knowledge.forms.facts import Facts, LastValue, looking
from simpul.knowledge.forms.gates import FactValue, Gate, Look, holds, unknown_facts
from simpul.knowledge.growth.age import completed_months

MONTHS = {HowOften.SIX_MONTHLY: 6, HowOften.YEARLY: 12}


class Why(StrEnum):
    """Why a field is not asked."""

    PLACE = "place"  # the form is not used here
    ROLE = "role"  # somebody else asks it
    GATE = "gate"  # does not apply
    UNKNOWN = "unknown"  # a fact would have to be known first
    COMPUTED = "computed"  # Simpul computes it
    RECORDED = "recorded"  # was recorded often enough


@dataclass(frozen=True, slots=True)
class Hidden:
    """facts  which are not known, for Why.UNKNOWN"""

    why: Why
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedField:
    """hidden   None where it is asked
    default  the value of last time where the form offers it and the asker may see it
    """

    section: Section
    field: Field
    default: FactValue | None = None
    hidden: Hidden | None = None


def fields_to_ask(
    form: Form, facts: Facts, answers: Mapping[str, FactValue], last_values: Mapping[str, LastValue]
) -> list[AskedField]:
    """Every field in the order of the paper card, asked or hidden.

    answers      what this form has so far, by code of the concept or service; what is computed belongs to it
    last_values  what was recorded last, by code of the concept; of a service facts.last_given says it
    """
    look = looking(facts, answers, last_values)
    return [
        AskedField(
            section, field, _default(field, facts, last_values), why_hidden(form, field, facts, look, last_values)
        )
        for section, field in form.fields()
    ]


def why_hidden(
    form: Form, field: Field, facts: Facts, look: Look, last_values: Mapping[str, LastValue]
) -> Hidden | None:
    if facts.place not in form.places:
        return Hidden(Why.PLACE)
    if facts.role not in field.asked_by:
        return Hidden(Why.ROLE)
    if field.filled is Filled.COMPUTED and not facts.from_paper:
        return Hidden(Why.COMPUTED)
    for gate in (form.who, field.gate):
        if gate and not holds(gate, look):
            return _closed(gate, look)
    return Hidden(Why.RECORDED) if _recorded(field, facts, last_values) else None


def _closed(gate: Gate, look: Look) -> Hidden:
    if holds(gate, look) is None:
        return Hidden(Why.UNKNOWN, tuple(sorted(unknown_facts(gate, look))))
    return Hidden(Why.GATE)


def _recorded(field: Field, facts: Facts, last_values: Mapping[str, LastValue]) -> bool:
    last = _last_day(field, facts, last_values)
    if last is None or field.how_often is HowOften.EACH_VISIT:
        return False
    match field.how_often:
        case HowOften.MONTHLY:
            return Month.of(last) == Month.of(facts.on)
        case HowOften.SIX_MONTHLY | HowOften.YEARLY:
            return completed_months(last, facts.on) < MONTHS[field.how_often]
        case HowOften.EPISODE:
            return facts.episode_since is not None and last >= facts.episode_since
        case HowOften.ONCE:
            return True


def _last_day(field: Field, facts: Facts, last_values: Mapping[str, LastValue]) -> date | None:
    if field.concept is None:
        return facts.last_given.get(field.code)
    last = last_values.get(field.code)
    return last.on if last else None


def _default(field: Field, facts: Facts, last_values: Mapping[str, LastValue]) -> FactValue | None:
    last = last_values.get(field.code)
    if last is None or field.default_days is None or facts.role not in field.shown_to:
        return None
    return last.value if 0 <= (facts.on - last.on).days <= field.default_days else None
