"""A class that everybody can tell from the numbers beside it is told; one of 1 to 4 never."""

from unittest.mock import Mock

import pytest

from simpul.monitoring.pws.levels import CityFigures
from simpul.monitoring.recap.kelurahan.codes import classes_of, together_of
from simpul.monitoring.recap.kelurahan.figures import KelurahanFigures
from simpul.monitoring.recap.sums import Sums

BOTH, (VERY_SHORT, SHORT) = together_of("TBU")
NORMAL, TALL = (one for one in classes_of("TBU") if one not in (VERY_SHORT, SHORT))


def seen(**told: int) -> KelurahanFigures:
    """One kelurahan, of which all that is not told is hidden."""
    city = Mock(CityFigures, figures={1: Mock()}, units={})
    counts = {**dict.fromkeys(("TBU", BOTH, *classes_of("TBU")), 0), **told}
    hidden = frozenset((1, code) for code in counts if code not in told)
    return KelurahanFigures(city, Mock(Sums), {(1, code): count for code, count in counts.items()}, hidden)


@pytest.mark.parametrize(
    ("told", "code", "left"),
    [
        ({"TBU": 276, BOTH: 32, TALL: 0}, NORMAL, 244),
        ({BOTH: 16, VERY_SHORT: 0}, SHORT, 16),
        ({"TBU": 276, BOTH: 32}, NORMAL, None),
        ({"TBU": 276, TALL: 0}, NORMAL, None),
        ({BOTH: 16, VERY_SHORT: 13}, SHORT, None),
        ({"TBU": 276, BOTH: 32, NORMAL: 244}, TALL, 0),
        ({"TBU": 276, BOTH: 32, TALL: 0, NORMAL: 244}, "TBU", 276),
    ],
)
def test_what_is_left_is_told(told: dict[str, int], code: str, left: int | None) -> None:
    assert seen(**told).at(1, code) == left
