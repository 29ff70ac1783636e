"""The body mass index is weight by height squared, to one decimal; half way it goes up."""

import pytest

from simpul.foundation.units import Grams
from simpul.knowledge.growth.body_mass import body_mass_index


# clinical-rules IMT-1, the worked table; the last two by hand: 22.25 and 22.2499
@pytest.mark.parametrize(
    ("kilograms", "centimetres", "index"),
    [
        (40, 160, 15.6), (45, 160, 17.6), (47.2, 160, 18.4), (47.4, 160, 18.5), (58.7, 160, 22.9), (58.9, 160, 23.0),
        (64, 160, 25.0), (64.1, 160, 25.0), (69.1, 160, 27.0), (69.2, 160, 27.0), (76.8, 160, 30.0), (90, 155, 37.5),
        (89, 200, 22.3), (88.99, 200, 22.2),
    ],
)  # fmt: skip
def test_the_index_is_rounded_to_a_tenth(kilograms: float, centimetres: float, index: float) -> None:
    assert body_mass_index(Grams(round(kilograms * 1000)), round(centimetres * 10)) == round(index * 1000)


@pytest.mark.parametrize(("weight", "height"), [(0, 1600), (-1, 1600), (60000, 0), (60000, -1)])
def test_nobody_weighs_nothing(weight: int, height: int) -> None:
    with pytest.raises(ValueError, match="a body"):
        body_mass_index(Grams(weight), height)
