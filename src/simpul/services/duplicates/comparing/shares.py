"""How alike is this one to each of those people? Of several records of one person, the most alike counts."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from simpul.knowledge.identity.described import Described
from simpul.knowledge.identity.levels import mother_level
from simpul.knowledge.identity.likeness import Likeness, compare
from simpul.knowledge.identity.weights import decision
from simpul.services.duplicates.models import WordShare

ALL = ""  # the row that says that the words were counted


def best_by_person(
    one: Described,
    records: Mapping[UUID, Described],
    person_of: Mapping[UUID, UUID],
    shares: Mapping[str, float],
) -> dict[UUID, Likeness]:
    """By person (the record that is kept), how alike `one` is to the record of theirs that is most alike."""
    same_day = {person_of[record] for record, other in records.items() if _of_one_birth(one, other)}
    best: dict[UUID, Likeness] = {}
    for record, other in records.items():
        person = person_of[record]
        likeness = compare(one, other, shares, len(same_day - {person}))
        if person not in best or likeness.millibits > best[person].millibits:
            best[person] = likeness
    return best


def shares_of(described: Iterable[Described]) -> dict[str, float]:
    """Which share of people bears each word of these names; {} while nobody has counted."""
    words = {word for one in described for word in one.key.split()}
    rows = dict(WordShare.objects.filter(word__in=[*words, ALL]).values_list("word", "per_million"))
    if ALL not in rows:
        return {}
    least = decision()["least_share"]
    return {word: max(rows.get(word, 0) / 1_000_000, least) for word in words}


def _of_one_birth(one: Described, other: Described) -> bool:
    return one.birth_date == other.birth_date and mother_level(one, other) in ("same", "close")
