"""Which people does this text mean? Part of a name in any spelling, a NIK, a phone, or the code of a card.

Names are compared by their spelling key (knowledge.identity.spelling): Chairul is found by "hairul", Soekarno by
"sukarno". What is searched never stands in an address and is never logged.
"""

from uuid import UUID

from django.db import connection

from simpul.foundation.privacy import Masked
from simpul.knowledge.identity.spelling import search_tokens
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.keys import general_keys
from simpul.records.people.models import Person, PersonNumber
from simpul.records.people.queries import people_by_id, within_reach

SEARCH_LIMIT = 30
MINIMUM_LETTERS = 2


def find_by_name(area: WorkArea, text: str) -> list[Person]:
    """People whose name starts with `text`, then those who have all its words inside; at most 30."""
    tokens = search_tokens(text)
    if sum(len(token) for token in tokens) < MINIMUM_LETTERS:
        return []
    found = ids_starting_with(area, " ".join(tokens))
    if len(found) < SEARCH_LIMIT:
        found += [one for one in ids_with_inside(area, tokens) if one not in found]
    people = people_by_id(area, found[:SEARCH_LIMIT])
    return [people[one] for one in found if one in people]


def ids_starting_with(area: WorkArea, key: str) -> list[UUID]:
    """Prefix search in a form that keeps its index under row-level security (`^@` is leakproof, LIKE is not)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM people_person WHERE kelurahan_id = ANY(%s) AND (%s::int[] IS NULL OR rt_id = ANY(%s))"
            " AND withdrawn_at IS NULL AND merged_into_id IS NULL"
            " AND name_key ^@ %s ORDER BY name_key, id LIMIT %s",
            [list(area.kelurahan), _rt(area), _rt(area), key, SEARCH_LIMIT],
        )
        return [row[0] for row in cursor.fetchall()]


def ids_with_inside(area: WorkArea, tokens: tuple[str, ...]) -> list[UUID]:
    """Search inside a name through a function that runs above the policy and takes the area from the transaction."""
    longest, *others = sorted(tokens, key=len, reverse=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id FROM people_find_inside(%s, %s::text[], %s, %s)",
            [longest, others, _rt(area), SEARCH_LIMIT],
        )
        return [row[0] for row in cursor.fetchall()]


def find_by_nik(area: WorkArea, nik: Masked) -> list[Person]:
    """The person with this NIK, through their own record or one that was merged into it."""
    known = within_reach(area).filter(nik_index__in=general_keys().indexes(nik.reveal()), withdrawn_at__isnull=True)
    return _records_kept(area, known.values_list("id", "merged_into_id"))


def find_by_number(area: WorkArea, number: Masked) -> list[Person]:
    """Everybody with this phone, JKN number or card."""
    rows = PersonNumber.objects.filter(index__in=general_keys().indexes(number.reveal()), ended_at__isnull=True)
    return _records_kept(area, rows.values_list("person_id", "person__merged_into_id"))


def _records_kept(area: WorkArea, pairs: object) -> list[Person]:
    ids = {kept or one for one, kept in pairs}  # type: ignore[attr-defined]
    people = people_by_id(area, ids).values()
    return sorted(people, key=lambda person: (person.name_lc, person.pk))[:SEARCH_LIMIT]


def _rt(area: WorkArea) -> list[int] | None:
    return None if area.rt is None else sorted(area.rt)
