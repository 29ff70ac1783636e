"""What becomes of a pair when its records are compared anew? What a person decided stays decided.

"Not the same person" holds until name, sex, birth, mother, NIK or birth order of one of the two was changed *and* the
pair is therefore more alike than it was: a higher level, or the same NIK now. A move, a new phone, another family or
new weights alone never bring it back. It holds for whoever becomes part of one of the two by a merge.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from simpul.knowledge.identity.described import Described
from simpul.knowledge.identity.likeness import Likeness
from simpul.knowledge.identity.weights import edition
from simpul.records.people.models import Merge, Person
from simpul.services.duplicates.describing import print_of
from simpul.services.duplicates.models import Level, Pair, PairState

RANK = {Level.UNLIKELY: 0, Level.POSSIBLE: 1, Level.LIKELY: 2}
SAME_NIK = "nik:same"
Two = tuple[UUID, UUID]
COLUMNS = (
    "left_kelurahan", "right_kelurahan", "weight", "level", "reasons", "edition", "state",
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


def settle(own: Mapping[UUID, Person], known: Known, found: Mapping[Two, Likeness]) -> None:
    """Write the pairs of the people of `own`: `found` are the likely and possible ones."""
    rows = list(Pair.objects.select_for_update().filter(Q(left_id__in=own) | Q(right_id__in=own)).order_by("id"))
    _undone(rows, known)
    kept_apart = _kept_apart(rows, known, found)
    by_pair = {(row.left_id, row.right_id): row for row in rows}
    new = []
    for pair, likeness in found.items():
        row = by_pair.get(pair)
        if row is None and pair not in kept_apart:
            row = Pair(left_id=pair[0], right_id=pair[1])
            new.append(row)
        if row is not None:
            _tell(row, likeness, known)
            _open(row, pair in kept_apart)
    for row in rows:
        _follow(row, known)
        if row.state == PairState.OPEN and (row.left_id, row.right_id) not in found:
            row.state = PairState.DROPPED
    Pair.objects.bulk_create(new, ignore_conflicts=True)
    Pair.objects.bulk_update(rows, COLUMNS)


def decide(row: Pair, known: Known, *, by: UUID, at: object, reason: str) -> None:
    """Two people. What they look like now is kept, to see later what was changed."""
    row.state, row.decided_by, row.decided_reason = PairState.NOT_SAME, by, reason[:160]
    row.decided_at = at  # type: ignore[assignment]
    row.decided_level, row.decided_reasons = row.level, row.reasons
    row.left_print, row.right_print = _prints(row, known)


def _undone(rows: list[Pair], known: Known) -> None:
    """Who takes a merge back says that the two are not one person."""
    merged = {row.merge_id: row for row in rows if row.state == PairState.SAME and row.merge_id}
    for merge in Merge.objects.filter(id__in=merged, undone_at__isnull=False):
        if merge.undone_by:
            reason = merge.reason
            decide(merged[merge.pk], known, by=merge.undone_by, at=merge.undone_at, reason=reason)


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


def _tell(row: Pair, likeness: Likeness, known: Known) -> None:
    row.weight, row.level, row.reasons = likeness.millibits, Level(likeness.judgement), list(likeness.codes)
    row.edition = edition()
    _follow(row, known)


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
