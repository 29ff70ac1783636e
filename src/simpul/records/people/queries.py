"""Who is this, and who lives in my area? Every read takes the work area first."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person

SEARCH_LIMIT = 30
MINIMUM_LETTERS = 2


def in_area(area: WorkArea) -> QuerySet[Person]:
    """The people whom this area may name."""
    people = Person.objects.filter(kelurahan_id__in=area.kelurahan)
    return people if area.rt is None else people.filter(rt_id__in=area.rt)


def get_person(area: WorkArea, person_id: UUID) -> Person | None:
    """One person, or None where they do not exist or live elsewhere: the caller cannot tell the two apart."""
    return in_area(area).select_related("mother", "rt__rw", "kelurahan__parent").filter(id=person_id).first()


def born_between(area: WorkArea, rt_ids: Iterable[int], first: date, last: date) -> list[Person]:
    """The living of these RT born in a span of days, in the order of the register (RT, then name)."""
    people = in_area(area).filter(rt_id__in=list(rt_ids), birth_date__range=(first, last), died_on__isnull=True)
    return list(people.select_related("mother", "rt__rw").order_by("rt__code", "name_lc", "id"))


def people_by_id(area: WorkArea, ids: Iterable[UUID]) -> dict[UUID, Person]:
    return in_area(area).select_related("mother", "rt__rw").in_bulk(list(ids))


def family_of(area: WorkArea, person: Person) -> list[tuple[str, Person]]:
    """Mother, children and siblings by the mother, as far as they live in the area: (ibu | anak | saudara, person)."""
    known = in_area(area).order_by("birth_date", "id")
    mother = [("ibu", one) for one in known.filter(id=person.mother_id)] if person.mother_id else []
    children = [("anak", one) for one in known.filter(mother=person)]
    siblings = known.filter(mother_id=person.mother_id).exclude(id=person.pk) if person.mother_id else []
    return mother + children + [("saudara", one) for one in siblings]


def find_by_name(area: WorkArea, text: str) -> list[Person]:
    """People whose name starts with `text`, then those with `text` inside; at most 30."""
    letters = " ".join(text.lower().split())
    if len(letters) < MINIMUM_LETTERS:
        return []
    found = ids_starting_with(area, letters)
    if len(found) < SEARCH_LIMIT:
        found += [one for one in ids_with_inside(area, letters) if one not in found]
    people = people_by_id(area, found[:SEARCH_LIMIT])
    return [people[one] for one in found if one in people]


def ids_starting_with(area: WorkArea, letters: str) -> list[UUID]:
    """Prefix search in a form that keeps its index under row-level security (`^@` is leakproof, LIKE is not)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM people_person WHERE kelurahan_id = ANY(%s) AND (%s::int[] IS NULL OR rt_id = ANY(%s))"
            " AND name_lc ^@ %s ORDER BY name_lc, id LIMIT %s",
            [list(area.kelurahan), _rt(area), _rt(area), letters, SEARCH_LIMIT],
        )
        return [row[0] for row in cursor.fetchall()]


def ids_with_inside(area: WorkArea, letters: str) -> list[UUID]:
    """Search inside a name through a function that runs above the policy and takes the area from the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id FROM people_find_inside(%s, %s, %s)", [letters, _rt(area), SEARCH_LIMIT])
        return [row[0] for row in cursor.fetchall()]


def _rt(area: WorkArea) -> list[int] | None:
    return None if area.rt is None else sorted(area.rt)
