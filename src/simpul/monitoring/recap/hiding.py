"""Which numbers of a recap may stand in the open? None of 1 to 4, none whose rest is one, none that gives one away.

Down: the Puskesmas and the whole. Across: registered = came + did not come, of each group; what was found is a part of
those who came. Babies and anak balita together are the S of PWS, which stands on another page.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from simpul.knowledge.recap import Column, Is, sheets
from simpul.monitoring.pws.hiding import Table
from simpul.monitoring.pws.hiding_tables import protect_table

Cell = tuple[Any, str]
S_OF_PWS = ("bayi_registered", "anak_balita_registered")


def hidden_columns(counts: Mapping[Any, Mapping[str, int]]) -> dict[Any, frozenset[str]]:
    """Place -> the codes to hide. counts: of the whole (None) and of its parts; a blank column is left out."""
    hidden = protect_table(table_of(counts))
    found = {place: {code for one, code in hidden if one == place} for place in counts}
    for codes in found.values():
        if codes & set(S_OF_PWS):
            codes |= set(S_OF_PWS)  # one of the two would follow from the other and S
    return {place: frozenset(codes & counts[place].keys()) for place, codes in found.items()}


def table_of(counts: Mapping[Any, Mapping[str, int]]) -> Table[Cell]:
    """A column that is blank in a part counts nobody there."""
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


def _whole(rest: Sequence[Any], values: dict[Cell, int], sums: list[tuple[Cell, ...]]) -> None:
    """What is in no part (a kelurahan without a Puskesmas) is a part of its own that nobody is shown."""
    for code in {code for place, code in values if place is None}:
        left = values[None, code] - sum(values[place, code] for place in rest)
        parts = [(place, code) for place in rest]
        if left:
            values["rest", code] = left
            parts.append(("rest", code))
        sums.append(((None, code), *parts))
