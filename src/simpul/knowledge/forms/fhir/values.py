"""How does a value of a concept stand in FHIR? Numbers in the unit in which they are typed, options as codings."""

from fractions import Fraction
from typing import Any

from simpul.knowledge.concepts import Concept, Kind, Option, Service
from simpul.knowledge.concepts.measures import MEASURES
from simpul.knowledge.forms.fhir.codes import UCUM, Export
from simpul.knowledge.forms.gates import FactValue
from simpul.reference.satusehat.read import addresses

TYPES = {
    Kind.QUANTITY: "decimal",
    Kind.COUNT: "integer",
    Kind.YES_NO: "boolean",
    Kind.CODED: "choice",
    Kind.DATE: "date",
    Kind.TEXT: "text",
}
WITHOUT_UNIT = "1"


def type_of(thing: Concept | Service) -> str:
    """The type of the item; a service was given or was not."""
    return TYPES[thing.kind] if isinstance(thing, Concept) else "boolean"


def number_of(concept: Concept, value: int) -> int | float:
    """In the unit of entry: 3500 g is 3.5 kg. Whole where it is whole."""
    exact = Fraction(value * MEASURES[concept.unit].size, MEASURES[concept.entry_unit].size)
    return exact.numerator if exact.denominator == 1 else float(exact)


def decimals_of(concept: Concept) -> int:
    """How many places behind the point the resolution leaves, in the unit of entry."""
    step = Fraction(concept.resolution * MEASURES[concept.unit].size, MEASURES[concept.entry_unit].size)
    return next(places for places in range(10) if (step * 10**places).denominator == 1)


def unit_of(concept: Concept) -> dict[str, str] | None:
    """A coding of UCUM; None of a number without a unit, and of what is no number."""
    if concept.entry_unit in ("", WITHOUT_UNIT):
        return None
    measure = MEASURES[concept.entry_unit]
    return {"system": addresses()[UCUM], "code": measure.code, "display": measure.label_id}


def coding_of(concept: Concept, option: Option, export: Export) -> dict[str, Any]:
    system = export.address("CodeSystem", concept.code)
    return ({"system": system} if system else {}) | {"code": option.code, "display": option.label_id}


def answer_of(prefix: str, thing: Concept | Service, value: FactValue, export: Export) -> dict[str, Any]:
    """The element of a value in a condition: answerDecimal, answerInteger, answerBoolean or answerCoding.

    Raises ValueError for a text or a day, of which a gate asks only whether it is missing.
    """
    if isinstance(thing, Service) or thing.kind is Kind.YES_NO:
        return {f"{prefix}Boolean": bool(value)}
    if not isinstance(value, int) or thing.kind not in (Kind.QUANTITY, Kind.COUNT, Kind.CODED):
        raise ValueError(f"no gate compares {thing.code}")
    if thing.kind is Kind.COUNT:
        return {f"{prefix}Integer": value}
    if thing.kind is Kind.QUANTITY:
        return {f"{prefix}Decimal": number_of(thing, value)}
    option = thing.option_of(value)
    if option is None:
        raise ValueError(f"{thing.code} has no option {value}")
    return {f"{prefix}Coding": {key: of for key, of in coding_of(thing, option, export).items() if key != "display"}}
