"""The recap on paper: a PDF with a sheet a page, as tall as it needs (ADR 0029)."""

import io
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

import pydyf
from django.utils.translation import gettext as _

from simpul.interfaces.web.recap.export.heading import Above, explained
from simpul.interfaces.web.recap.presenters import Table

WIDTH, HEIGHT = 595, 842  # A4 in points
LEFT, RIGHT, TOP, BOTTOM = 50, 545, 790, 60
LINE, LETTERS = 12.5, 92  # points from line to line; letters of a label that surely fit beside a number
FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold"}  # of every reader, so that none is put into the file
DIGIT = 0.556  # the width of a digit and of a dash in Helvetica, in parts of its size


def document_of(above: Above, tables: Sequence[Table]) -> bytes:
    """Figures and words only: no name stands in it."""
    pages = [page for table in tables for page in _pages(above, table)] or [_sheet(above, "", [], "")]
    file, content = pydyf.PDF(), io.BytesIO()
    fonts = _fonts(file)
    for number, drawn in enumerate(pages, start=1):
        _write(
            drawn, RIGHT - 60, 35, 8, _("Halaman %(number)s dari %(count)s") % {"number": number, "count": len(pages)}
        )
        _add(file, drawn, fonts)
    file.info["Title"] = pydyf.String(_letters(above.heading))
    file.write(content)
    return content.getvalue()


def _pages(above: Above, table: Table) -> Iterator[pydyf.Stream]:
    """As many pages as the lines of one sheet need; a line is never parted."""
    rows: list[tuple[list[str], str]] = []
    below = explained(table)
    left = TOP - 4 * LINE - BOTTOM
    for line in table.lines:
        label = wrap(line.label, LETTERS)
        if len(label) * LINE > left:
            yield _sheet(above, table.label, rows, below)
            rows, left = [], TOP - 4 * LINE - BOTTOM
        rows.append((label, line.shown))
        left -= len(label) * LINE
    yield _sheet(above, table.label, rows, below)


def _sheet(above: Above, title: str, rows: Iterable[tuple[list[str], str]], below: str) -> pydyf.Stream:
    drawn = pydyf.Stream(compress=True)
    _write(drawn, LEFT, TOP, 12, above.heading, bold=True)
    _write(drawn, LEFT, TOP - LINE, 9, above.opened)
    _write(drawn, LEFT, TOP - 2.6 * LINE, 11, title, bold=True)
    at = TOP - 4 * LINE
    for label, shown in rows:
        _write(drawn, RIGHT - len(shown) * DIGIT * 9, at, 9, shown)
        for part in label:
            _write(drawn, LEFT, at, 9, part)
            at -= LINE
        drawn.set_line_width(0.3)
        drawn.move_to(LEFT, at + LINE - 3)
        drawn.line_to(RIGHT, at + LINE - 3)
        drawn.stroke()
    _write(drawn, LEFT, 35, 8, below)
    return drawn


def _write(drawn: pydyf.Stream, x: float, y: float, size: float, text: str, *, bold: bool = False) -> None:
    drawn.begin_text()
    drawn.set_font_size("F2" if bold else "F1", size)
    drawn.set_text_matrix(1, 0, 0, 1, round(x, 2), round(y, 2))
    drawn.show_text_string(_letters(text))
    drawn.end_text()


def _letters(text: str) -> bytes:
    """In the letters of the standard fonts; what they do not have becomes a question mark."""
    return text.encode("cp1252", "replace")


def _fonts(file: pydyf.PDF) -> pydyf.Dictionary:
    found = pydyf.Dictionary()
    for name, base in FONTS.items():
        font = pydyf.Dictionary(
            {"Type": "/Font", "Subtype": "/Type1", "BaseFont": f"/{base}", "Encoding": "/WinAnsiEncoding"}
        )
        file.add_object(font)
        found[name] = font.reference
    return found


def _add(file: pydyf.PDF, drawn: pydyf.Stream, fonts: pydyf.Dictionary) -> None:
    file.add_object(drawn)
    page = {
        "Type": "/Page",
        "Parent": file.pages.reference,
        "Contents": drawn.reference,
        "MediaBox": pydyf.Array([0, 0, WIDTH, HEIGHT]),
        "Resources": pydyf.Dictionary({"ProcSet": pydyf.Array(["/PDF", "/Text"]), "Font": fonts}),
    }
    file.add_page(pydyf.Dictionary(page))
