"""What becomes of a pair when its records are compared anew? What a person decided stays decided.

"Not the same person" holds until name, sex, birth, mother, NIK or birth order of one of the two was changed *and* the
pair is therefore more alike than it was: a higher level, or the same NIK now. A move, a new phone, another family or
new weights alone never bring it back. It holds for whoever becomes part of one of the two by a merge.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from simpul.knowledge.identity.described import Described
from simpul.knowledge.identity.likeness import Likeness, compare
from simpul.knowledge.identity.weights import edition
from simpul.records.people.models import Merge, Person
from simpul.services.duplicates.describing import print_of
from simpul.services.duplicates.models import Level, Pair, PairState

RANK = {Level.UNLIKELY: 0, Level.POSSIBLE: 1, Level.LIKELY: 2}
SAME_NIK = "nik:same"
Two = tuple[UUID, UUID]
COLUMNS = (
    "left_kelurahan", "right_kelurahan", "weight", "level", "reasons", "edition", "state", "merge_id",
    "decided_by", "decided_at", "decided_reason", "decided_level", "decided_reasons", "left_print", "right_print",
)  # fmt: skip


@dataclass
class Known:
    """The records at hand, what is known of each, and which person each belongs to."""

    people: dict[UUID, Person]
    described: dict[UUID, Described]
    person_of: dict[UUID, UUID] = field(init=False)

    def __post_init__(self) -> None:
        self.person_of = {record: one.merged_into_id or record for record, one in self.people.items()}

    def is_restricted(self, record: UUID) -> bool:
        return self.people[self.person_of[record]].restricted_at is not None

    def whose(self, pair: Pair) -> Two | None:
        """The two people whose records these are; None where one is not at hand, or both are one by now."""
        left, right = self.person_of.get(pair.left_id), self.person_of.get(pair.right_id)
        return None if left is None or right is None or left == right else (min(left, right), max(left, right))


def said_of(own: Collection[UUID]) -> tuple[list[Pair], list[Merge]]:
    """The pairs of these records, locked, and the merges that made them one with others, the oldest first."""
    rows = Pair.objects.select_for_update().filter(Q(left_id__in=own) | Q(right_id__in=own)).order_by("id")
    merged = Merge.objects.filter(Q(kept_id__in=own) | Q(gone_id__in=own)).order_by("made_at", "id")
    return list(rows), list(merged)


def settle(rows: list[Pair], merged: Iterable[Merge], known: Known, found: Mapping[Two, Likeness]) -> None:
    """Write what has become of the pairs `rows`, and the new ones: `found` are the likely and possible ones."""
    by_pair = {(row.left_id, row.right_id): row for row in rows}
    new = dict[Two, Pair]()
    for merge in merged:
        _follow_merge(merge, by_pair, new, known)
    apart = _kept_apart(rows, known, found)
    for pair, likeness in found.items():
        row = by_pair.get(pair) or new.get(pair)
        if row is None and pair not in apart:
            row = new[pair] = Pair(left_id=pair[0], right_id=pair[1])
        if row is not None:
            _tell(row, likeness)
            _open(row, pair in apart)
    for row in (*rows, *new.values()):
        _follow(row, known)
        if row.state == PairState.OPEN and (row.left_id, row.right_id) not in found:
            row.state = PairState.DROPPED
    Pair.objects.bulk_create(new.values(), ignore_conflicts=True)
    Pair.objects.bulk_update(rows, COLUMNS)


def decide(row: Pair, known: Known, *, by: UUID, at: datetime, reason: str) -> None:
    """Two people. What they look like now is kept, to see later what was changed."""
    row.state, row.decided_by, row.decided_at, row.decided_reason = PairState.NOT_SAME, by, at, reason[:160]
    row.decided_level, row.decided_reasons = row.level, row.reasons
    row.left_print, row.right_print = _prints(row, known)


def _follow_merge(merge: Merge, by_pair: dict[Two, Pair], new: dict[Two, Pair], known: Known) -> None:
    """What was merged is one; who took a merge back has said that the two are not one person."""
    pair = (min(merge.kept_id, merge.gone_id), max(merge.kept_id, merge.gone_id))
    row = by_pair.get(pair) or new.get(pair)
    if row is None:
        if not known.described.keys() >= set(pair):
            return
        row = new[pair] = Pair(left_id=pair[0], right_id=pair[1])
        _tell(row, compare(known.described[pair[0]], known.described[pair[1]]))
    if merge.undone_at is None:
        row.state, row.merge_id = PairState.SAME, merge.pk
    elif merge.undone_by and (row.decided_at is None or row.decided_at < merge.undone_at):
        decide(row, known, by=merge.undone_by, at=merge.undone_at, reason=merge.reason)


def _kept_apart(rows: list[Pair], known: Known, found: Mapping[Two, Likeness]) -> set[Two]:
    """The pairs of people of whom somebody has said that they are two, and nothing has come to light since."""
    apart = set()
    for row in rows:
        pair = known.whose(row) if row.state == PairState.NOT_SAME else None
        if pair and pair in found and not (_raised(row, found[pair]) and _changed(row, known)):
            apart.add(pair)
    return apart


def _raised(row: Pair, now: Likeness) -> bool:
    newly_same_nik = SAME_NIK in now.codes and SAME_NIK not in row.decided_reasons
    return newly_same_nik or RANK[Level(now.judgement)] > RANK[Level(row.decided_level)]


def _changed(row: Pair, known: Known) -> bool:
    then = [row.left_print and bytes(row.left_print), row.right_print and bytes(row.right_print)]
    return list(_prints(row, known)) != then


def _prints(row: Pair, known: Known) -> tuple[bytes | None, bytes | None]:
    left, right = known.described.get(row.left_id), known.described.get(row.right_id)
    return (print_of(left) if left else None), (print_of(right) if right else None)


def _tell(row: Pair, likeness: Likeness) -> None:
    row.weight, row.level, row.reasons = likeness.millibits, Level(likeness.judgement), list(likeness.codes)
    row.edition = edition()


def _open(row: Pair, is_kept_apart: bool) -> None:
    if is_kept_apart:
        row.state = row.state if row.state == PairState.NOT_SAME else PairState.DROPPED
    elif row.state != PairState.SAME:
        row.state = PairState.OPEN


def _follow(row: Pair, known: Known) -> None:
    """A pair goes where its people live."""
    left, right = known.people.get(row.left_id), known.people.get(row.right_id)
    row.left_kelurahan = left.kelurahan_id if left else row.left_kelurahan
    row.right_kelurahan = right.kelurahan_id if right else row.right_kelurahan
