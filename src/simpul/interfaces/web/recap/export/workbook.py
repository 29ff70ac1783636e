"""The recap as a workbook: a sheet for each of the four, columns in the order of the print, one row for the month."""

import io
from collections.abc import Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.recap.export.heading import Above, explained
from simpul.interfaces.web.recap.presenters import Table
from simpul.knowledge.recap import sheets

HEAD, ROW, FOOT = 2, 3, 4  # lines of the sheet, from zero; above them the heading and the open days


def workbook_of(above: Above, tables: Sequence[Table]) -> bytes:
    """A blank cell stays blank; what is withheld is a dash. Without an open day the sheets hold their one sentence."""
    by_code = {one.code: one for one in tables}
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        for sheet in sheets():
            page = book.add_worksheet(sheet.label(formats.language()))
            page.write_string(0, 0, above.heading, book.add_format({"bold": True}))
            page.write_string(1, 0, above.opened)
            page.set_landscape()
            page.fit_to_pages(1, 0)
            if sheet.code in by_code:
                _row(page, bold, above, by_code[sheet.code])
    return content.getvalue()


def _row(page: "xlsxwriter.worksheet.Worksheet", bold: object, above: Above, table: Table) -> None:
    page.write_string(HEAD, 0, _("Bulan"), bold)
    page.write_string(ROW, 0, formats.month(above.month.index))
    for at, line in enumerate(table.lines, start=1):
        page.write_string(HEAD, at, line.label, bold)
        if line.number is not None:
            page.write_number(ROW, at, line.number)
        elif line.shown:
            page.write_string(ROW, at, line.shown)
    page.write_string(FOOT, 0, explained(table))
    page.set_column(0, len(table.lines), 12)
    page.freeze_panes(HEAD + 1, 1)
