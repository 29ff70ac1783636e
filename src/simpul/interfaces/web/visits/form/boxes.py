"""Which box does a concept get on a screen, and how does a value stand in it?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.knowledge.concepts import Concept, Kind, show_number
from simpul.knowledge.concepts.measures import MEASURES
from simpul.knowledge.forms.gates import FactValue

FEW_OPTIONS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """kind  number, text, choices, list or service: which part of field.html draws it
    before  the last value in words, with its day; empty where there is none or it may not be shown
    is_sensitive  class C3 or C4: it is not kept on the device
    above, crossed  of the upper number of a pair: the code of the lower one, and what is said where it is not above it,
        with HIGH and LOW for the two numbers
    """

    code: str
    kind: str
    label: str
    help: str
    unit: str
    typed: str
    placeholder: str
    before: str
    required: bool
    says: str
    choices: list[Choice]
    longest: int
    has_batch: bool = False
    batch: str = ""
    expires: str = ""
    is_sensitive: bool = False
    above: str = ""
    crossed: str = ""


def box_of(concept: Concept, typed: str) -> Shown:
    """One concept alone, for a correction: without what it was before."""
    return Shown(
        code=concept.code,
        kind=kind_of(concept),
        label=concept.label(formats.language()),
        help="",
        unit=unit_of(concept),
        typed=typed,
        placeholder="",
        before="",
        required=False,
        says="",
        choices=choices_of(concept, typed),
        longest=concept.longest,
    )


def kind_of(concept: Concept | None) -> str:
    if concept is None:
        return "service"
    match concept.kind:
        case Kind.YES_NO:
            return "choices"
        case Kind.CODED:
            return "choices" if len(concept.options) <= FEW_OPTIONS else "list"
        case Kind.TEXT:
            return "text"
        case _:
            return "number"


def choices_of(concept: Concept | None, value: str) -> list[Choice]:
    """What can be chosen, with "not asked" first: a blank is no "tidak"."""
    if concept is None or concept.kind not in (Kind.YES_NO, Kind.CODED):
        return []
    words = [(one.code, one.label(formats.language())) for one in concept.options]
    words = words or [("ya", _("Ya")), ("tidak", _("Tidak"))]
    known = [Choice(code, label, code == value) for code, label in words]
    return [Choice("", _("Kosong"), not any(one.chosen for one in known)), *known]


def as_typed(concept: Concept | None, default: FactValue | None) -> str:
    """A default as it would have been typed."""
    if concept is None or default is None:
        return ""
    if concept.kind is Kind.YES_NO:
        return "ya" if default else "tidak"
    option = concept.option_of(default) if concept.kind is Kind.CODED and isinstance(default, int) else None
    if option:
        return option.code
    return default if isinstance(default, str) else show_number(concept, default, "id")


def unit_of(concept: Concept | None) -> str:
    return MEASURES[concept.entry_unit].label(formats.language()) if concept and concept.entry_unit else ""
