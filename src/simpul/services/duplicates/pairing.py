"""Which records may be one person with these? Their blocks are written anew, and the pairs follow.

The whole city is compared; who sees a pair is another question (ADR 0020). Some records at a time, each time in a
transaction of its own: repeated or cut off, nothing is lost.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction

from simpul.knowledge.identity.described import Described
from simpul.knowledge.identity.likeness import Judgement, Likeness
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.services.duplicates.comparing.block_index import keep_blocks, keys_of, keys_wanted, nearest, who_shares
from simpul.services.duplicates.comparing.shares import best_by_person, shares_of
from simpul.services.duplicates.deciding import Known, said_of, settle
from simpul.services.duplicates.describing import described_records
from simpul.services.duplicates.models import Waiting

AT_A_TIME = 50
COMPARED = 300


def work_through(most: int = AT_A_TIME) -> int:
    """Compare the records that have waited longest; returns how many."""
    with transaction.atomic(), work_area_scope(whole_city()):
        taken = list(Waiting.objects.select_for_update(skip_locked=True).order_by("id")[:most])
        if taken:
            Waiting.objects.filter(pk__in=[one.pk for one in taken]).delete()
            compare_anew(whole_city(), {one.person_id for one in taken})
    return len(taken)


def compare_anew(city: WorkArea, ids: set[UUID]) -> None:
    """These records and all that are one person with them."""
    own = _whole_people(ids)
    described = described_records([person for person in own.values() if not person.withdrawn_at])
    _write_blocks(own, described, ids)
    wanted = {record: keys_wanted(one) for record, one in described.items()}
    sharing = who_shares(city, {key for keys in wanted.values() for key in keys})
    near = {record: nearest(keys, sharing, COMPARED) for record, keys in wanted.items()}
    rows, merged = said_of(own.keys())
    partners = {one for row in rows for one in (row.left_id, row.right_id)}
    partners |= {one for merge in merged for one in (merge.kept_id, merge.gone_id)}
    others = _whole_people({other for found in near.values() for other in found} | partners - own.keys()) | own
    known = Known(others, described_records([one for one in others.values() if not one.withdrawn_at]))
    found: dict[tuple[UUID, UUID], Likeness] = {}
    shares = shares_of(described.values())
    for record, one in described.items():
        _find(record, one, near[record], known, shares, found)
    settle(rows, merged, known, found)


def _find(
    record: UUID,
    one: Described,
    near: Iterable[UUID],
    known: Known,
    shares: Mapping[str, float],
    found: dict[tuple[UUID, UUID], Likeness],
) -> None:
    """Keep by pair of people what is likely or possible; the most alike of their records counts."""
    person = known.person_of[record]
    if known.people[person].restricted_at:
        return
    others = {
        other: known.described[other]
        for other in near
        if other in known.described and known.person_of[other] != person and not known.is_restricted(other)
    }
    for other, likeness in best_by_person(one, others, known.person_of, shares).items():
        pair = (min(person, other), max(person, other))
        if likeness.judgement is not Judgement.UNLIKELY and (
            pair not in found or likeness.millibits > found[pair].millibits
        ):
            found[pair] = likeness


def _whole_people(ids: set[UUID]) -> dict[UUID, Person]:
    """The records with these ids, those they were merged into, and all that are part of those."""
    people = Person.objects.select_related("mother")
    known = people.in_bulk(list(ids))
    kept = {person.merged_into_id or person.pk for person in known.values()}
    parts = people.filter(merged_into_id__in=kept).in_bulk()
    return known | people.in_bulk(list(kept - known.keys())) | parts


def _write_blocks(own: dict[UUID, Person], described: dict[UUID, Described], ids: set[UUID]) -> None:
    keep_blocks(
        {record: (own[record].kelurahan_id, keys_of(one)) for record, one in described.items() if record in ids},
        [record for record in ids if record not in described],
    )
