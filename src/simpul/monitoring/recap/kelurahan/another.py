"""Is there another table that could be the true one, in which this number is another? Exactly, by a solver (ADR 0053).

Another table is one in which every sum holds, no number is below zero and all that is shown stays as it is. HiGHS looks
for the one that moves what matters least. What it finds is taken only in whole numbers, and each sum is added up again.
"""

from collections.abc import Mapping
from itertools import accumulate

import highspy

from simpul.monitoring.recap.kelurahan.pieces import Piece, Row
from simpul.monitoring.recap.kelurahan.seen import Cell

Moves = Mapping[Cell, int]  # what is added to each number that is another one

FREE, LEAST = 1e-4, 1.0  # what it costs to move a hidden number (as few as can be), and at least one that is shown
DUST = 1e-6
OPTIONS = {"output_flag": False, "threads": 1, "mip_max_nodes": 1_000, "mip_rel_gap": 0.0}


class Undecided(Exception):
    """The solver gave up, or what it found is no table."""


class _Silent(highspy.Highs):
    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        for option, value in OPTIONS.items():
            self.setOptionValue(option, value)

    def enableCallbacks(self) -> None:  # noqa: N802
        """Nothing is called back. The library says its name on the output of the process when it is made ready to."""


class Others:
    """The other tables of a piece. costs: what it costs to move a number by one; FREE for what is hidden."""

    def __init__(self, piece: Piece, costs: Mapping[Cell, float]) -> None:
        self.values, self.rows = piece.values, piece.rows
        self.cells = list(self.values)
        self.at = {cell: at for at, cell in enumerate(self.cells)}
        self.rows_of: dict[Cell, list[Row]] = {cell: [] for cell in self.cells}
        for row in self.rows:
            for cell in row:
                self.rows_of[cell].append(row)
        self.solver = _solver(piece, self.at, costs)

    def cost(self, cell: Cell, by_one: float) -> None:
        for column in self._columns(cell):
            self.solver.changeColCost(column, by_one)

    def hold(self, cell: Cell) -> None:
        """It stays as it is in every other table from now on."""
        for column in self._columns(cell):
            self.solver.changeColBounds(column, 0.0, 0.0)

    def let_go(self, cell: Cell) -> None:
        up, down = self._columns(cell)
        self.solver.changeColBounds(up, 0.0, highspy.kHighsInf)
        self.solver.changeColBounds(down, 0.0, float(self.values[cell]))

    def cheapest(self, cell: Cell) -> Moves | None:
        """The moves that cost least of those that move this number; None where there are none.

        Raises Undecided.
        """
        found = self._of_both(cell)
        if not found:  # that there is none is believed only of a solver that starts anew
            self.solver.clearSolver()
            found = self._of_both(cell)
        return min(found, key=lambda one: one[0])[1] if found else None

    def _of_both(self, cell: Cell) -> list[tuple[float, Moves]]:
        """Down only where up costs something."""
        up = self._moved(cell, up=True)
        down = None if up and up[0] < LEAST else self._moved(cell, up=False)
        return [found for found in (up, down) if found]

    def _columns(self, cell: Cell) -> tuple[int, int]:
        return 2 * self.at[cell], 2 * self.at[cell] + 1

    def _moved(self, cell: Cell, up: bool) -> tuple[float, Moves] | None:
        """With what it costs."""
        if not up and not self.values[cell]:
            return None
        column, other = self._columns(cell) if up else self._columns(cell)[::-1]
        self.solver.changeColBounds(column, 1.0, highspy.kHighsInf if up else float(self.values[cell]))
        self.solver.changeColBounds(other, 0.0, 0.0)
        try:
            return self._solved(cell)
        finally:
            self.let_go(cell)

    def _solved(self, cell: Cell) -> tuple[float, Moves] | None:
        found = self._run()
        if found is not None and not all(by == round(by) for by in found.values()):
            self._in_whole_numbers(highspy.HighsVarType.kInteger)
            found = self._run()
            self._in_whole_numbers(highspy.HighsVarType.kContinuous)
        if found is None:
            return None
        moves = {one: moved for one, by in found.items() if (moved := round(by))}
        if cell not in moves or not self._is_a_table(moves):
            raise Undecided
        return self.solver.getObjectiveValue(), moves

    def _run(self) -> dict[Cell, float] | None:
        """By how much each number moves, without the dust of the reckoning."""
        self.solver.run()
        status = self.solver.getModelStatus()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise Undecided
        moved = dict[Cell, float]()
        for column, by in enumerate(self.solver.getSolution().col_value):
            if by > DUST:
                cell = self.cells[column // 2]
                moved[cell] = moved.get(cell, 0) + round(-by if column % 2 else by, 5)
        return moved

    def _in_whole_numbers(self, kind: highspy.HighsVarType) -> None:
        for column in range(2 * len(self.values)):
            self.solver.changeColIntegrality(column, kind)

    def _is_a_table(self, moves: Moves) -> bool:
        rows = [row for cell in moves for row in self.rows_of[cell]]
        holds = all(sum(sign * moves.get(cell, 0) for cell, sign in row.items()) == 0 for row in rows)
        return holds and all(self.values[cell] + by >= 0 for cell, by in moves.items())


def _solver(piece: Piece, at: Mapping[Cell, int], costs: Mapping[Cell, float]) -> _Silent:
    """Two columns for each number, by how much it goes up and by how much down; a row for each sum."""
    values, rows, lp = piece.values, piece.rows, highspy.HighsLp()
    lp.num_col_, lp.num_row_ = 2 * len(values), len(rows)
    lp.col_cost_ = [costs[cell] for cell in values for _ in range(2)]
    lp.col_lower_ = [0.0] * lp.num_col_
    lp.col_upper_ = [most for value in values.values() for most in (highspy.kHighsInf, float(value))]
    lp.row_lower_ = lp.row_upper_ = [0.0] * lp.num_row_
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = [0, *accumulate(2 * len(row) for row in rows)]
    lp.a_matrix_.index_ = [2 * at[cell] + down for row in rows for cell in row for down in range(2)]
    lp.a_matrix_.value_ = [float(by) for row in rows for sign in row.values() for by in (sign, -sign)]
    solver = _Silent()
    solver.passModel(lp)
    return solver
