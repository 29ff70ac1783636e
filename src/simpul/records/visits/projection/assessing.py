"""How is a judgement kept? Appended beside its entry; one that says the same with the same edition is not repeated."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone

from simpul.records.feed.many_rows import as_array, insert_rows
from simpul.records.visits.models import Assessment, Entry

ASSESSMENT = {
    "entry_id": "uuid", "person_id": "uuid", "kelurahan_id": "int", "rule": "varchar", "edition": "varchar",
    "outcome": "varchar", "category": "varchar", "band": "varchar", "z_hundredths": "int", "beside_id": "uuid",
    "gain_grams": "int", "minimum_grams": "int", "unusual_gap": "boolean",
}  # fmt: skip
LAST_SAID = """
    SELECT DISTINCT ON (entry_id, rule) entry_id, rule, edition, outcome, category, z_hundredths, beside_id, gain_grams
    FROM visits_assessment WHERE entry_id = ANY(%s::uuid[]) ORDER BY entry_id, rule, id DESC
"""


class Said(NamedTuple):
    """What one rule says: the columns of an Assessment that a rule fills."""

    rule: str
    edition: str
    outcome: str
    category: str = ""
    band: str = ""
    z_hundredths: int | None = None
    beside_id: UUID | None = None
    gain_grams: int | None = None
    minimum_grams: int | None = None
    unusual_gap: bool = False

    @property
    def telling(self) -> tuple[object, ...]:
        """What makes a judgement another one."""
        return self.edition, self.outcome, self.category, self.z_hundredths, self.beside_id, self.gain_grams


Made = list[tuple[Entry, list[Said]]]


def keep_assessments(made: Made) -> None:
    if not made:
        return
    with connection.cursor() as cursor:
        cursor.execute(LAST_SAID, [as_array([entry.pk for entry, _ in made], "uuid")])
        last = {(entry_id, rule): telling for entry_id, rule, *telling in cursor.fetchall()}
    new = [
        (entry.pk, entry.person_id, entry.kelurahan_id, *one)
        for entry, all_said in made
        for one in all_said
        if last.get((entry.pk, one.rule)) != list(one.telling)
    ]
    insert_rows("visits_assessment", ASSESSMENT, new, same={"made_at": ("timestamptz", timezone.now())})


def rows_of(entry: Entry, said: Iterable[Said]) -> list[Assessment]:
    about = {"entry_id": entry.pk, "person_id": entry.person_id, "kelurahan_id": entry.kelurahan_id}
    return [Assessment(**about, **one._asdict()) for one in said]
