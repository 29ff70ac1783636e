"""What does a sheet of the recap show? No I/O: figures in, lines out. A page, a workbook and a print show the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.growth.panel import status_words
from simpul.knowledge.concepts import Status
from simpul.knowledge.recap import Column, Is, Sheet
from simpul.monitoring.recap.counting import Figure
from simpul.monitoring.recap.sums import PlaceSum

WITHHELD = formats.MISSING


@dataclass(frozen=True, slots=True)
class Line:
    """number  None: blank, or withheld
    shown   the number, a dash where it is withheld, nothing where it is blank; in words where it is hidden (a table has
            one sign for that, a file has not)
    more    what the column means or why it is blank, for whoever reads on
    is_withheld, is_hidden  the reader may not see it: what it is about; it is small, or gives a small one away
    opens   whether the number leads to its names
    then    the line of a second month, where one stands beside
    """

    code: str
    label: str
    number: int | None
    shown: str
    more: str
    is_withheld: bool
    opens: bool
    is_hidden: bool = False
    then: Line | None = None


@dataclass(frozen=True, slots=True)
class Table:
    code: str
    label: str
    lines: list[Line]


def tables_of(sheets: tuple[Sheet, ...], figures: Mapping[str, Figure], *, clinical: bool) -> list[Table]:
    """The sheets in the language of the page; none where nothing was counted.

    clinical  whether the reader may see answers of class C3 and classes of growth by name
    """
    if not figures:
        return []
    language = formats.language()
    return [
        Table(
            sheet.code,
            sheet.label(language),
            [line_of(figures[column.code], clinical=clinical) for column in sheet.columns],
        )
        for sheet in sheets
    ]


def line_of(figure: Figure, *, clinical: bool) -> Line:
    column, language = figure.column, formats.language()
    withheld = column.is_sensitive and not clinical
    number = None if withheld else figure.number
    return Line(
        code=column.code,
        label=column.label(language),
        number=number,
        shown=WITHHELD if withheld else "" if number is None else str(number),
        more=_("Hanya ditampilkan kepada tenaga kesehatan.") if withheld else _more(column, language),
        is_withheld=withheld,
        opens=bool(number) and may_open(column, clinical=clinical),
    )


def summed_tables(sheets: tuple[Sheet, ...], found: PlaceSum, *, clinical: bool) -> list[Table]:
    """The sheets of several Posyandu together: numbers only, none of which opens names.

    None before every kelurahan was added up: the sums before and after one came would tell its own numbers.
    """
    if not found.opened or found.missing:
        return []
    language = formats.language()
    return [
        Table(
            sheet.code,
            sheet.label(language),
            [_summed(column, found, clinical=clinical) for column in sheet.columns],
        )
        for sheet in sheets
    ]


def _summed(column: Column, found: PlaceSum, *, clinical: bool) -> Line:
    line = line_of(Figure(column, (), found.counts.get(column.code)), clinical=clinical)
    line = replace(line, opens=False)
    if line.number is None or column.code not in found.hidden:
        return line
    return replace(line, number=None, shown=_("disembunyikan"), is_hidden=True)


def may_open(column: Column, *, clinical: bool) -> bool:
    return clinical or not column.names_are_for_nakes


def _more(column: Column, language: str) -> str:
    if column.count.how is Is.NOT_RECORDED:
        return column.count.why(language)
    unsure = status_words(column.status) if column.status is Status.FROM_MEMORY else ""
    return " ".join(part for part in (column.note(language), unsure) if part)
