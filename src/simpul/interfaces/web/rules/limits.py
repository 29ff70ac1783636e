"""What does the page of a rule show of its limits: what was tried, and into which band that falls? No I/O."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats, marks
from simpul.interfaces.web.rules.words import state_words
from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.concepts.showing import YES_NO
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Rule
from simpul.knowledge.rules.language.known import Known
from simpul.knowledge.rules.review import Edge, Line, edges
from simpul.knowledge.rules.wording import Words, show_size


@dataclass(frozen=True, slots=True)
class LineShown:
    value: str
    outcome: str
    priority: marks.Mark | None


@dataclass(frozen=True, slots=True)
class EdgeShown:
    title: str
    beside: str
    changes: bool
    lines: list[LineShown]


def edges_shown(rule: Rule, fingerprint: str) -> list[EdgeShown]:
    words = Words(rule, formats.language())
    return [_edge(rule, words, edge) for edge in _edges(fingerprint, Keyed(rule))]


class Keyed:
    """A rule as a key: two are alike where their fingerprints are, which stand beside it."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keyed) and self.rule.key == other.rule.key

    def __hash__(self) -> int:
        return hash(self.rule.key)


@lru_cache(maxsize=512)
def _edges(_fingerprint: str, keyed: Keyed) -> tuple[Edge, ...]:
    return edges(keyed.rule)


def _edge(rule: Rule, words: Words, edge: Edge) -> EdgeShown:
    title = words.name(edge.name)
    if edge.limit is not None:
        title = f"{title}, {words.value(edge.name, edge.limit)}"
    lines = [LineShown(_value(words, edge, line), *_outcome(line)) for line in edge.lines]
    return EdgeShown(title, _beside(rule, words, edge), edge.changes, lines)


def _value(words: Words, edge: Edge, line: Line) -> str:
    """What was tried: an input; of a derived quantity its size, and the inputs that were moved."""
    derived = words.rule.derived.get(edge.name)
    if derived is None:
        return _said(words, edge.name, line)
    span = line.answer.derived.get(edge.name)
    size = show_size(derived, span.low, words.language) if span else formats.MISSING
    few = edge.varied if len(edge.varied) <= 2 else ()
    moved = "; ".join(f"{words.name(code)} {_said(words, code, line)}" for code in few)
    return f"{size} ({moved})" if moved else size


def _said(words: Words, code: str, line: Line) -> str:
    return _in_words(words, code, line.values[code]) if code in line.values else formats.MISSING


def _in_words(words: Words, code: str, value: FactValue) -> str:
    thing = words.rule.inputs[code].thing
    if isinstance(thing, Known) and thing.is_yes_no:
        return YES_NO[words.language][int(value)]
    return words.value(code, value)


def _outcome(line: Line) -> tuple[str, marks.Mark | None]:
    band = line.answer.band
    if band is None:
        return state_words(line.answer.state.value), None
    return band.label(formats.language()), marks.of_priority(band.priority.value)


def _beside(rule: Rule, words: Words, edge: Edge) -> str:
    """The other inputs; signs that are absent in one word."""
    told = {code: value for code, value in edge.beside.items() if not _is_absent(rule, code, value)}
    said = [f"{words.name(code)} {_in_words(words, code, value)}" for code, value in told.items()]
    return "; ".join(said + ([_("tanda lain tidak ada")] if len(told) < len(edge.beside) else []))


def _is_absent(rule: Rule, code: str, value: object) -> bool:
    thing = rule.inputs[code].thing
    return isinstance(thing, Concept) and thing.kind is Kind.YES_NO and value == 0
