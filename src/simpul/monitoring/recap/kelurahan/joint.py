"""Which numbers of a kelurahan may stand in the open beside all that is shown already? One table of everything.

The city's table and the recap stand: what they show and hide is decided there. The new numbers give way (ADR 0047).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from simpul.knowledge.recap import GROUPS
from simpul.monitoring.pws.hiding import Table
from simpul.monitoring.recap.kelurahan.codes import (
    BALITA,
    BBU,
    BELOW_THE_LINE,
    INDICES,
    classes_of,
    classes_of_recap,
    codes_of_recap,
    of_group,
    together_of,
)
from simpul.monitoring.recap.kelurahan.seen import Cell, Counts, Place, Seen
from simpul.monitoring.recap.kelurahan.several import with_small_classes
from simpul.monitoring.recap.summing import added


def table_of(seen: Seen) -> Table[Cell]:
    """Everything in one table, of which only the new numbers can be hidden."""
    joint = _Joint(seen)
    for place, inside in (*((one, (one,)) for one in seen.areas), *seen.units.items(), (None, seen.areas)):
        joint.classes_at(place, inside)
        joint.came_at(place, inside)
    joint.sums_down()
    table = Table(joint.values, joint.sums, joint.within, joint.late, joint.standing)
    return with_small_classes(table, [*seen.units.items(), (None, seen.areas)])


@dataclass
class _Joint:
    seen: Seen
    values: dict[Cell, int] = field(default_factory=dict)
    sums: list[tuple[Cell, ...]] = field(default_factory=list)
    within: dict[Cell, Cell] = field(default_factory=dict)
    late: dict[Cell, int] = field(default_factory=dict)
    standing: dict[Cell, bool] = field(default_factory=dict)
    down: dict[str, None] = field(default_factory=dict)  # codes that add up from the kelurahan

    def __post_init__(self) -> None:
        for table in (self.seen.city, self.seen.recap):
            self.values |= table.values
            self.sums += table.sums
            self.within |= table.within
            self.standing |= {cell: cell in self.seen.hidden for cell in table.values}

    def classes_at(self, place: Place, inside: Sequence[int]) -> None:
        """Of a Puskesmas and the whole: how many were judged, the two classes together, and what follows from these."""
        counts = [self.seen.classes.get(one, {}) for one in inside]
        for index in INDICES:
            both, two = together_of(index)
            self._new(place, index, sum(one.get(index, 0) for one in counts), 3)
            self._new(place, both, sum(one.get(code, 0) for one in counts for code in two), 2)
            self.within[place, both] = (place, index)
            self._row(place, index, counts)
            if index != BBU:
                self.within[place, index] = (place, "S")
            stands = {(place, "D"), (place, "BGM")} if index == BBU else set()
            if not self.values[place, index] and not stands & self.seen.hidden:  # nobody judged: that hides nothing
                none = ((place, code) for code in (index, both, *classes_of(index)))
                self.standing |= {cell: False for cell in none if cell in self.values}
        self._rest((place, "D"), (place, BBU))
        for column, parts in classes_of_recap().items():
            if (place, column) in self.values:
                self._rest(self._several(place, inside, parts), (place, column))

    def _row(self, place: Place, index: str, counts: Sequence[Counts]) -> None:
        """A class of several kelurahan is a number only where it follows anyway: nothing else is left of a whole."""
        both, two = together_of(index)
        others = tuple(code for code in classes_of(index) if code not in two)
        is_area = place in self.seen.areas
        told = (*(others if is_area or len(others) == 1 else ()), *(two if is_area or index == BBU else ()))
        for code in told:
            self._new(place, code, sum(one.get(code, 0) for one in counts), int(code not in two))
            self.within[place, code] = (place, index)  # who was judged and is not of this class is a number too
        for whole, parts in ((index, (both, *others)), (both, two)):
            if set(parts) <= {both, *told}:
                self.sums.append(((place, whole), *((place, code) for code in parts)))
        if index == BBU:
            self._rest((place, "BGM"), (place, BELOW_THE_LINE))

    def came_at(self, place: Place, inside: Sequence[int]) -> None:
        """New where the recap prints nothing. Where no Posyandu was open everybody knows that nobody came."""
        if not any((place, code) in self.values for code in codes_of_recap()):
            found = added(self.seen.came.get(one, {}) for one in inside)
            for codes in map(of_group, GROUPS):
                for late, code in enumerate(reversed(codes)):
                    self._new(place, code, found.get(code, 0), late)
                    if not found:
                        self.standing[place, code] = False
                self.sums.append(tuple((place, code) for code in codes))
        balita = [(place, of_group(one)[0]) for one in BALITA]
        if all(one in self.values for one in balita):
            self._rest((place, "S"), *balita)

    def sums_down(self) -> None:
        alone = [one for one in self.seen.areas if not any(one in inside for inside in self.seen.units.values())]
        added_up = codes_of_recap() if any(place is not None for place, _ in self.seen.recap.values) else ()
        for code in self.down:
            for unit, inside in self.seen.units.items():
                self._sum((unit, code), [(one, code) for one in inside])
            if (None, code) in self.values and code not in added_up:
                self._sum((None, code), [(one, code) for one in (*self.seen.units, *alone)])
            elif alone and ("rest", code) in self.values:
                self._sum(("rest", code), [(one, code) for one in alone])

    def _sum(self, whole: Cell, parts: list[Cell]) -> None:
        if whole in self.values:
            self.sums.append((whole, *parts))

    def _new(self, place: Place, code: str, value: int, late: int) -> None:
        far = 0 if place in self.seen.areas else 8 if place is None else 4
        self.values[place, code], self.late[place, code] = value, late + far
        self.down[code] = None

    def _several(self, place: Place, inside: Sequence[int], parts: tuple[str, ...]) -> Cell:
        """Classes of several kelurahan together, which no page shows, or the number of the table that they are."""
        for both, two in map(together_of, INDICES):
            if set(two) == set(parts):
                return place, both
        cell = (place, " + ".join(parts))
        if cell in self.values:
            return cell
        cell = (place, f"{cell[1]} + ")
        cells = [(one, code) for one in inside for code in parts]
        self.values[cell] = sum(self.values[one] for one in cells)
        self.standing[cell] = True
        self.sums.append((cell, *cells))
        return cell

    def _rest(self, whole: Cell, *parts: Cell) -> None:
        """What is left is a number that no page shows. Where nothing is, two numbers are one, shown or hidden alike."""
        left = self.values[whole] - sum(self.values[one] for one in parts)
        if left < 0:
            return  # the two were counted at different moments
        rest = [(whole[0], f"{whole[1]} - {parts[0][1]}")] if left else []
        for one in rest:
            self.values[one], self.standing[one] = left, True
        self.sums.append((whole, *parts, *rest))
        if len(parts) == 1 and not rest:
            stands, same = (parts[0], whole) if parts[0] in self.standing else (whole, parts[0])
            self.standing[same] = self.standing[stands]
