"""What did somebody type? A text without control letters, a day that exists, digits; or a sentence of what to do."""

from contextlib import suppress
from datetime import date, time

from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.records.people.kinds import BirthPrecision

MIDDLE_DAY, MIDDLE_MONTH = 15, 7  # stand for what is not known of a birth date
BLANKS = str.maketrans("", "", " .-\u00a0\u2010\u2011\u2012\u2013")


def clean(text: str) -> str:
    """Single blanks, no control or direction letters; emoji and every script stay."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def digits_of(text: str) -> str:
    """A number without the blanks, points and dashes with which it is written on cards."""
    return text.translate(BLANKS)


def read_day(text: str) -> date | None:
    """2026-11-21 from a date field, 21/11/2026 or 21-11-2026 by hand; None for nothing. Raises DomainError."""
    typed = clean(text)
    if not typed:
        return None
    parts = typed.replace("/", "-").split("-")
    if len(parts) == 3 and all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        order = parts if len(parts[0]) == 4 else parts[::-1]
        return _day(*(int(part) for part in order))
    raise _no_such_day()


def read_whole(text: str, lowest: int, highest: int) -> int | None:
    """A whole number from `lowest` to `highest`; None for nothing. Raises DomainError."""
    typed = clean(text)
    if not typed:
        return None
    if typed.isascii() and typed.isdigit() and lowest <= int(typed) <= highest:
        return int(typed)
    raise DomainError("no_such_number", "Tulis angka %(lowest)s sampai %(highest)s.", lowest=lowest, highest=highest)


def read_clock(text: str) -> time | None:
    """08.30, 8.30 or 08:30; None for nothing. Raises DomainError."""
    typed = clean(text)
    if not typed:
        return None
    hour, _point, minute = typed.replace(".", ":").partition(":")
    digits = hour + minute
    if digits.isascii() and digits.isdigit() and len(hour) in (1, 2) and len(minute) == 2:
        with suppress(ValueError):
            return time(int(hour), int(minute))
    raise DomainError("no_such_hour", "Tulis jam seperti 08.30.")


def day_typed(day: date) -> str:
    """21-11-2026, as a date field shows it."""
    return f"{day.day:02d}-{day.month:02d}-{day.year}"


def read_birth(text: str) -> tuple[date, BirthPrecision] | None:
    """day/month/year with day, or day and month, left empty where they are not known. Raises DomainError."""
    day, month, year = (*(part.strip() for part in text.split("/")), "", "", "")[:3]
    if not (day or month or year):
        return None
    if not all(part == "" or (part.isascii() and part.isdigit() and len(part) <= 4) for part in (day, month, year)):
        raise _no_such_day()
    if len(year) != 4 or (day and not month):
        raise DomainError("birth_unclear", "Isi tahun dengan empat angka. Tanggal hanya diisi bila bulannya diketahui.")
    found = _day(int(year), int(month or MIDDLE_MONTH), int(day or (MIDDLE_DAY if month else 1)))
    return found, BirthPrecision.EXACT if day else BirthPrecision.MONTH if month else BirthPrecision.YEAR


def birth_typed(day: date, precision: str) -> str:
    """The same the other way round: what the three boxes show of a recorded date."""
    parts = {BirthPrecision.EXACT: f"{day.day}/{day.month}", BirthPrecision.MONTH: f"/{day.month}"}
    return f"{parts.get(BirthPrecision(precision), '/')}/{day.year}"


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as problem:
        raise _no_such_day() from problem


def _no_such_day() -> DomainError:
    return DomainError("no_such_day", "Tanggal itu tidak ada. Periksa tanggal, bulan dan tahunnya.")


def changed_meanwhile() -> str:
    return _("Data ini berubah sejak layar ini dibuka. Periksa, lalu simpan lagi.")


def fill_this() -> str:
    return _("Isi bagian ini.")


def too_long(most: int) -> str:
    return _("Paling banyak %(most)s huruf.") % {"most": most}
