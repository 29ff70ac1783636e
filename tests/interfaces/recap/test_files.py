"""The workbook and the print show what the page shows, in Indonesian, and name nobody."""

import io
import re
import zlib
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from simpul.knowledge.recap import sheets
from tests.cast import NAMES
from tests.interfaces.recap.test_screens import ask, cells
from tests.monitoring.recap.day import Day

STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
TEXT = re.compile(rb"\(((?:\\.|[^\\()])*)\) Tj")


@pytest.fixture
def filled(day: Day) -> Day:
    day.see(day.cast.balita, {"development_checklist": 1, "body_weight": 9_400, "tb_cough": 0})
    for number in range(12):
        one = day.add(f"Lansia {number}", date(1950, 1, 1))
        if number:
            day.see(one, {"aks_class": 1, "srq20_total": 7, "referral": 1, "education_topic": "gizi"})
    return day


def rows(answer: Any) -> dict[str, list[list[Any]]]:
    book = load_workbook(io.BytesIO(answer.content))
    return {page.title: [list(row) for row in page.iter_rows(values_only=True)] for page in book}


def written(answer: Any) -> list[str]:
    """Every text of a PDF in the order in which it is drawn."""
    found: list[str] = []
    for packed in STREAM.findall(answer.content):
        drawn = zlib.decompress(packed)
        found += [re.sub(rb"\\(.)", rb"\1", text).decode("cp1252") for text in TEXT.findall(drawn)]
    return found


@pytest.mark.parametrize("part", ["bidan", "kader"])
def test_the_workbook_read_back_is_the_page(filled: Day, part: str) -> None:
    shown, found = cells(ask(filled, part=part)), rows(ask(filled, "workbook", part))
    assert list(found) == [sheet.label_id for sheet in sheets()]
    for sheet in sheets():
        heading, opened, head, row, foot = found[sheet.label_id]
        assert "Nov 2026" in heading[0]
        assert "21 Nov 2026" in opened[0]
        assert head == ["Bulan", *(column.label_id for column in sheet.columns)]
        assert ("tenaga kesehatan" in foot[0]) == (part == "kader" and sheet.code in ("dewasa", "remaja"))
        texts = ["" if one is None else str(one) for one in row]
        assert texts == ["Nov 2026", *(shown[column.code] for column in sheet.columns)]
        assert all(one is None or isinstance(one, (int, str)) for one in row)
    assert shown["dewasa_mind_high"] == ("11" if part == "bidan" else "–")


@pytest.mark.parametrize("part", ["bidan", "kader"])
def test_the_print_holds_the_figures_of_the_page(filled: Day, part: str) -> None:
    shown, texts = cells(ask(filled, part=part)), written(ask(filled, "document", part))
    drawn = iter(texts)
    for sheet in sheets():
        assert sheet.label_id in drawn
        for column in sheet.columns:
            before = next(text for text in drawn if text == shown[column.code])
            assert before == shown[column.code]
            assert column.label_id in drawn


def test_a_print_has_a_page_for_each_sheet_and_two_for_the_longest(filled: Day) -> None:
    answer = ask(filled, "document")
    assert answer.content.startswith(b"%PDF-1.7")
    assert answer["Content-Type"] == "application/pdf"
    pages = [text for text in written(answer) if text.startswith("Halaman")]
    assert pages == [f"Halaman {number} dari {len(pages)}" for number in range(1, len(pages) + 1)]
    assert len(pages) >= len(sheets())


def test_no_file_names_anybody(filled: Day) -> None:
    texts = " ".join(written(ask(filled, "document")))
    book = str(rows(ask(filled, "workbook")))
    for name in (*NAMES, "Lansia 1 Pemeran"):
        assert name not in texts
        assert name not in book


def test_files_are_indonesian_whatever_the_reader_reads(filled: Day) -> None:
    from tests.interfaces.test_every_door import enter_as, reverse

    client = enter_as(filled.cast.bidan)
    client.cookies["django_language"] = "en"
    answer = client.get(reverse("recap:workbook", kwargs={"posyandu_id": filled.cast.posyandu.pk}))
    assert list(rows(answer)) == [sheet.label_id for sheet in sheets()]


def test_a_month_without_an_open_day_is_an_empty_sheet_with_one_sentence(day: Day) -> None:
    for found in rows(ask(day, "workbook", bulan="2026-10")).values():
        assert len(found) == 2
        assert found[1][0] == "Posyandu ini tidak buka pada bulan tersebut, jadi tidak ada yang direkap."
    assert "Posyandu ini tidak buka pada bulan tersebut, jadi tidak ada yang direkap." in written(
        ask(day, "document", bulan="2026-10")
    )
