"""How heavy is this body for its height? The number alone: which class it has is said by rules that disagree (IMT-1).

Source
    Clinical rules of the project, IMT-1 (KMK HK.01.07/MENKES/2015/2023): weight in kilograms by the square of the
        height in metres, rounded to one decimal before anything is said of it.
"""

from fractions import Fraction

from simpul.foundation.units import Grams
from simpul.knowledge.concepts.measures import to_resolution

TENTH = 100  # g/m², a tenth of a kg/m²


def body_mass_index(weight: Grams, height_mm: int) -> int:
    """In g/m², to the tenth of a kg/m². Raises ValueError for a weight or a height that is not positive."""
    if weight <= 0 or height_mm <= 0:
        raise ValueError("a body has a weight and a height")
    return to_resolution(Fraction(weight * 1_000_000, height_mm * height_mm), TENTH)
