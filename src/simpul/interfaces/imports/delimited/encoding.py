"""In which letters is a text file written? By its mark, else UTF-8, else the old code page of Windows."""

import codecs

from simpul.foundation.errors import DomainError

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LOOKED_AT = 4_000
OLD_WINDOWS = "cp1252"


def encoding_of(content: bytes) -> str:
    """Raises DomainError for what is no text."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    head = content[:LOOKED_AT]
    if b"\0" in head:
        return _without_mark(head)
    for name in ("utf-8", OLD_WINDOWS):
        if _fits(content, name):
            return name
    raise _unreadable()


def _without_mark(head: bytes) -> str:
    """UTF-16 without a mark: every other byte of plain letters is empty."""
    for name, empty in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if empty.count(0) > 0.7 * len(empty):
            return name
    raise _unreadable()


def _fits(content: bytes, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for at in range(0, len(content), 1_000_000):
            decoder.decode(content[at : at + 1_000_000])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _unreadable() -> DomainError:
    return DomainError("sheet_letters", "Huruf di berkas ini tidak terbaca. Simpan ulang sebagai .xlsx atau CSV UTF-8.")
