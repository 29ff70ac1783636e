"""How is a quantity that a rule derives written: as a formula or a score table, and its size as a number with a unit?

Rules compare whole numbers of a small unit (g/m2, mm); a reader gets the unit of forms (kg/m2, cm), formulas too.
"""

from fractions import Fraction
from math import prod

from simpul.knowledge.concepts import Concept
from simpul.knowledge.concepts.measures import MEASURES
from simpul.knowledge.concepts.showing import show_parts, size_of
from simpul.knowledge.rules.language.definition import Derived, Rule
from simpul.knowledge.rules.language.quantities import Product, Sum

TIMES = "{} × {}"


def show_size(one: Derived, size: Fraction, language: str) -> str:
    """A derived number as it is shown: 90,67 mmHg. It is rounded for showing only; what is compared is exact."""
    written = f"{float(size / parts_of(one)):.{one.decimals}f}"
    return _with_unit(one, written if language == "en" else written.replace(".", ","), language)


def show_limit(one: Derived, limit: int, language: str) -> str:
    """A number with which a derived quantity is compared, with every digit."""
    return _with_unit(one, show_parts(limit, parts_of(one), language), language)


def unit_of(one: Derived, language: str) -> str:
    return MEASURES[one.shown].label(language)


def parts_of(one: Derived) -> int:
    """How many of what is compared make one of what is shown."""
    return MEASURES[one.shown].size // MEASURES[one.unit].size


def said_sum(rule: Rule, one: Derived, made: Sum, language: str) -> str:
    """systolic + 2 × diastolic, hand - foot: a term of minus one is taken away."""
    said = ""
    for name, times in made.terms:
        often = abs(times) * Fraction(_parts(rule, name), parts_of(one))
        sign = ("- " if times < 0 else "") if not said else " - " if times < 0 else " + "
        label = _label(rule, name, language)
        said += sign + (label if often == 1 else TIMES.format(often, label))
    return f"({said}) / {made.divided_by}" if made.divided_by != 1 else said


def said_product(rule: Rule, one: Derived, made: Product, language: str) -> str:
    """10000 × weight (kg) / (height (cm) × height (cm)): with units, since the factor depends on them."""
    over, under = (
        " × ".join(_with_its_unit(rule, name, language) for name in names) for names in (made.over, made.under)
    )
    bigger, smaller = (prod(_parts(rule, name) for name in names) for names in (made.over, made.under))
    factor = made.factor * Fraction(bigger, smaller * parts_of(one))
    said = over if factor == 1 else TIMES.format(factor, over)
    return f"{said} / {f'({under})' if len(made.under) > 1 else under}" if under else said


def _with_unit(one: Derived, written: str, language: str) -> str:
    return f"{written} {unit_of(one, language)}".rstrip()


def _parts(rule: Rule, name: str) -> int:
    if name in rule.derived:
        return parts_of(rule.derived[name])
    thing = rule.inputs[name].thing
    return size_of(thing) if isinstance(thing, Concept) else int(10**thing.decimals)


def _label(rule: Rule, name: str, language: str) -> str:
    return rule.derived[name].label(language) if name in rule.derived else rule.inputs[name].thing.label(language)


def _with_its_unit(rule: Rule, name: str, language: str) -> str:
    if name in rule.derived:
        unit = unit_of(rule.derived[name], language)
    else:
        thing = rule.inputs[name].thing
        unit = MEASURES[thing.entry_unit].label(language) if isinstance(thing, Concept) else thing.unit(language)
    return f"{_label(rule, name, language)} ({unit})" if unit else _label(rule, name, language)
