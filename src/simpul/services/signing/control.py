"""Does somebody with hypertension come for control? By today, not by the day of a visit (HT-KONTROL)."""

from collections.abc import Mapping
from datetime import date

from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import State, assess
from simpul.knowledge.rules.person import Pressure, known_of_pressure
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
    upper, lower = (last.get(code) for code in PRESSURE)
    taken = Pressure(upper.local_date, upper.value, lower.value if lower else None) if upper else Pressure(None)
    answer = assess(rule, {**known, **known_of_pressure(today, taken), PATIENT: 1})
    return [] if answer.state is State.NOT_APPLICABLE else [Judgement(answer, rule.key in acting.signed)]
