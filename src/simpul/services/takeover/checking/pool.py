"""Who of the records may be meant by these rows? Asked once for a batch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet, Value
from django.db.models.functions import Concat

from simpul.foundation.identifiers import Nik
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.queries import current
from simpul.records.people.keys import general_keys
from simpul.records.people.models import Person
from simpul.records.people.queries import within_reach
from simpul.services.takeover.reading.person import PersonPart


class Known(NamedTuple):
    """A record, as far as it tells who it is and whether it can be written to."""

    id: UUID
    name: str
    name_key: str
    sex: str
    birth_date: date
    nik_index: bytes | None
    kelurahan_id: int
    rt_id: int
    mother_id: UUID | None
    merged_into_id: UUID | None
    died_on: date | None
    left_on: date | None


@dataclass
class Pool:
    """nik      blind index -> the records that are kept, of those who have this NIK
    alike    (spelling key, birth date) -> records
    mothers  record of a mother -> her name, where the rows name one
    families ids of people who belong to a family today, where the rows name one
    """

    nik: dict[bytes, list[Known]] = field(default_factory=dict)
    alike: dict[tuple[str, date], list[Known]] = field(default_factory=dict)
    mothers: dict[UUID, str] = field(default_factory=dict)
    families: set[UUID] = field(default_factory=set)

    def with_nik(self, nik: Nik) -> list[Known]:
        if not self.nik:
            return []
        found = [one for index in general_keys().indexes(nik.reveal()) for one in self.nik.get(index, [])]
        return list({one.id: one for one in found}.values())

    def with_name_and_birth(self, part: PersonPart) -> list[Known]:
        return self.alike.get((part.key, part.born), []) if part.born and part.key else []

    def mother_name(self, person: Known) -> str | None:
        return self.mothers.get(person.mother_id) if person.mother_id else None


def pool_of(area: WorkArea, parts: Sequence[PersonPart]) -> Pool:
    """Whoever has a NIK, or name and birth date, of these."""
    keys = general_keys()
    niks = [nik for part in parts for nik in (part.nik, part.mother_nik) if nik]
    wanted = {index for nik in niks for index in keys.indexes(nik.reveal())}
    people = within_reach(area).filter(withdrawn_at__isnull=True)
    with_nik = _known(people, nik_index__in=wanted) if wanted else {}
    alike = _of_name_and_birth(people, parts)
    found = {one: with_nik[one] for one in alike if one in with_nik}
    if others := alike - with_nik.keys():
        found |= _known(people, id__in=others)
    return _pool(people, with_nik, found, parts)


def pool_among(area: WorkArea, ids: Sequence[UUID], parts: Sequence[PersonPart]) -> Pool:
    """The same of these records only."""
    people = within_reach(area).filter(withdrawn_at__isnull=True)
    found = _known(people, id__in=list(ids)) if ids else {}
    return _pool(people, {one.id: one for one in found.values() if one.nik_index is not None}, found, parts)


def _pool(
    people: QuerySet[Person], with_nik: dict[UUID, Known], alike: dict[UUID, Known], parts: Sequence[PersonPart]
) -> Pool:
    pool, kept = Pool(), _kept(people, with_nik)
    for one in with_nik.values():
        if one.id in kept:
            pool.nik.setdefault(bytes(one.nik_index or b""), []).append(kept[one.id])
    own = [one for one in alike.values() if not one.merged_into_id]
    for one in own:
        pool.alike.setdefault((one.name_key, one.birth_date), []).append(one)
    mothers = {one.mother_id for one in own if one.mother_id}
    if mothers and any(part.mother_name for part in parts):
        pool.mothers = dict(people.filter(id__in=mothers).values_list("id", "name"))
    known = {one.id for many in (*pool.nik.values(), *pool.alike.values()) for one in many}
    if known and any(part.kk and part.relation for part in parts):
        pool.families = set(current().filter(person_id__in=known).values_list("person_id", flat=True))
    return pool


def _known(people: QuerySet[Person], **which: Any) -> dict[UUID, Known]:
    return {row[0]: Known(*row) for row in people.filter(**which).values_list(*Known._fields)}


def _of_name_and_birth(people: QuerySet[Person], parts: Iterable[PersonPart]) -> set[UUID]:
    """Not by the column of the name itself: its index is made for parts of names, and is slow for whole ones."""
    wanted = {(part.key, part.born) for part in parts if part.key and part.born}
    if not wanted:
        return set()
    keys, births = {key for key, _ in wanted}, {born for _, born in wanted}
    rows = people.filter(merged_into__isnull=True, birth_date__in=births)
    rows = rows.annotate(whole=Concat("name_key", Value(""))).filter(whole__in=keys)
    return {one for one, *said in rows.values_list("id", "name_key", "birth_date") if tuple(said) in wanted}


# Records that one row leads to are asked for by id, not joined: of rows that have just been written the planner knows
# nothing, and a join of the table with itself then goes through all of it once for each row.
def _kept(people: QuerySet[Person], found: dict[UUID, Known]) -> dict[UUID, Known]:
    """The record that each of these stands for now; none where that one is out of reach."""
    kept = dict(found)
    while ids := {one.merged_into_id for one in kept.values() if one.merged_into_id}:
        roots = _known(people, id__in=ids)
        led = {pk: roots.get(one.merged_into_id) if one.merged_into_id else one for pk, one in kept.items()}
        kept = {pk: one for pk, one in led.items() if one}
    return kept
