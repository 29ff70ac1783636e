"""Does somebody with hypertension come for control? By today, not by the day of a visit (HT-KONTROL)."""

from collections.abc import Mapping
from datetime import date

from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import State, assess
from simpul.knowledge.rules.person import known_of_pressure, last_pressure
from simpul.records.visits.models import Entry
from simpul.services.signing.acting import PRESSURE, Judgement
from simpul.services.signing.of_day import Acting

RULE, PATIENT = "HT-KONTROL", "own_hypertension"


def control_of(
    acting: Acting, last: Mapping[str, Entry], known: Mapping[str, FactValue], today: date
) -> list[Judgement]:
    """last: the last finding of each concept; known: `known_of` the person today. Of who is not known to have
    hypertension, or is not meant today, there is nothing to say."""
    rule, had = acting.rules.get(RULE), last.get(PATIENT)
    if rule is None or had is None or had.value != 1:
        return []
    upper, lower = ((one.local_date, one.value) if (one := last.get(code)) else None for code in PRESSURE)
    answer = assess(rule, {**known, **known_of_pressure(today, last_pressure(upper, lower)), PATIENT: 1})
    return [] if answer.state is State.NOT_APPLICABLE else [Judgement(answer, rule.key in acting.signed)]
