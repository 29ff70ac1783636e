"""Which numbers of a recap may stand in the open? None of 1 to 4, none whose rest is one, none that gives one away.

Down: the Puskesmas and the whole. Across: registered = came + did not come, of each group; what was found is a part of
those who came, and columns that exclude each other (the classes of a blood pressure) are with their rest all of them.
Babies and anak balita together are the S of PWS, which stands on another page.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from simpul.knowledge.recap import Column, Is, excluding, sheets
from simpul.monitoring.pws.figures import is_small
from simpul.monitoring.pws.hiding import Table
from simpul.monitoring.pws.hiding_tables import protect_table

Cell = tuple[Any, str]
S_OF_PWS = ("bayi_registered", "anak_balita_registered")
UNSEEN, ELSEWHERE = -1, 9  # stands on no page: it is hidden first; stands on another page: last, for nothing hides it


def hidden_columns(counts: Mapping[Any, Mapping[str, int]]) -> dict[Any, frozenset[str]]:
    """Place -> the codes to hide. counts: of the whole (None) and of its parts; a blank column is left out."""
    hidden = protect_table(_with_s(counts, table_with_sets(counts)))
    found = {place: {code for one, code in hidden if one == place} for place in counts}
    return {place: frozenset(codes & counts[place].keys()) for place, codes in found.items()}


def table_of(counts: Mapping[Any, Mapping[str, int]]) -> Table[Cell]:
    """A column that is blank in a part counts nobody there. A number that stands on no page has a " + " in its code."""
    columns = [column for sheet in sheets() for column in sheet.columns]
    known = [column for column in columns if any(column.code in one for one in counts.values())]
    codes = [column.code for column in known]
    values: dict[Cell, int] = {(place, code): one.get(code, 0) for place, one in counts.items() for code in codes}
    sums: list[tuple[Cell, ...]] = []
    within: dict[Cell, Cell] = {}
    for place in counts:
        sums += _across(place, known)
        _parts(place, known, values, sums, within)
    rest = [place for place in counts if place is not None]
    if rest:
        _whole(rest, values, sums)
    return Table(values, sums, within)


def table_with_sets(counts: Mapping[Any, Mapping[str, int]]) -> Table[Cell]:
    """The same, with columns that exclude each other added up."""
    table = table_of(counts)
    values, sums, within = dict(table.values), list(table.sums), dict(table.within)
    for place in counts:
        _apart(place, values, sums, within)
    return Table(values, sums, within, {cell: UNSEEN for cell in values if " + " in cell[1]})


def _with_s(places: Iterable[Any], table: Table[Cell]) -> Table[Cell]:
    values, sums, late = dict(table.values), list(table.sums), dict(table.late)
    for place in places:
        balita = [(place, code) for code in S_OF_PWS]
        if all(cell in values for cell in balita):
            values[place, "S"] = sum(values[cell] for cell in balita)
            sums.append(((place, "S"), *balita))
            late[place, "S"] = ELSEWHERE
    return Table(values, sums, table.within, late)


def _of(known: Sequence[Column], how: Is) -> dict[str, str]:
    """Group -> the code of its column of the register."""
    return {next(iter(column.groups)): column.code for column in known if column.count.how is how}


def _across(place: Any, known: Sequence[Column]) -> list[tuple[Cell, ...]]:
    came, absent = _of(known, Is.CAME), _of(known, Is.NOT_CAME)
    return [
        ((place, code), (place, came[group]), (place, absent[group]))
        for group, code in _of(known, Is.REGISTERED).items()
        if group in came and group in absent
    ]


def _parts(
    place: Any,
    known: Sequence[Column],
    values: dict[Cell, int],
    sums: list[tuple[Cell, ...]],
    within: dict[Cell, Cell],
) -> None:
    """A number of those who came is a part of them: of one group, or of several together."""
    came = _of(known, Is.CAME)
    for column in known:
        groups = sorted(column.groups)
        if column.count.how in (Is.REGISTERED, Is.CAME, Is.NOT_CAME) or any(one not in came for one in groups):
            continue
        whole = (place, came[groups[0]])
        if len(groups) > 1:
            whole = (place, " + ".join(groups))
            if whole not in values:
                parts = [(place, came[one]) for one in groups]
                values[whole] = sum(values[one] for one in parts)
                sums.append((whole, *parts))
        within[place, column.code] = whole


def _apart(place: Any, values: dict[Cell, int], sums: list[tuple[Cell, ...]], within: dict[Cell, Cell]) -> None:
    """Columns that exclude each other are together a part of those who came; so are those of them that are not small.

    What is left is in no column of the set, or in one that is hidden: from 1 to 4 it must not follow. Otherwise the one
    of a hundred who was left would be told.
    """
    for one in excluding():
        cells = [(place, column.code) for column in one if (place, column.code) in values]
        if len(cells) < 2 or cells[0] not in within:
            continue
        whole = within[cells[0]]
        if sum(values[cell] for cell in cells) > values[whole]:
            continue  # no month that was counted: they are no parts of it
        large = [cell for cell in cells if not is_small(values[cell])]
        if 1 < len(large) < len(cells) and is_small(values[whole] - sum(values[cell] for cell in large)):
            together = _together(large, values, sums)
            within[together] = whole
            cells = [together, *(cell for cell in cells if cell not in large)]
        within[_together(cells, values, sums)] = whole


def _together(cells: Sequence[Cell], values: dict[Cell, int], sums: list[tuple[Cell, ...]]) -> Cell:
    total = (cells[0][0], " + ".join(code for _, code in cells))
    values[total] = sum(values[cell] for cell in cells)
    sums.append((total, *cells))
    return total


def _whole(rest: Sequence[Any], values: dict[Cell, int], sums: list[tuple[Cell, ...]]) -> None:
    """What is in no part (a kelurahan without a Puskesmas) is a part of its own that nobody is shown."""
    for code in [code for place, code in values if place is None]:
        left = values[None, code] - sum(values[place, code] for place in rest)
        parts = [(place, code) for place in rest]
        if left:
            values["rest", code] = left
            parts.append(("rest", code))
        sums.append(((None, code), *parts))
