"""Which id does a record get that a row makes? Always the same one: a batch that is repeated makes nothing twice.

A UUIDv7 in form: the instant of the run, then the line in twenty bits (records of a sheet lie beside one another in the
index), then fifty-four bits of SHA-256 over run, line and part. No client can send it before the run exists.
"""

from hashlib import sha256
from uuid import UUID

LINE_BITS, REST_BITS, RAND_B = 20, 54, 62
OTHER_TURNS = (1 << 15) - 2  # of a smallint
MOST_LINES = 1 << LINE_BITS


def made_id(run_id: UUID, line: int, part: str) -> UUID:
    """part  what of the row: "person", "family", "visit 2026-11-05", "2026-11-05 body_weight" ..."""
    if not 0 <= line < MOST_LINES:
        raise ValueError("a sheet has at most 2**20 lines")
    digest = sha256(f"{run_id}/{line}/{part}".encode()).digest()
    random = (line << REST_BITS) | (int.from_bytes(digest[:8], "big") >> (64 - REST_BITS))
    instant = run_id.int >> 80
    upper, lower = random >> RAND_B, random & ((1 << RAND_B) - 1)
    return UUID(int=(instant << 80) | (7 << 76) | (upper << 64) | (0b10 << 62) | lower)


def turn_of(person_id: UUID | None, *, is_new: bool) -> int:
    """Where in the order of a stride a row comes: newcomers by their lines, then the rows of each person together.

    In the order of the lines because of the exclusion constraints: their GiST index does not tell the ids of one sheet
    apart by more than the order in which they came, and out of order each insert searches all of it.
    """
    if is_new:
        return 0
    return 1 + person_id.int % OTHER_TURNS if person_id else 1


def line_of(made: UUID) -> int:
    """The line that stands in an id of `made_id`."""
    return ((made.int >> 64) & 0xFFF) << 8 | (made.int >> REST_BITS) & 0xFF


def is_made_by(run_id: UUID, made: UUID) -> bool:
    """Whether an id carries the instant of this run. Another record of the very same millisecond would, too: it only
    serves to set the records of a run apart from others, never to grant anything."""
    return made.int >> 80 == run_id.int >> 80
