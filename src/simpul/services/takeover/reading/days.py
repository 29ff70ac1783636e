"""Which day is meant? 05/11/2026, 5 Nov 2026, 2026-11-05, and the number that Excel makes of it.

The day stands before the month, always: 12/31/2026 is refused and not turned round.
"""

import re
from datetime import date, timedelta

from simpul.foundation.errors import DomainError

EXCEL_BEGIN = date(1899, 12, 30)  # also right for what Excel counts after its 29 February 1900
EXCEL_DAYS = range(7_306, 73_051)  # 1920 to 2099: a year alone is no day
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?", re.ASCII)
DAY_FIRST = re.compile(
    r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})(?: \d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?", re.ASCII
)
WORDS = re.compile(r"(?:[a-z']+, *)?(\d{1,2})[ -]([a-z]+)\.?,?[ -](\d{4})", re.ASCII)
NUMBER = re.compile(r"(\d{4,5})(?:[.,]\d+)?", re.ASCII)
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            *("jan januari january", "feb peb februari pebruari february", "mar maret march", "apr april", "mei may"),
            *("jun juni june", "jul juli july", "agu agt ags agust agustus aug august", "sep sept september"),
            *("okt oktober oct october", "nov nop november nopember", "des desember dec december"),
        ),
        start=1,
    )
    for word in words.split()
}


def read_day(text: str) -> date:
    """Raises DomainError for what is no day or one that the calendar does not have."""
    written = " ".join(text.casefold().split())
    parts = _parts(written)
    if parts is None:
        number = NUMBER.fullmatch(written)
        if number and int(number[1]) in EXCEL_DAYS:
            return EXCEL_BEGIN + timedelta(days=int(number[1]))
        raise DomainError("day_unreadable", "Tanggal tidak terbaca. Tulis seperti 25/03/2026.")
    try:
        return date(*parts)
    except ValueError as problem:
        raise DomainError("no_such_day", "Tanggal itu tidak ada di kalender. Tulis hari, bulan, tahun.") from problem


def _parts(written: str) -> tuple[int, int, int] | None:
    if found := ISO.fullmatch(written):
        return int(found[1]), int(found[2]), int(found[3])
    if found := DAY_FIRST.fullmatch(written):
        return int(found[3]), int(found[2]), int(found[1])
    if (found := WORDS.fullmatch(written)) and found[2] in MONTHS:
        return int(found[3]), MONTHS[found[2]], int(found[1])
    return None
