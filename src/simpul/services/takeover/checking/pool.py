"""Who of the records may be meant by these rows? Asked once for a batch."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from simpul.foundation.identifiers import Nik
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.queries import current
from simpul.records.people.keys import general_keys
from simpul.records.people.models import Person
from simpul.records.people.queries import within_reach
from simpul.services.takeover.reading.person import PersonPart


@dataclass
class Pool:
    """nik      blind index -> the records that are kept, of those who have this NIK
    alike    (spelling key, birth date) -> records
    mothers  blind index of a NIK -> record
    families ids of people who belong to a family today
    """

    nik: dict[bytes, list[Person]] = field(default_factory=dict)
    alike: dict[tuple[str, date], list[Person]] = field(default_factory=dict)
    families: set[UUID] = field(default_factory=set)

    def with_nik(self, nik: Nik) -> list[Person]:
        found = [one for index in general_keys().indexes(nik.reveal()) for one in self.nik.get(index, [])]
        return list({one.pk: one for one in found}.values())

    def with_name_and_birth(self, part: PersonPart) -> list[Person]:
        return self.alike.get((part.key, part.born), []) if part.born and part.key else []


def pool_of(area: WorkArea, parts: Sequence[PersonPart]) -> Pool:
    """Whoever has a NIK, or name and birth date, of these."""
    keys = general_keys()
    niks = [nik for part in parts for nik in (part.nik, part.mother_nik) if nik]
    wanted = {index for nik in niks for index in keys.indexes(nik.reveal())}
    people = within_reach(area).filter(withdrawn_at__isnull=True)
    with_nik = list(people.filter(nik_index__in=wanted)) if wanted else []
    return _pool(people, with_nik, list(people.in_bulk(_of_name_and_birth(people, parts)).values()))


def pool_among(area: WorkArea, ids: Sequence[UUID]) -> Pool:
    """The same of these records only."""
    people = within_reach(area).filter(withdrawn_at__isnull=True)
    found = list(people.in_bulk(list(ids)).values()) if ids else []
    return _pool(people, [one for one in found if one.nik_index is not None], found)


def _pool(people: QuerySet[Person], with_nik: Sequence[Person], alike: Sequence[Person]) -> Pool:
    pool, kept = Pool(), _kept(people, with_nik)
    for person in with_nik:
        if person.pk in kept:
            pool.nik.setdefault(bytes(person.nik_index or b""), []).append(kept[person.pk])
    own = [one for one in alike if not one.merged_into_id]
    _with_mothers(people, own)
    for person in own:
        pool.alike.setdefault((person.name_key, person.birth_date), []).append(person)
    known = {one.pk for many in (*pool.nik.values(), *pool.alike.values()) for one in many}
    pool.families = set(current().filter(person_id__in=known).values_list("person_id", flat=True)) if known else set()
    return pool


def _of_name_and_birth(people: QuerySet[Person], parts: Sequence[PersonPart]) -> list[UUID]:
    """By birth date in the database and by name here: the index of parts of names is slow for whole ones."""
    wanted = {(part.key, part.born) for part in parts if part.key and part.born}
    births = {born for _, born in wanted}
    rows = people.filter(merged_into__isnull=True, birth_date__in=births).values_list("id", "name_key", "birth_date")
    return [one for one, key, born in rows if (key, born) in wanted] if births else []


# Records that one row leads to are asked for by id, not joined: of rows that have just been written the planner knows
# nothing, and a join of the table with itself then goes through all of it once for each row.
def _kept(people: QuerySet[Person], found: Sequence[Person]) -> dict[UUID, Person]:
    """The record that each of these stands for now; none where that one is out of reach."""
    kept: dict[UUID, Person] = {one.pk: one for one in found}
    while ids := {one.merged_into_id for one in kept.values() if one.merged_into_id}:
        roots = people.in_bulk(ids)
        led = {pk: roots.get(one.merged_into_id) if one.merged_into_id else one for pk, one in kept.items()}
        kept = {pk: one for pk, one in led.items() if one}
    return kept


def _with_mothers(people: QuerySet[Person], found: Sequence[Person]) -> None:
    mothers = people.in_bulk({one.mother_id for one in found if one.mother_id})
    for one in found:
        one.mother = mothers.get(one.mother_id) if one.mother_id else None
