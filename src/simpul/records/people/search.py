"""Which people does this text mean? Part of a name in any spelling, a NIK, a phone, or the code of a card.

Names are compared by their spelling key (knowledge.identity.spelling): Chairul is found by "hairul", Soekarno by
"sukarno". A record that was merged leads to the one that was kept. What is searched never stands in an address and is
never logged; the audit log keeps a keyed mark of it.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from simpul.foundation.privacy import Masked
from simpul.knowledge.identity.spelling import search_tokens
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.keys import general_keys
from simpul.records.people.models import Person, PersonNumber
from simpul.records.people.queries import people_by_id
from simpul.records.prepared import OneOf, Prepared

SEARCH_LIMIT = 30
MINIMUM_LETTERS = 2
WITH_NIK = Prepared(
    lambda: Person.objects.filter(OneOf("nik_index", "indexes"), withdrawn_at__isnull=True).select_related(
        "mother", "rt__rw"
    )
)
# The living first of all; who is part of another record is found by the name of that record too.
STARTING_WITH = """
    SELECT person_id FROM (
        (SELECT id AS person_id, name_key FROM people_person
         WHERE kelurahan_id = ANY(%(kelurahan)s) AND (%(rt)s::int[] IS NULL OR rt_id = ANY(%(rt)s))
           AND withdrawn_at IS NULL AND merged_into_id IS NULL
           AND (%(ended)s OR (died_on IS NULL AND left_on IS NULL))
           AND name_key ^@ %(key)s ORDER BY name_key, id LIMIT %(most)s)
        UNION ALL
        (SELECT merged_into_id, name_key FROM people_person
         WHERE kelurahan_id = ANY(%(kelurahan)s) AND (%(rt)s::int[] IS NULL OR rt_id = ANY(%(rt)s))
           AND withdrawn_at IS NULL AND merged_into_id IS NOT NULL
           AND name_key ^@ %(key)s ORDER BY name_key, id LIMIT %(most)s)
    ) AS found ORDER BY name_key, person_id
"""
# Below three letters there is no trigram to look up, and walking the whole index is far slower than reading the names.
TRIGRAM = 3
SHORT_INSIDE = """
    SELECT coalesce(merged_into_id, id) FROM people_person
    WHERE kelurahan_id = ANY(%(kelurahan)s) AND (%(rt)s::int[] IS NULL OR rt_id = ANY(%(rt)s))
      AND withdrawn_at IS NULL
      AND (%(ended)s OR merged_into_id IS NOT NULL OR (died_on IS NULL AND left_on IS NULL))
      AND strpos(name_key, %(longest)s) > 0
      AND NOT EXISTS (SELECT FROM unnest(%(others)s::text[]) AS other WHERE strpos(name_key, other) = 0)
    ORDER BY name_key, id LIMIT %(most)s
"""


def find_by_name(area: WorkArea, text: str, *, ended: bool = False) -> list[Person]:
    """People whose name starts with `text`, then those who have all its words inside; at most 30.

    ended  also those who died or left the city
    """
    tokens = search_tokens(text)
    if sum(len(token) for token in tokens) < MINIMUM_LETTERS:
        return []
    found = ids_starting_with(area, " ".join(tokens), ended=ended)
    if len(found) < SEARCH_LIMIT:
        found += ids_with_inside(area, tokens, ended=ended)
    people = people_by_id(area, found)
    shown = [people[one] for one in dict.fromkeys(found) if one in people]
    return [one for one in shown if _wanted(one, ended=ended)][:SEARCH_LIMIT]


def ids_starting_with(area: WorkArea, key: str, *, ended: bool = False) -> list[UUID]:
    """Prefix search in a form that keeps its index under row-level security (`^@` is leakproof, LIKE is not)."""
    return _ids(STARTING_WITH, area, ended=ended, key=key)


def ids_with_inside(area: WorkArea, tokens: tuple[str, ...], *, ended: bool = False) -> list[UUID]:
    """Search inside a name through a function that runs above the policy and takes the area from the transaction."""
    longest, *others = sorted(tokens, key=len, reverse=True)
    if len(longest) < TRIGRAM:
        return _ids(SHORT_INSIDE, area, ended=ended, longest=longest, others=others)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id FROM people_find_inside(%s, %s::text[], %s, %s, %s)",
            [longest, others, _rt(area), SEARCH_LIMIT, ended],
        )
        return [row[0] for row in cursor.fetchall()]


def _ids(statement: str, area: WorkArea, **values: str | bool | list[str]) -> list[UUID]:
    shared = {"kelurahan": list(area.kelurahan), "rt": _rt(area), "most": SEARCH_LIMIT}
    with connection.cursor() as cursor:
        cursor.execute(statement, {**shared, **values})
        return [row[0] for row in cursor.fetchall()]


def find_by_nik(area: WorkArea, nik: Masked, *, ended: bool = False) -> list[Person]:
    """The person with this NIK, through their own record or one that was merged into it."""
    known = WITH_NIK.ask(indexes=general_keys().indexes(nik.reveal()))
    within = [one for one in known if area.reaches(one.pk, one.kelurahan_id, one.rt_id)]
    people = {one.pk: one for one in within if one.merged_into_id is None}
    if kept := {one.merged_into_id for one in within if one.merged_into_id} - people.keys():
        people |= people_by_id(area, kept)
    return _in_order(people.values(), ended=ended)


def find_by_number(area: WorkArea, number: Masked, *, ended: bool = False) -> list[Person]:
    """Everybody with this phone, JKN number or card."""
    rows = PersonNumber.objects.filter(index__in=general_keys().indexes(number.reveal()), ended_at__isnull=True)
    return _records_kept(area, rows.values_list("person_id", "person__merged_into_id"), ended=ended)


def search_mark(text: str) -> str:
    """What the audit log keeps of a search: the id of the key and a keyed hash, from which the text cannot be had.

    Not the blind index of a NIK or a phone: nobody finds the record of a person by the mark of a search.
    """
    keys = general_keys()
    return f"{keys.current}:{keys.index('pencarian|' + text).hex()}"


def _records_kept(area: WorkArea, pairs: Iterable[tuple[UUID, UUID | None]], *, ended: bool) -> list[Person]:
    return _in_order(people_by_id(area, {kept or one for one, kept in pairs}).values(), ended=ended)


def _in_order(people: Iterable[Person], *, ended: bool) -> list[Person]:
    shown = [one for one in people if _wanted(one, ended=ended)]
    return sorted(shown, key=lambda person: (person.name_lc, person.pk))[:SEARCH_LIMIT]


def _wanted(person: Person, *, ended: bool) -> bool:
    return person.is_listed or (ended and not person.withdrawn_at)


def _rt(area: WorkArea) -> list[int] | None:
    return None if area.rt is None else sorted(area.rt)
