"""Which of the new numbers are hidden beside other pages? As few as protect what must not be known (ADR 0047).

Each number that must not be known gets a witness: another table that could be the true one, in which it is another
number. What a witness moves is hidden. Of all witnesses the one is taken that hides what is missed least.
"""

from collections.abc import Collection, Iterable
from contextlib import suppress

from simpul.monitoring.pws.figures import is_small
from simpul.monitoring.pws.hiding import Table, small_ones
from simpul.monitoring.recap.kelurahan.another import FREE, Moves, Others, Undecided
from simpul.monitoring.recap.kelurahan.following import following
from simpul.monitoring.recap.kelurahan.pieces import Piece, pieces_of, rest_of
from simpul.monitoring.recap.kelurahan.seen import Cell


def hidden_beside(table: Table[Cell], only: Collection[Cell] | None = None) -> frozenset[Cell]:
    """The cells that are hidden here or elsewhere. only: the targets that have no witness yet, where others have one


    What other pages tell already is told. Where a witness can neither be found nor ruled out, or elimination shows that
    something follows, nothing new is shown.
    """
    elsewhere = {cell for cell, is_hidden in table.standing.items() if is_hidden}
    everything = elsewhere | (table.values.keys() - table.standing.keys())
    secret = set(small_ones(table))
    try:
        hidden = elsewhere.union(*(_Hiding(table, secret, piece, only).hidden() for piece in pieces_of(table)))
    except Undecided:
        return frozenset(everything)
    told = following(hidden, table.sums) & (secret if only is None else set(only))
    return frozenset(everything if told and told - following(everything, table.sums) else hidden)


def without_witness(table: Table[Cell], only: Collection[Cell]) -> set[Cell]:
    """Which of these must not be known and could be worked out from all that is shown: small numbers, and small rests.

    What the solver cannot tell is among them.
    """
    secret, found = set(small_ones(table)), set[Cell]()
    for piece in pieces_of(table):
        hiding = _Hiding(table, secret, piece, only)
        with suppress(Undecided):
            hiding.hidden()
        found |= set(hiding.targets) - hiding.of.keys()
    return found


class _Hiding:
    """What is hidden of one piece.

    costs  what it costs to hide each number that could be shown
    targets  what must not be known: small numbers, and what is left of a whole
    of  a target -> its witness, where it has one; without, other pages tell it
    """

    def __init__(
        self, table: Table[Cell], secret: set[Cell], piece: Piece, only: Collection[Cell] | None = None
    ) -> None:
        self.piece = piece
        self.secret = [cell for cell in piece.values if cell in secret]
        self.costs = {
            cell: 2.0 ** table.late.get(cell, 0)
            for cell in piece.values
            if cell in table.values and cell not in table.standing and cell not in secret
        }
        rests = (rest_of(part, whole) for part, whole in table.within.items() if part in secret)
        targets = [*self.secret, *(one for one in rests if is_small(piece.values.get(one, 0)))]
        self.targets = targets if only is None else [one for one in targets if one in only]
        self.closed = dict[Cell, None]()  # in the order of their hiding, the same in every process
        self.of = dict[Cell, Moves]()

    def hidden(self) -> set[Cell]:
        """Raises Undecided."""
        if self.targets:
            self.others = Others(self.piece, {cell: self.costs.get(cell, FREE) for cell in self.piece.values})
            for target in self.targets:
                self._protect(target)
            for cell in sorted(self.closed, key=lambda one: (-self.costs[one], -self.piece.values[one])):
                self._show_again(cell)
        return {*self.secret, *self.closed}

    def _protect(self, target: Cell) -> None:
        found = next((one for one in self.of.values() if target in one), None) or self.others.cheapest(target)
        if found:
            self.of[target] = found
            self._close(found)

    def _close(self, cells: Iterable[Cell]) -> None:
        for cell in cells:
            if cell in self.costs and cell not in self.closed:
                self.closed[cell] = None
                self.others.cost(cell, FREE)

    def _show_again(self, cell: Cell) -> None:
        """Where every target has a witness that leaves it alone and hides nothing more."""
        left = [one for one in self.of.values() if cell not in one]
        self.others.hold(cell)
        found = dict[Cell, Moves]()
        for target in (one for one, moves in self.of.items() if cell in moves):
            known = (one for one in (*left, *found.values()) if target in one)
            other = next(known, None) or self.others.cheapest(target)
            if other is None or any(one in self.costs and one not in self.closed for one in other):
                self.others.let_go(cell)
                return
            found[target] = other
        self.of |= found
        del self.closed[cell]
