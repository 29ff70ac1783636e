"""Which numbers that were found at once cannot both be right? (Concept.above: systolic is above diastolic)"""

from collections.abc import Mapping

from simpul.knowledge.concepts.definition import Concept
from simpul.knowledge.concepts.registry import concepts


def crossed(values: Mapping[str, object]) -> list[tuple[Concept, Concept]]:
    """The pairs of which the upper number is not above the lower one. values: by code, of one person on one day"""
    known = concepts()
    pairs = [(one, known[one.above]) for code in values if (one := known.get(code)) and one.above in values]
    return [(upper, lower) for upper, lower in pairs if _is_crossed(values[upper.code], values[lower.code])]


def paired_with(concept: Concept) -> Concept | None:
    """The other number of its pair; None of what stands alone."""
    known = concepts()
    if concept.above:
        return known[concept.above]
    return next((one for one in known.values() if one.above == concept.code), None)


def _is_crossed(upper: object, lower: object) -> bool:
    return isinstance(upper, int) and isinstance(lower, int) and upper <= lower
