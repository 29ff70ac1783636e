"""How does one rule read: for whom, in which band by what, and what is done then?"""

from simpul.knowledge.concepts import Concept, Kind, show_value
from simpul.knowledge.concepts.measures import MEASURES
from simpul.knowledge.forms.gates import FactValue, Gate, Op
from simpul.knowledge.rules.language.definition import Band, Derived, Rule
from simpul.knowledge.rules.language.known import Known
from simpul.knowledge.rules.language.quantities import Item, Product, Score, Sum
from simpul.knowledge.rules.wording import phrases
from simpul.knowledge.rules.wording.formulas import said_product, said_sum, show_limit, unit_of

FEW = 3  # signs from which on they stand as a list


class Words:
    """The words of one rule in one language, "id" or "en"."""

    def __init__(self, rule: Rule, language: str) -> None:
        self.rule, self.language = rule, language

    def applies(self) -> str:
        return self.gate(self.rule.applies) if self.rule.applies else ""

    def asked(self, code: str) -> str:
        """Of whom an input is asked; "" for one that is asked of everybody."""
        when = self.rule.inputs[code].when
        return phrases.ASKED[self.language].format(self.gate(when)) if when else ""

    def band(self, band: Band) -> str:
        """When, which band, what is done, and after how many days somebody looks again."""
        when = self.gate(band.when) if band.when else phrases.EVERYBODY[self.language]
        said = f"{when[:1].upper()}{when[1:]}: {band.label(self.language)} ({band.priority})."
        again = phrases.AGAIN[self.language].format(band.recheck_days) if band.recheck_days else ""
        return f"{said} {band.action(self.language)}{again}"

    def ours(self, band: Band) -> str:
        """What of a band no source gives; "" where all of it was read."""
        parts = ", ".join(phrases.PARTS[self.language][one] for one in band.ours)
        return phrases.OURS[self.language].format(parts) if parts else ""

    def gate(self, gate: Gate) -> str:
        match gate.op:
            case Op.ALL:
                return phrases.JOINED[self.language][gate.op].join(self._part(part) for part in gate.parts)
            case Op.ANY:
                return self._any(gate)
            case Op.NOT:
                return self._not(gate.parts[0])
            case Op.MISSING:
                return phrases.UNKNOWN[self.language].format(self.name(gate.fact))
            case Op.IS | Op.IN:
                return self._is(gate)
        said = phrases.COMPARED[self.language][gate.op].format(self.value(gate.fact, gate.values[0]))
        return f"{self.name(gate.fact)}{'' if self._unit(gate.fact) else ':'} {said}"

    def _part(self, gate: Gate) -> str:
        said = self.gate(gate)
        return f"({said})" if gate.op in (Op.ALL, Op.ANY) else said

    def _any(self, gate: Gate) -> str:
        """Signs of which one is enough stand as a list."""
        signs = [one for one in gate.parts if self._is_yes(one)]
        if len(signs) < FEW:
            return phrases.JOINED[self.language][gate.op].join(self._part(part) for part in gate.parts)
        listed = phrases.ANY_YES[self.language].format("; ".join(self.name(one.fact) for one in signs))
        others = [self._part(one) for one in gate.parts if one not in signs]
        return phrases.JOINED[self.language][gate.op].join([f"({listed})", *others]) if others else listed

    def _not(self, gate: Gate) -> str:
        if gate.op is Op.MISSING:
            return phrases.KNOWN[self.language].format(self.name(gate.fact))
        if self._is_yes(gate):
            return phrases.NOT_YES[self.language].format(self.name(gate.fact))
        return (phrases.NONE_OF if gate.op is Op.ANY else phrases.NOT)[self.language].format(self.gate(gate))

    def _is(self, gate: Gate) -> str:
        if self._is_yes_no(gate.fact):
            return phrases.YES_NO[self.language][int(bool(gate.values[0]))].format(self.name(gate.fact))
        said = phrases.one_of([self.value(gate.fact, one) for one in gate.values], self.language)
        if self._unit(gate.fact):
            return phrases.EXACTLY[self.language].format(self.name(gate.fact), said)
        return f"{self.name(gate.fact)}: {said}"

    def name(self, code: str) -> str:
        if code in self.rule.derived:
            return self.rule.derived[code].label(self.language)
        return self.rule.inputs[code].thing.label(self.language)

    def value(self, code: str, value: FactValue) -> str:
        """A limit or an answer with its unit, as it is typed."""
        if code in self.rule.derived:
            return show_limit(self.rule.derived[code], int(value), self.language)
        thing = self.rule.inputs[code].thing
        if isinstance(thing, Concept):
            return show_value(thing, value, self.language)
        return thing.show(value, self.language)

    def derived(self, one: Derived) -> str:
        """How the quantity is made, as a formula or a score table in words."""
        match one.derivation:
            case Sum():
                return said_sum(self.rule, one, one.derivation, self.language)
            case Product():
                return said_product(self.rule, one, one.derivation, self.language)
            case Score():
                return self._score(one, one.derivation)

    def _score(self, one: Derived, made: Score) -> str:
        if not made.items:
            return phrases.ADDED[self.language].format(", ".join(map(self.name, made.plus)))
        signs = [item for item in made.items if self._is_one_yes(item)]
        names = ", ".join(self.name(item.bands[0][0].fact) for item in signs)
        others = [self._item(one, item) for item in made.items if item not in signs]
        said = [phrases.COUNTED[self.language].format(names)] if signs else []
        return "; ".join([*said, *others, *(self.name(name) for name in made.plus)])

    def _item(self, one: Derived, item: Item) -> str:
        """1 poin bila ...; of a score that is an age or a number of weeks, 36 minggu bila ..."""
        unit = unit_of(one, self.language) or phrases.POINT[self.language]
        points = phrases.POINTS[self.language]
        return ", ".join(points.format(f"{many} {unit}", self.gate(gate)) for gate, many in item.bands)

    def _unit(self, code: str) -> str:
        """Behind a number of this name; "" for a bare count, an answer or a word."""
        if code in self.rule.derived:
            return unit_of(self.rule.derived[code], self.language)
        thing = self.rule.inputs[code].thing
        if isinstance(thing, Concept):
            return MEASURES[thing.entry_unit].label(self.language) if thing.entry_unit else ""
        return thing.unit(self.language)

    def _is_yes_no(self, code: str) -> bool:
        thing = self.rule.inputs[code].thing if code in self.rule.inputs else None
        if isinstance(thing, Known):
            return thing.is_yes_no
        return isinstance(thing, Concept) and thing.kind is Kind.YES_NO

    def _is_yes(self, gate: Gate) -> bool:
        return gate.op is Op.IS and bool(gate.values[0]) and self._is_yes_no(gate.fact)

    def _is_one_yes(self, item: Item) -> bool:
        return len(item.bands) == 1 and item.bands[0][1] == 1 and self._is_yes(item.bands[0][0])
