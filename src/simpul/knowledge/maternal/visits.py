"""What of a visit K1 to K6 is still missing for this woman, given her findings? (ANC-2; visits.json)

Nothing is called complete that Simpul cannot record: such items are named. An item on indication is asked for where a
rule of the day finds something in her (knowledge.rules); tetanus is read from the immunisation engine.
"""

from collections.abc import Mapping

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.due.pregnancy import trimester_of
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.immunization import Next, State, evaluate
from simpul.knowledge.immunization.steps.tetanus import KEY
from simpul.knowledge.maternal.definition import VISITS, Asked, Item, items, thing
from simpul.knowledge.maternal.visit_answer import Findings, ItemState, Judged, VisitItems
from simpul.knowledge.rules import Priority, assess, rules_on
from simpul.knowledge.rules.evaluate import can_be
from simpul.knowledge.rules.language.definition import Input
from simpul.knowledge.rules.person import known_of


def visit_items(nth: int, findings: Findings) -> VisitItems:
    """The items of K1 to K6 for one woman on one day. Raises ValueError for a visit that there is not."""
    if nth not in VISITS:
        raise ValueError(f"there is no K{nth}")
    rule = next(one for one in schedule() if one.code == f"K{nth}")
    known = known_of(findings.about)
    days = known.get("gestation_days")
    td = evaluate(findings.immunization).next[KEY] if findings.immunization else None
    judged = tuple(_judged(item, nth, findings, known, td) for item in items())
    on_time = trimester_of(days) == rule.trimester if isinstance(days, int) else None
    return VisitItems(nth, rule, on_time, judged, td)


def _judged(item: Item, nth: int, findings: Findings, known: dict[str, FactValue], td: Next | None) -> Judged:
    asked = item.asked_at(nth)
    if asked in (Asked.NO, Asked.OPEN):
        return Judged(item, asked, ItemState.NOT_ASKED if asked is Asked.NO else ItemState.OPEN)
    indicated = _indicated(item, findings, known) if asked is Asked.ON_INDICATION else ()
    if asked is Asked.ON_INDICATION and not indicated:
        return Judged(item, asked, ItemState.NO_INDICATION)
    if item.tetanus:
        return Judged(item, asked, _tetanus(td))
    if not item.is_recordable:
        return Judged(item, asked, ItemState.NOT_RECORDABLE, indicated_by=indicated)
    state, lacking = _found(item, findings, known)
    return Judged(item, asked, state, lacking, indicated)


def _indicated(item: Item, findings: Findings, known: dict[str, FactValue]) -> tuple[str, ...]:
    """The signs that she has, and the rules that find something in her: whose certain band is no P4."""
    values = {**known, **findings.before, **findings.now}
    answers = (assess(rule, values) for rule in item.indicating(rules_on(findings.about.on)))
    by_rule = [one.rule.code for one in answers if one.acts and one.acts.priority is not Priority.P4]
    return (*(code for code in item.signs if values.get(code) == 1), *by_rule)


def _found(item: Item, findings: Findings, known: dict[str, FactValue]) -> tuple[ItemState, tuple[str, ...]]:
    values = {**findings.before, **findings.now} if item.once else findings.now
    doubted = tuple(code for code in item.needs if code in values and not _is_possible(code, values[code], known))
    lacking = tuple(code for code in item.needs if not _is_there(item, code, values) or code in doubted)
    if not lacking or (item.any_of and len(lacking) < len(item.needs)):
        return ItemState.DONE, ()
    return ItemState.MEASURE_AGAIN if doubted else ItemState.MISSING, lacking


def _is_there(item: Item, code: str, values: Mapping[str, FactValue]) -> bool:
    return values.get(code) == 1 if item.yes else code in values


def _is_possible(code: str, value: FactValue, known: dict[str, FactValue]) -> bool:
    one = thing(code)
    if isinstance(one, Concept) and one.kind not in (Kind.TEXT, Kind.DATE):
        return can_be(Input(code, one), value, known.get("age_months"))
    return bool(value)


def _tetanus(td: Next | None) -> ItemState:
    """Done where nothing is to be given today."""
    if td is None:
        return ItemState.UNKNOWN
    return ItemState.MISSING if td.state in (State.DUE, State.LATE) else ItemState.DONE
