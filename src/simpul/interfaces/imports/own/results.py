"""What became of each row, as a sheet: for somebody who mends the rows that failed and brings them again.

Every cell is written as text: one that begins with = + - or @ stays what it is and is never a formula.
"""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.utils.translation import gettext as _

WIDTHS = (8, 26, 70)


def results(rows: Iterable[tuple[int, str, str, Sequence[str]]], headers: Sequence[str]) -> bytes:
    """rows  line of the sheet, fate, reasons, and the cells as they were brought (none where they are kept no more)"""
    content = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        bold, page = book.add_format({"bold": True}), book.add_worksheet(_("Hasil"))
        for at, width in enumerate(WIDTHS):
            page.set_column(at, at, width)
        for at, name in enumerate([_("Baris"), _("Nasib"), _("Sebab"), *headers]):
            page.write_string(0, at, name, bold)
        page.freeze_panes(1, 0)
        for place, (line, fate, why, cells) in enumerate(rows, start=1):
            page.write_number(place, 0, line)
            for at, text in enumerate([fate, why, *cells], start=1):
                page.write_string(place, at, text)
    return content.getvalue()
