"""Which records share a blocking key with this one? A table of blind indexes, looked up by key.

A block of more than 200 says too little (ADR 0017) and is left out. Who shares the rarer keys is looked at first.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db import connection

from simpul.knowledge.identity.blocks import blocks_of
from simpul.knowledge.identity.described import Described
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.keys import general_keys
from simpul.services.duplicates.models import Block

CROWDED = 200
KEY_BYTES = 16
SHARED = """
    SELECT wanted.key, found.person_id
    FROM unnest(%s::bytea[]) AS wanted (key)
    CROSS JOIN LATERAL (
        SELECT block.person_id FROM duplicates_block AS block
        WHERE block.key = wanted.key AND (block.kelurahan_id = ANY(%s) OR block.person_id = ANY(%s::uuid[]))
        LIMIT %s
    ) AS found
"""


def keys_of(described: Described) -> set[bytes]:
    """What is kept of a record: its keys under the key that seals now."""
    keys = general_keys()
    return {keys.index(block)[:KEY_BYTES] for block in blocks_of(described)}


def keys_wanted(described: Described) -> set[bytes]:
    """What is looked for: the same under every key that lives."""
    keys = general_keys()
    return {index[:KEY_BYTES] for block in blocks_of(described) for index in keys.indexes(block)}


def who_shares(area: WorkArea, keys: Iterable[bytes]) -> dict[bytes, list[UUID]]:
    """By key, the records of the area that have it; crowded keys are left out."""
    found: dict[bytes, list[UUID]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(SHARED, [list(keys), list(area.kelurahan), list(area.guests), CROWDED + 1])
        for key, person_id in cursor.fetchall():
            found[bytes(key)].append(person_id)
    return {key: people for key, people in found.items() if len(people) <= CROWDED}


def nearest(keys: Iterable[bytes], sharing: Mapping[bytes, list[UUID]], most: int) -> list[UUID]:
    """Who shares the most and the rarest of these keys, at most so many."""
    said: dict[UUID, float] = defaultdict(float)
    for key in keys:
        people = sharing.get(key, [])
        for person in people:
            said[person] += 1 / len(people)
    return sorted(said, key=lambda person: (-said[person], person))[:most]


def keep_blocks(kept: Mapping[UUID, tuple[int, set[bytes]]], gone: Collection[UUID]) -> None:
    """Write the keys of these records, with the kelurahan of each, and forget those of `gone`."""
    Block.objects.filter(person_id__in=[*kept, *gone]).delete()
    Block.objects.bulk_create(
        Block(person_id=person, kelurahan_id=kelurahan, key=key)
        for person, (kelurahan, keys) in kept.items()
        for key in sorted(keys)
    )
