"""How is a record named, and how is a NIK kept from being seen by accident?"""

from uuid import UUID

from uuid6 import uuid7

from simpul.foundation.errors import DomainError
from simpul.foundation.privacy import Masked

UUID7 = 7
NIK_DIGITS = 16


def new_id() -> UUID:
    """A UUIDv7: sorted by the time of its birth, made without asking anybody."""
    return UUID(int=uuid7().int)


def require_uuid7(text: str) -> UUID:
    """The id that a client made. Raises DomainError for anything else."""
    try:
        found = UUID(text)
    except ValueError as problem:
        raise DomainError("id_unreadable", "Nomor catatan tidak terbaca. Muat ulang halaman.") from problem
    if found.version != UUID7:
        raise DomainError("id_unreadable", "Nomor catatan tidak terbaca. Muat ulang halaman.")
    return found


class Nik(Masked):
    """A Nomor Induk Kependudukan: 16 digits, never printed. A mismatch is a warning, never a refusal."""
