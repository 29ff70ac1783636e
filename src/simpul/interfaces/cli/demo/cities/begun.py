"""In which kelurahan of a small invented city are people registered? In few of them, and there enough to be counted.

A few thousand people over every kelurahan would be a handful for each Posyandu, and most figures of a month would be
hidden as below five. So a small city has begun in some kelurahan, as cities begin: that of the cast, then by turns one
more of its Puskesmas and one of another, those first whose name was told. The others have their facilities, and nobody
is registered there yet. A city that is large enough has begun everywhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest

FULL = 1_000  # people; as many as make most figures of a kelurahan larger than four
OTHERS_AT_LEAST = 2  # kelurahan beside that of the cast: whoever works elsewhere has people too
Code = str


def begun_in(
    served: Mapping[Code, int], stage: Code, with_pustu: set[Code], named: Sequence[int], people: int
) -> set[Code]:
    """The kelurahan with people.

    served  Puskesmas by kelurahan; named: the Puskesmas whose name was told
    people  of the kelurahan beside that of the cast
    """
    others = max(OTHERS_AT_LEAST, round(people / FULL))
    return {stage, *islice(_in_turn(served, stage, with_pustu, named), others)}


def _in_turn(served: Mapping[Code, int], stage: Code, with_pustu: set[Code], named: Sequence[int]) -> Iterator[Code]:
    """Elsewhere first, for a second worker serves there; where there is a Pustu first."""
    home = served[stage]
    waiting = sorted(served.keys() - {stage}, key=lambda code: (code not in with_pustu, code))
    mine = [code for code in waiting if served[code] == home]
    numbers = sorted(set(served.values()) - {home}, key=lambda number: (number not in named, number))
    each = [[code for code in waiting if served[code] == number] for number in numbers]
    elsewhere = [code for row in zip_longest(*each) for code in row if code]
    return (code for code in chain.from_iterable(zip_longest(elsewhere, mine)) if code)
