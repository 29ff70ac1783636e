"""Does somebody with hypertension come for control? By today, not by the day of a visit (HT-KONTROL)."""

from collections.abc import Mapping
from datetime import date

from simpul.knowledge.rules import assess
from simpul.knowledge.rules.person import About, known_of
from simpul.records.visits.models import Entry
from simpul.services.signing.acting import Judgement
from simpul.services.signing.of_day import Acting

RULE, PATIENT, PRESSURE = "HT-KONTROL", "own_hypertension", "systolic"


def control_of(acting: Acting, last: Mapping[str, Entry], today: date) -> list[Judgement]:
    """last: the last finding of each concept. Of who is not known to have hypertension there is nothing to say."""
    rule, had, taken = acting.rules.get(RULE), last.get(PATIENT), last.get(PRESSURE)
    if rule is None or had is None or had.value != 1:
        return []
    known = known_of(About(today, pressure_on=taken.local_date if taken else None))
    return [Judgement(assess(rule, {PATIENT: 1, **known}), rule.key in acting.signed)]
