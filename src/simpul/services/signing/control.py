"""Does somebody with hypertension come for control? By today, not by the day of a visit (HT-KONTROL)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import State, assess
from simpul.knowledge.rules.person import Pressure, Reading, is_possible, known_of_pressure, last_pressure
from simpul.records.visits.models import Entry
from simpul.services.signing.acting import PRESSURE, Judgement
from simpul.services.signing.of_day import Acting

RULE, PATIENT = "HT-KONTROL", "own_hypertension"


def control_of(
    acting: Acting,
    last: Mapping[str, Entry],
    known: Mapping[str, FactValue],
    today: date,
    every: Callable[[], Iterable[Entry]],
) -> list[Judgement]:
    """last: the last finding of each concept; known: `known_of` the person today; every: all numbers of pressures, the
    newest first, asked for only where the last pressure cannot be. Then the last that can be is judged, and the other
    one is named to be measured again. Of who is not known to have hypertension, or is not meant today, there is nothing
    to say."""
    rule, had = acting.rules.get(RULE), last.get(PATIENT)
    if rule is None or had is None or had.value != 1:
        return []
    newest = last_pressure(*(_reading(last.get(code)) for code in PRESSURE))
    judged = [newest]
    if not is_possible(newest):
        older = next(filter(is_possible, pressures_by_day(every())), None)
        judged += [older] if older else []
    answers = (assess(rule, {**known, **known_of_pressure(today, one), PATIENT: 1}) for one in judged)
    told = [one for one in answers if one.state is not State.NOT_APPLICABLE]
    return [Judgement(one, rule.key in acting.signed) for one in told]


def pressures_by_day(entries: Iterable[Entry]) -> list[Pressure]:
    """entries: the newest first. Of each day the last of each number, the newest day first."""
    days: dict[date, dict[str, Entry]] = {}
    for one in entries:
        days.setdefault(one.local_date, {}).setdefault(one.concept, one)
    return [last_pressure(*(_reading(found.get(code)) for code in PRESSURE)) for found in days.values()]


def _reading(one: Entry | None) -> Reading | None:
    return (one.local_date, one.value) if one else None
