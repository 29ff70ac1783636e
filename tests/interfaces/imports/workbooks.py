"""Workbooks as the field brings them, made cell by cell."""

import io
from typing import Any

import xlsxwriter


def workbook(rows: list[list[Any]], merge: tuple[str, ...] = (), dates: str = "dd/mm/yyyy") -> bytes:
    """Numbers stay numbers, dates dates; a text that begins with = is a formula. merge: ranges like A2:A4."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": dates}) as book:
        page = book.add_worksheet()
        for line, row in enumerate(rows):
            for at, value in enumerate(row):
                if isinstance(value, str) and not value.startswith("="):
                    page.write_string(line, at, value)
                elif value is not None:
                    page.write(line, at, value)
        for area in merge:
            first = area.split(":")[0]
            line, at = int(first[1:]) - 1, ord(first[0]) - 65
            page.merge_range(area, rows[line][at] if at < len(rows[line]) else "")
    return content.getvalue()
