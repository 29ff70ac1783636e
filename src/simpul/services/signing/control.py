"""Does somebody with hypertension come for control? By today, not by the day of a visit (HT-KONTROL)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import State, assess
from simpul.knowledge.rules.person import Pressure, Reading, known_of_pressure, last_pressure, with_before
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
    newest first, asked for only where the last pressure is half or cannot be: then it is to be completed or measured
    again, and the one before it may ask for something meanwhile. Of who is not known to have hypertension, or is not
    meant today, there is nothing to say."""
    rule, had = acting.rules.get(RULE), last.get(PATIENT)
    if rule is None or had is None or had.value != 1:
        return []
    newest = last_pressure(*(_reading(last.get(code)) for code in PRESSURE))
    if newest.on and not newest.is_whole:
        newest = with_before(newest, (one for one in pressures_by_day(every()) if one.on != newest.on))
    answer = assess(rule, {**known, **known_of_pressure(today, newest), PATIENT: 1})
    if answer.state is State.NOT_APPLICABLE:
        return []
    return [Judgement(answer, rule.key in acting.signed)]


def pressures_by_day(entries: Iterable[Entry]) -> list[Pressure]:
    """entries: the newest first. Of each day the last of each number, the newest day first."""
    days: dict[date, dict[str, Entry]] = {}
    for one in entries:
        days.setdefault(one.local_date, {}).setdefault(one.concept, one)
    return [last_pressure(*(_reading(found.get(code)) for code in PRESSURE)) for found in days.values()]


def _reading(one: Entry | None) -> Reading | None:
    return (one.local_date, one.value) if one else None
