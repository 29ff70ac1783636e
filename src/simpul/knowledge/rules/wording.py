"""How is a rule read by a doctor? Each condition a phrase, each band a sentence, in Indonesian and in English.

The words are made from the data by which the rule acts, so that what is read and signed is what happens.
"""

from fractions import Fraction

from simpul.knowledge.concepts import Concept, Kind, show_value
from simpul.knowledge.forms.gates import FactValue, Gate, Op
from simpul.knowledge.rules.language.definition import Band, Derived, Rule
from simpul.knowledge.rules.language.known import Known
from simpul.knowledge.rules.language.quantities import Item, Product, Score, Sum

PHRASES = {
    "id": {
        Op.AT_LEAST: "{} atau lebih", Op.ABOVE: "di atas {}", Op.AT_MOST: "paling banyak {}", Op.BELOW: "di bawah {}",
        Op.ALL: " dan ", Op.ANY: " atau ", Op.NOT: "tidak ({})", Op.MISSING: "{} tidak diketahui", Op.IN: " atau ",
    },
    "en": {
        Op.AT_LEAST: "{} or more", Op.ABOVE: "above {}", Op.AT_MOST: "at most {}", Op.BELOW: "below {}",
        Op.ALL: " and ", Op.ANY: " or ", Op.NOT: "not ({})", Op.MISSING: "{} is unknown", Op.IN: " or ",
    },
}  # fmt: skip
KNOWN = {"id": "{} sudah diisi", "en": "{} was answered"}
EVERYBODY = {"id": "selain itu", "en": "otherwise"}
AGAIN = {"id": " Periksa lagi dalam {} hari.", "en": " Check again within {} days."}
ASKED = {"id": "hanya bila {}", "en": "only if {}"}
YES_NO = {"id": ("{}: tidak", "{}: ya"), "en": ("{}: no", "{}: yes")}
POINTS = {"id": "{} poin bila {}", "en": "{} points if {}"}
ONLY_SIGNED = {"id": "berlaku hanya bila ditandatangani dokter", "en": "acts only where a doctor signed it"}
COUNTED = {"id": "banyaknya ya dari: {}", "en": "how many are yes of: {}"}


class Words:
    """The words of one rule in one language, "id" or "en"."""

    def __init__(self, rule: Rule, language: str) -> None:
        self.rule, self.language = rule, language

    def applies(self) -> str:
        return self.gate(self.rule.applies) if self.rule.applies else ""

    def asked(self, code: str) -> str:
        """Of whom an input is asked; "" for one that is asked of everybody."""
        when = self.rule.inputs[code].when
        return ASKED[self.language].format(self.gate(when)) if when else ""

    def band(self, band: Band) -> str:
        """When, which band, what is done, and after how many days somebody looks again."""
        when = self.gate(band.when) if band.when else EVERYBODY[self.language]
        said = f"{when[:1].upper()}{when[1:]}: {band.label(self.language)} ({band.priority})."
        again = AGAIN[self.language].format(band.recheck_days) if band.recheck_days else ""
        return f"{said} {band.action(self.language)}{again}"

    def gate(self, gate: Gate) -> str:
        phrases = PHRASES[self.language]
        match gate.op:
            case Op.ALL | Op.ANY:
                return phrases[gate.op].join(self._part(part) for part in gate.parts)
            case Op.NOT if gate.parts[0].op is Op.MISSING:
                return KNOWN[self.language].format(self.name(gate.parts[0].fact))
            case Op.NOT:
                return phrases[gate.op].format(self.gate(gate.parts[0]))
            case Op.MISSING:
                return phrases[gate.op].format(self.name(gate.fact))
        if gate.op in (Op.IS, Op.IN):
            return self._one_of(gate)
        return f"{self.name(gate.fact)} {phrases[gate.op].format(self.value(gate.fact, gate.values[0]))}"

    def _part(self, gate: Gate) -> str:
        said = self.gate(gate)
        return f"({said})" if gate.op in (Op.ALL, Op.ANY) else said

    def _one_of(self, gate: Gate) -> str:
        if self._is_yes_no(gate.fact):
            return YES_NO[self.language][int(bool(gate.values[0]))].format(self.name(gate.fact))
        values = PHRASES[self.language][Op.IN].join(self.value(gate.fact, one) for one in gate.values)
        return f"{self.name(gate.fact)} {values}"

    def name(self, code: str) -> str:
        if code in self.rule.derived:
            return self.rule.derived[code].label(self.language)
        return self.rule.inputs[code].thing.label(self.language)

    def value(self, code: str, value: FactValue) -> str:
        """A limit or an answer with its unit, as it is typed."""
        if code in self.rule.derived:
            return f"{value} {self.rule.derived[code].unit}".rstrip()
        thing = self.rule.inputs[code].thing
        if isinstance(thing, Concept):
            return show_value(thing, value, self.language)
        return thing.show(value, self.language)

    def derived(self, one: Derived) -> str:
        """How the quantity is made, as a formula or a score table in words."""
        match one.derivation:
            case Sum():
                return self._sum(one.derivation)
            case Product():
                return self._product(one.derivation)
            case Score():
                return self._score(one.derivation)

    def _sum(self, made: Sum) -> str:
        """systolic + 2 diastolic, hand - foot: a term of minus one is taken away."""
        said = ""
        for name, times in made.terms:
            sign = ("- " if times < 0 else "") if not said else " - " if times < 0 else " + "
            said += f"{sign}{f'{abs(times)} ' if abs(times) != 1 else ''}{self.name(name)}"
        return f"({said}) / {made.divided_by}" if made.divided_by != 1 else said

    def _product(self, made: Product) -> str:
        over = " × ".join(self.name(name) for name in made.over)
        under = " × ".join(self.name(name) for name in made.under)
        factor = "" if made.factor == 1 else f"{made.factor} × "
        return f"{factor}{over} / ({under})" if under else f"{factor}{over}"

    def _score(self, made: Score) -> str:
        plain = [self.name(item.bands[0][0].fact) for item in made.items if _is_one_yes(item)]
        others = [self._item(item) for item in made.items if not _is_one_yes(item)]
        said = [COUNTED[self.language].format(", ".join(plain))] if plain else []
        return "; ".join([*said, *others, *(self.name(name) for name in made.plus)])

    def _item(self, item: Item) -> str:
        return ", ".join(POINTS[self.language].format(points, self.gate(gate)) for gate, points in item.bands)

    def _is_yes_no(self, code: str) -> bool:
        thing = self.rule.inputs[code].thing if code in self.rule.inputs else None
        if isinstance(thing, Known):
            return thing.is_yes_no
        return isinstance(thing, Concept) and thing.kind is Kind.YES_NO


def show_size(one: Derived, size: Fraction, language: str) -> str:
    """A derived number as it is shown: 90,67 mmHg. It is cut for showing only; what is compared is exact."""
    written = f"{float(size):.{one.decimals}f}"
    return f"{written if language == 'en' else written.replace('.', ',')} {one.unit}".rstrip()


def _is_one_yes(item: Item) -> bool:
    return len(item.bands) == 1 and item.bands[0][1] == 1 and item.bands[0][0].op is Op.IS
