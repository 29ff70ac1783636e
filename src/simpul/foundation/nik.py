"""Is this NIK possible, and does it fit the person? (ipwl-privacy-reporting 4.6)

PPKKCC DDMMYY SSSS: place of first registration, birth date (a woman's day + 40), serial from 0001. There is no check
digit: a possible NIK proves nothing, and one that does not fit its person is a warning, because a NIK is not changed
when birth data are put right.
"""

from datetime import date

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import NIK_DIGITS, Nik
from simpul.foundation.sex import Sex

# Provinces (Kemendagri); the newest of Papua from memory.
PROVINCES = frozenset(
    {*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82, *range(91, 98)}
)
WOMAN = 40
RISING = "01234567890123456789"


def refuse_impossible(nik: Nik | None) -> None:
    """Raise DomainError for what cannot be a NIK at all; None is fine."""
    problem = impossible(nik) if nik else None
    if problem:
        raise DomainError("nik_impossible", problem)


def impossible(nik: Nik) -> str | None:
    """Why this cannot be a NIK: one Indonesian sentence, or None."""
    text = nik.reveal()
    if len(text) != NIK_DIGITS or not (text.isascii() and text.isdigit()):
        return "NIK terdiri dari 16 angka."
    day, month = int(text[6:8]), int(text[8:10])
    if not (1 <= day <= 31 or 1 + WOMAN <= day <= 31 + WOMAN) or not 1 <= month <= 12:
        return "Tanggal lahir di dalam NIK tidak mungkin. Periksa angkanya."
    if text[12:] == "0000" or len(set(text)) == 1 or text in RISING:
        return "NIK ini bukan nomor yang sah. Periksa angkanya."
    return None


def warnings(nik: Nik, sex: Sex, birth_date: date) -> list[str]:
    """What to look up in the person's papers: sentences, never a refusal. The NIK must be possible."""
    text = nik.reveal()
    found = []
    if int(text[:2]) not in PROVINCES:
        found.append("Kode provinsi di dalam NIK tidak dikenal.")
    day = int(text[6:8])
    if (day > WOMAN) != (sex is Sex.FEMALE):
        found.append("Jenis kelamin di dalam NIK berbeda dari yang dicatat. Periksa KTP atau KK.")
    if f"{day % WOMAN:02d}{text[8:12]}" != f"{birth_date:%d%m%y}":
        found.append("Tanggal lahir di dalam NIK berbeda dari yang dicatat. Periksa KTP atau KK.")
    return found
