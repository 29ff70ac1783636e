"""What has happened to the record itself: read, and as the page of the person shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from simpul.interfaces.web.persons.kept import history
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.people.queries import edits_of, merges_of, residences_of, states_of
from simpul.services.whole_record.queries import Contents

if TYPE_CHECKING:
    from simpul.records.people.models import Edit, Merge, Person, Residence, StateChange


@dataclass(frozen=True, slots=True)
class Record:
    states: list[StateChange]
    edits: list[Edit]
    merges: list[Merge]
    residences: list[Residence]

    @property
    def writers(self) -> set[UUID]:
        by_hand = {one.made_by for one in self.edits} | {one.made_by for one in self.merges}
        return by_hand | {one.made_by for one in self.states if one.made_by}


def record_of(person: Person, there: Contents) -> Record:
    return Record(
        states_of(person) if there.states else [],
        edits_of(person) if there.edits else [],
        merges_of(person) if len(there.records[person.pk]) > 1 else [],
        residences_of(person),
    )


def record_shown(standing: Standing, record: Record, names: dict[UUID, str]) -> dict[str, Any]:
    return {
        "states": history.states_shown(record.states, names),
        "edits": history.edits_shown(record.edits, names),
        "parts": history.parts_shown(record.merges, names, may_undo=standing.may(Permission.PERSON_MERGE)),
        "residences": history.residences_shown(record.residences),
    }
