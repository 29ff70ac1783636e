"""Which numbers of a kelurahan are there? Read from the two catalogues: classes of PWS, groups of the recap."""

from collections.abc import Mapping
from functools import cache

from simpul.knowledge.indicators.catalogue import COUNTED, RATIOS
from simpul.knowledge.recap import GROUPS, Column, Is, sheets

BBU, TBU, LILA = "BBU", "TBU", "LILA"
INDICES = (BBU, TBU, LILA)
BELOW_THE_LINE = "BBU.sangat_kurang"  # below -3 SD, and so is BGM: one number with two names
BALITA = ("bayi", "anak_balita")  # the S of PWS, in the groups of the recap (ADR 0027)


def classes_of(index: str) -> tuple[str, ...]:
    """The classes of an index, in the order of the catalogue: together they are everybody who was judged."""
    return tuple(code for code in COUNTED if code.startswith(f"{index}."))


def together_of(index: str) -> tuple[str, tuple[str, ...]]:
    """Two classes that are one number too (short and very short), and the code of that number."""
    found = next(one for one in RATIOS.values() if len(one.numerator) > 1 and one.denominator == index)
    return found.code.split("/")[0], found.numerator


@cache
def codes_of_pws() -> tuple[str, ...]:
    """As they stand in a sum of PWS."""
    return tuple(code for index in INDICES for code in (index, *classes_of(index)))


@cache
def of_group(group: str) -> tuple[str, str, str]:
    """The columns of a group of the recap: registered, came, did not come."""
    columns = [column for sheet in sheets() for column in sheet.columns if column.groups == {group}]
    found = {column.count.how: column.code for column in columns}
    return found[Is.REGISTERED], found[Is.CAME], found[Is.NOT_CAME]


@cache
def codes_of_recap() -> tuple[str, ...]:
    return tuple(code for group in GROUPS for code in of_group(group))


@cache
def classes_of_recap() -> Mapping[str, tuple[str, ...]]:
    """A column of the recap -> the classes of PWS of which it is a part: of balita who came to an open day."""
    columns = [column for sheet in sheets() for column in sheet.columns]
    return {column.code: found for column in columns if (found := _classes(column))}


def _classes(column: Column) -> tuple[str, ...]:
    index = column.count.index.upper()
    if column.count.how is not Is.GROWTH or index not in INDICES:
        return ()
    return tuple(code for code in classes_of(index) if code.split(".")[1] in column.count.categories)
