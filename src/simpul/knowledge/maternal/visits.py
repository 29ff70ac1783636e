"""What of a visit K1 to K6 is still missing for this woman, given her findings? (ANC-2; visits.json)

Nothing is called complete that Simpul cannot record: such items are named. An item on indication is asked for where a
rule that acts finds something in her (knowledge.rules); tetanus is read from the immunisation engine.
"""

from collections.abc import Mapping
from dataclasses import replace

from simpul.knowledge.concepts import Concept, Kind, crossed
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.due.pregnancy import trimester_of
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.immunization import Next, State, evaluate
from simpul.knowledge.immunization.steps.tetanus import KEY
from simpul.knowledge.maternal.definition import VISITS, Asked, Item, items, thing
from simpul.knowledge.maternal.visit_answer import Findings, ItemState, Judged, Left, VisitItems
from simpul.knowledge.rules import Priority, Rule, assess, rules_on
from simpul.knowledge.rules.language.definition import Input
from simpul.knowledge.rules.language.possible import can_be
from simpul.knowledge.rules.person import known_of

UNASKED = (ItemState.NOT_ASKED, ItemState.NO_INDICATION)
LEFT_OF_DOSES = {ItemState.MISSING: Left.DOSE_DUE, ItemState.UNKNOWN: Left.NOT_ON_RECORD}


def visit_items(nth: int, findings: Findings, acting: Mapping[str, Rule] | None = None) -> VisitItems:
    """The items of K1 to K6 for one woman on one day. Raises ValueError for a visit that there is not.

    acting  by code, the rules that may give an indication; without them those of the day, whoever signed what
    """
    if nth not in VISITS:
        raise ValueError(f"there is no K{nth}")
    rule = next(one for one in schedule() if one.code == f"K{nth}")
    known = known_of(findings.about)
    days = known.get("gestation_days")
    td = evaluate(findings.immunization).next[KEY] if findings.immunization else None
    asking = rules_on(findings.about.on) if acting is None else acting
    finding = Acting({**known, **findings.before, **findings.now}, asking)
    judged = (_judged(item, item.asked_at(nth), findings, finding, td) for item in items())
    told = tuple(_with_left(one, nth, findings, finding, td) for one in judged)
    on_time = trimester_of(days) == rule.trimester if isinstance(days, int) else None
    return VisitItems(nth, rule, on_time, told, td)


class Acting:
    """Which of the rules find something in her? Each is asked once."""

    def __init__(self, values: Mapping[str, FactValue], known: Mapping[str, Rule]) -> None:
        self.values, self.known = values, known
        self.age_months = values.get("age_months")
        self.answers: dict[str, bool] = {}

    def indications(self, item: Item) -> tuple[str, ...]:
        """The signs that she has, and the rules whose certain band is no P4."""
        by_rule = [rule.code for rule in item.indicating(self.known) if self.finds(rule)]
        return (*(code for code in item.signs if self.values.get(code) == 1), *by_rule)

    def finds(self, rule: Rule) -> bool:
        if rule.code not in self.answers:
            band = assess(rule, self.values).acts
            self.answers[rule.code] = band is not None and band.priority is not Priority.P4
        return self.answers[rule.code]


def _judged(item: Item, asked: Asked, findings: Findings, acting: Acting, td: Next | None) -> Judged:
    if asked in (Asked.NO, Asked.OPEN):
        return Judged(item, asked, ItemState.NOT_ASKED if asked is Asked.NO else ItemState.OPEN)
    indicated = acting.indications(item) if asked is Asked.ON_INDICATION else ()
    if asked is Asked.ON_INDICATION and not indicated:
        return Judged(item, asked, ItemState.NO_INDICATION)
    if item.tetanus:
        return Judged(item, asked, _tetanus(td))
    if not item.is_recordable:
        return Judged(item, asked, ItemState.NOT_RECORDABLE, indicated_by=indicated)
    values = {**findings.before, **findings.now} if item.once else findings.now
    state, lacking = _found(item, values, acting.age_months)
    return Judged(item, asked, state, lacking, indicated)


def _with_left(one: Judged, nth: int, findings: Findings, acting: Acting, td: Next | None) -> Judged:
    """With what an earlier visit left, where this one does not ask."""
    since = one.item.asked_before(nth) if one.state in UNASKED else None
    left = _left(one.item, findings, acting, td) if since else None
    return replace(one, left=left, since=since) if left else one


def _left(item: Item, findings: Findings, acting: Acting, td: Next | None) -> Left | None:
    if item.tetanus:
        return LEFT_OF_DOSES.get(_tetanus(td))
    found = _found(item, {**findings.before, **findings.now}, acting.age_months)[0] if item.needs else None
    is_there = found is ItemState.DONE or item.code in findings.shown
    return None if is_there else Left.NOT_ON_RECORD


def _found(item: Item, values: Mapping[str, FactValue], age: FactValue | None) -> tuple[ItemState, tuple[str, ...]]:
    doubted = _doubted({code: values[code] for code in item.needs if code in values}, age)
    lacking = tuple(code for code in item.needs if not _is_there(item, code, values) or code in doubted)
    if not lacking or (item.any_of and len(lacking) < len(item.needs)):
        return ItemState.DONE, ()
    return ItemState.MEASURE_AGAIN if doubted else ItemState.MISSING, lacking


def _doubted(values: Mapping[str, FactValue], age: FactValue | None) -> frozenset[str]:
    """What cannot be by itself, or not beside another one (concepts.crossed): as a rule believes neither of the two."""
    possible = {code: value for code, value in values.items() if _is_possible(code, value, age)}
    wrong = {one.code for pair in crossed(possible) for one in pair}
    return frozenset(values.keys() - possible.keys() | wrong)


def _is_there(item: Item, code: str, values: Mapping[str, FactValue]) -> bool:
    return values.get(code) == 1 if item.yes else code in values


def _is_possible(code: str, value: FactValue, age_months: FactValue | None) -> bool:
    one = thing(code)
    if isinstance(one, Concept) and one.kind not in (Kind.TEXT, Kind.DATE):
        return can_be(Input(code, one), value, age_months)
    return bool(value)


def _tetanus(td: Next | None) -> ItemState:
    """Done where nothing is to be given today."""
    if td is None:
        return ItemState.UNKNOWN
    return ItemState.MISSING if td.state in (State.DUE, State.LATE) else ItemState.DONE
