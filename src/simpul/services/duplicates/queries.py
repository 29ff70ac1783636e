"""Who is already here that may be this one?"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.knowledge.identity.described import Described
from simpul.knowledge.identity.likeness import Judgement, Likeness
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import within_reach
from simpul.services.duplicates.comparing.block_index import keys_wanted, nearest, who_shares
from simpul.services.duplicates.comparing.shares import best_by_person, shares_of
from simpul.services.duplicates.describing import described_records

COMPARED = 150  # records that are compared with one who is being entered
COMPARED_IN_A_SHEET = 25
SHOWN = 10


@dataclass(frozen=True, slots=True)
class LikelySame:
    """One person of the area who may be the one asked about.

    person     the record that is kept, with mother, RT and RW; may have died, left or be restricted: show that
    judgement  LIKELY or POSSIBLE; unlikely ones are not returned
    """

    person: Person
    likeness: Likeness

    @property
    def judgement(self) -> Judgement:
        return self.likeness.judgement

    @property
    def reasons(self) -> tuple[str, ...]:
        """Short Indonesian words, the strongest first, to be passed through gettext."""
        return self.likeness.reasons

    @property
    def is_likely(self) -> bool:
        return self.judgement is Judgement.LIKELY


def likely_same(area: WorkArea, described: Described, but_not: Collection[UUID] = ()) -> list[LikelySame]:
    """People of the area who may be this one, the most alike first, at most ten.

    but_not  ids that are known to be somebody else, such as the record itself
    """
    return likely_same_each(area, [described], COMPARED, but_not)[0]


def likely_same_each(
    area: WorkArea, described: Sequence[Described], most: int = COMPARED_IN_A_SHEET, but_not: Collection[UUID] = ()
) -> list[list[LikelySame]]:
    """The same for many at once (rows of a sheet), with as many statements as for one; some hundreds at a time.

    most  records that are compared with each, those that share the rarest keys first
    """
    wanted = [keys_wanted(one) for one in described]
    sharing = who_shares(area, {key for keys in wanted for key in keys})
    near = [nearest(keys, sharing, most) for keys in wanted]
    people = _in_reach(area, {record for one in near for record in one})
    records, shares = described_records(list(people.values())), shares_of(described)
    person_of = {record: person.merged_into_id or record for record, person in people.items()}
    found = []
    for one, ids in zip(described, near, strict=True):
        known = {id_: records[id_] for id_ in ids if id_ in records and person_of[id_] not in but_not}
        found.append(_shown(best_by_person(one, known, person_of, shares), people))
    return found


def _in_reach(area: WorkArea, ids: Iterable[UUID]) -> dict[UUID, Person]:
    """These records, and those into which they were merged."""
    known = within_reach(area).filter(withdrawn_at__isnull=True).select_related("mother", "rt__rw", "kelurahan")
    people = known.in_bulk(list(ids))
    kept = {person.merged_into_id for person in people.values() if person.merged_into_id} - people.keys()
    return people | known.in_bulk(list(kept)) if kept else people


def _shown(best: dict[UUID, Likeness], people: dict[UUID, Person]) -> list[LikelySame]:
    alike = [
        LikelySame(people[person], likeness)
        for person, likeness in best.items()
        if likeness.judgement is not Judgement.UNLIKELY and person in people
    ]
    return sorted(alike, key=lambda one: (-one.likeness.millibits, one.person.pk))[:SHOWN]
