"""How are the sealed fields of the general database carried over to a new key?

In batches of rows, each in a transaction of its own: killed in the middle, whole rows carry either key and both keys
open. A row that the pages seal meanwhile already carries the new key. The unsealed text is never printed or kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psycopg
from cryptography.exceptions import InvalidTag
from psycopg import sql

from simpul.foundation.key_set import KeySet

BATCH = 1_000
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sealed:
    """One sealed field: its table and its columns. index  "" where the field is opened and never searched"""

    table: str
    sealed: str
    key_id: str
    index: str = ""

    def form(self, text: str) -> sql.Composed:
        """A field without an index has its sealed column in that place: read twice, compared with nothing."""
        columns = {
            "table": self.table,
            "sealed": self.sealed,
            "key_id": self.key_id,
            "index": self.index or self.sealed,
        }
        return sql.SQL(text).format(**{name: sql.Identifier(column) for name, column in columns.items()})


FIELDS = (
    Sealed("people_person", "nik_sealed", "nik_key_id", "nik_index"),
    Sealed("people_personnumber", "sealed", "key_id", "index"),
    Sealed("households_household", "kk_sealed", "kk_key_id", "kk_index"),
    Sealed("takeover_importrun", "head_sealed", "head_key_id"),
    Sealed("takeover_importpart", "sealed", "key_id"),
    Sealed("takeover_importrow", "sealed", "key_id"),
)
COUNT = "SELECT {key_id}, count(*) FROM {table} WHERE {sealed} IS NOT NULL GROUP BY 1"
TAKE = (
    "SELECT id, {sealed}, {key_id} FROM {table} WHERE {sealed} IS NOT NULL AND {key_id} <> %s "
    "ORDER BY id LIMIT %s FOR UPDATE"
)
GIVE = "UPDATE {table} SET {sealed} = %(sealed)s, {key_id} = %(key_id)s WHERE id = %(id)s"
GIVE_WITH_INDEX = (
    "UPDATE {table} SET {sealed} = %(sealed)s, {index} = %(index)s, {key_id} = %(key_id)s WHERE id = %(id)s"
)
READ = "SELECT {sealed}, {index}, {key_id} FROM {table} WHERE {sealed} IS NOT NULL"


def carried(connection: psycopg.Connection) -> dict[str, int]:
    """How many fields carry which key."""
    found: dict[str, int] = {}
    for field in FIELDS:
        for key_id, count in connection.execute(field.form(COUNT)).fetchall():
            found[key_id] = found.get(key_id, 0) + count
    connection.rollback()
    return found


def reseal(connection: psycopg.Connection, keys: KeySet, *, say: Say, batch: int = BATCH) -> int:
    """Seal every field with the current key; how many were sealed anew."""
    done, total = 0, sum(count for key_id, count in carried(connection).items() if key_id != keys.current)
    for field in FIELDS:
        for count in _batches(connection, field, keys, batch):
            done += count
            say(f"{done} dari {max(total, done)} isian disegel ulang ({field.table})")
    return done


def verify(connection: psycopg.Connection, keys: KeySet, *, say: Say) -> list[str]:
    """Open every field and compute its index again: one sentence for each table in which something does not fit."""
    faults = []
    for field in FIELDS:
        count = wrong = 0
        with connection.cursor(name="verify") as cursor:  # on the server: memory stays flat
            cursor.execute(field.form(READ))
            for sealed, index, key_id in cursor:
                count += 1
                wrong += not _fits(keys, bytes(sealed), bytes(index) if field.index else None, key_id)
        connection.rollback()
        say(f"{field.table}: {count} isian diperiksa")
        if wrong:
            faults.append(f"{field.table}: {wrong} isian tidak cocok dengan kunci {keys.current}.")
    return faults


def _batches(connection: psycopg.Connection, field: Sealed, keys: KeySet, batch: int) -> Iterator[int]:
    while True:
        with connection.transaction():
            rows = connection.execute(field.form(TAKE), [keys.current, batch]).fetchall()
            give = field.form(GIVE_WITH_INDEX if field.index else GIVE)
            connection.cursor().executemany(give, [_anew(keys, *row) for row in rows])
        if not rows:
            return
        yield len(rows)


def _anew(keys: KeySet, row_id: object, sealed: bytes, key_id: str) -> dict[str, object]:
    text = keys.open(key_id, bytes(sealed))
    name, body = keys.seal(text)
    return {"sealed": body, "index": keys.index(text), "key_id": name, "id": row_id}


def _fits(keys: KeySet, sealed: bytes, index: bytes | None, key_id: str) -> bool:
    try:
        text = keys.open(key_id, sealed)
        return key_id == keys.current and index in (None, keys.index(text))
    except (KeyError, InvalidTag):
        return False
