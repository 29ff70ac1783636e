"""Into which band does a person fall by a rule? Pure; TypeScript and columns answer the same (ADR 0032).

Bands are tried worst first with Kleene's three values. A band is the answer only where it holds, every worse one is
denied, and nothing required is missing. Where something is missing the answer says what, and which band is certain
whatever it turns out to be: a systolic pressure of 190 without a diastolic one is no category, but nobody goes home.
While a worse band may still hold, it is told as a lower end (language.least); a lower end that is P4 says nothing.
What cannot be counts as missing, and is to be measured again: it takes nothing away of what is certain without it.
"""

from collections.abc import Mapping

from simpul.knowledge.forms.gates import ABSENT, FactValue, Gate, holds, unknown_facts
from simpul.knowledge.rules.answer import Answer, State
from simpul.knowledge.rules.language.definition import Band, Priority, Rule
from simpul.knowledge.rules.language.possible import are_crossed, can_be, ends_of, months_of
from simpul.knowledge.rules.language.quantities import size_of
from simpul.knowledge.rules.language.spans import Found, Span, compare_span


def assess(rule: Rule, values: Mapping[str, FactValue]) -> Answer:
    """values: by input code, in the unit of the concept; what is not in it was not recorded. Never raises for a value
    that cannot be: that is `again` in the answer."""
    given = {code: values[code] for code in rule.inputs if code in values}
    finder = Finder(rule, given)
    applies = finder.holds(rule.applies) if rule.applies else True
    if applies is False:
        return Answer(rule, State.NOT_APPLICABLE, inputs=given)
    finder.believe()
    again = tuple(code for code in given if code not in finder.given and finder.asked(code) is not False)
    if again:
        least = _least_beside(rule, finder, again) if applies else None
        return Answer(rule, State.MEASURE_AGAIN, at_least=least, again=again, inputs=given)
    return _banded(rule, finder, given, applies=applies)


def looked_at(answer: Answer) -> set[str]:
    """The inputs that the rule asked of this person: a temperature that it asks only of ruptured membranes is given to
    it all the same, and is not looked at where these are whole."""
    finder = Finder(answer.rule, answer.inputs)
    return {code for code in answer.inputs if finder.asked(code) is not False}


def _banded(rule: Rule, finder: "Finder", given: dict[str, FactValue], *, applies: bool | None) -> Answer:
    unknown = finder.unknown(rule.applies) if rule.applies and applies is None else set()
    sure, undecided = _first_band(rule, finder)
    for gate in undecided:
        unknown |= finder.unknown(gate)
    needed = (unknown | finder.required_missing()) - finder.given.keys()
    missing = tuple(code for code in rule.inputs if code in needed)
    derived = {code: span for code in rule.derived if isinstance(span := finder.look(code), Span) and span.exact}
    if missing:
        least = _lower_end(sure, may_be_worse=bool(undecided)) if applies else None
        return Answer(rule, State.INCOMPLETE, at_least=least, missing=missing, inputs=given, derived=derived)
    return Answer(rule, State.ASSESSED, band=sure, inputs=given, derived=derived)


def _least_beside(rule: Rule, finder: "Finder", again: tuple[str, ...]) -> Band | None:
    """What is optional denies where it is unmeasured, and no more where it is to be measured again."""
    sure, undecided = _first_band(rule, finder)
    return _lower_end(sure, may_be_worse=bool(undecided) or any(rule.inputs[code].optional for code in again))


def _first_band(rule: Rule, finder: "Finder") -> tuple[Band | None, list[Gate]]:
    """The first band that surely holds, and the conditions of those before it that may."""
    undecided: list[Gate] = []
    for band in rule.bands:
        held = True if band.when is None else finder.holds(band.when)
        if held:
            return band, undecided
        if held is None and band.when:
            undecided.append(band.when)
    return None, undecided


def _lower_end(band: Band | None, *, may_be_worse: bool) -> Band | None:
    """What is told of a band that is certain while something is missing or to be measured again."""
    if band is None or band.when is None or band.priority is Priority.P4:
        return None
    return (band.least or band) if may_be_worse else band


class Finder:
    """What the rule finds under each name: an input that is believed, or what is derived from inputs. Each is looked
    for once, and only where something asks for it: few rules apply to a person."""

    def __init__(self, rule: Rule, told: Mapping[str, FactValue]) -> None:
        self.rule, self.told, self.months = rule, told, months_of(told)
        self.seen: dict[str, Found] = {}
        self.given: dict[str, FactValue] = {}

    def look(self, name: str) -> Found:
        if name not in self.seen:
            self.seen[name] = self._found(name)
        return self.seen[name]

    def _found(self, name: str) -> Found:
        if name in self.rule.derived:
            inputs = self.rule.inputs
            return size_of(self.rule.derived[name].derivation, self.look, lambda code: ends_of(inputs[code]))
        asked = self.asked(name)
        if asked and name in self.told and self._is_believed(name):
            return self.told[name]
        return ABSENT if asked is False or self.rule.inputs[name].optional else None

    def believe(self) -> None:
        """Fills `given` with what was told and can be; what is asked of everybody is seen with it."""
        self.given = {code: value for code, value in self.told.items() if self._is_believed(code)}
        everybodys = ((code, one) for code, one in self.rule.inputs.items() if one.when is None)
        self.seen |= {code: self.given.get(code, ABSENT if one.optional else None) for code, one in everybodys}

    def _is_believed(self, name: str) -> bool:
        one = self.rule.inputs[name]
        return self._can_be(name) and not (one.pair and self._is_crossed(one.pair))

    def _can_be(self, name: str) -> bool:
        return name in self.told and can_be(self.rule.inputs[name], self.told[name], self.months)

    def _is_crossed(self, pair: tuple[str, ...]) -> bool:
        return all(map(self._can_be, pair)) and are_crossed(*(self.told[name] for name in pair))

    def asked(self, name: str) -> bool | None:
        """Whether an input is asked of this person; None where that itself is not known."""
        when = self.rule.inputs[name].when
        return True if when is None else self.holds(when)

    def holds(self, gate: Gate) -> bool | None:
        return holds(gate, self.look, compare_span)

    def unknown(self, gate: Gate) -> set[str]:
        """The inputs, not the derived quantities, that would have to be known to answer this gate."""
        names = unknown_facts(gate, self.look, compare_span)
        return {code for name in names for code in beneath(self.rule, name) if self.look(code) is None}

    def required_missing(self) -> set[str]:
        inputs = self.rule.inputs.items()
        return {code for code, one in inputs if not one.optional and code not in self.given and self.asked(code)}


def beneath(rule: Rule, name: str) -> set[str]:
    """The inputs of which a name is made; of an input, itself."""
    if name not in rule.derived:
        return {name}
    return {code for part in rule.derived[name].derivation.names() for code in beneath(rule, part)}
