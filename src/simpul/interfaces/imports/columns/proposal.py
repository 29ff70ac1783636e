"""Which columns are proposed to the person who brought the sheet? Each of ours once: the first of its name."""

from collections.abc import Sequence

from simpul.interfaces.imports.columns.names import How, name_of
from simpul.interfaces.imports.columns.numbers import Numbers, unit_of


def propose(headers: Sequence[str], numbers: Sequence[Numbers]) -> list[list[str]]:
    """[our code or "", unit] for each column; a name that is the same goes before one that is nearly so."""
    named = [name_of(one) for one in headers]
    taken: set[str] = set()
    chosen = [""] * len(headers)
    for how in (How.SAME, How.NEARLY):
        for at, one in enumerate(named):
            if one.how is how and one.code not in taken and not chosen[at]:
                chosen[at] = one.code
                taken.add(one.code)
    return [[code, unit_of(code, seen) if code else ""] for code, seen in zip(chosen, numbers, strict=True)]
