"""Who of the records may be meant by these rows? Asked once for a batch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

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


def pool_of(area: WorkArea, parts: Sequence[PersonPart], *, since: datetime | None = None) -> Pool:
    """since  only records that were entered after that"""
    pool, keys = Pool(), general_keys()
    wanted = {
        index for part in parts for nik in (part.nik, part.mother_nik) if nik for index in keys.indexes(nik.reveal())
    }
    _fill_niks(pool, _people(area, since).filter(nik_index__in=wanted))
    births = {part.born for part in parts if part.born}
    names = {part.key for part in parts if part.key}
    near = _people(area, since).filter(merged_into__isnull=True, birth_date__in=births, name_key__in=names)
    for person in near:
        pool.alike.setdefault((person.name_key, person.birth_date), []).append(person)
    known = {one.pk for many in (*pool.nik.values(), *pool.alike.values()) for one in many}
    pool.families = set(current().filter(person_id__in=known).values_list("person_id", flat=True))
    return pool


def _fill_niks(pool: Pool, found: Iterable[Person]) -> None:
    for person in found:
        kept = person
        while kept.merged_into_id and kept.merged_into is not None:
            kept = kept.merged_into
        if person.nik_index is not None:
            pool.nik.setdefault(bytes(person.nik_index), []).append(kept)


def _people(area: WorkArea, since: datetime | None) -> QuerySet[Person]:
    people = within_reach(area).filter(Q(withdrawn_at__isnull=True)).select_related("mother", "merged_into")
    return people if since is None else people.filter(recorded_at__gte=since)
