"""What becomes of one row, given who it is and what is on record?"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from simpul.services.takeover.checking.earlier import person_made_by, same_person
from simpul.services.takeover.checking.matching import Match
from simpul.services.takeover.checking.pool import Known
from simpul.services.takeover.ids import turn_of
from simpul.services.takeover.models import Decision, Fate, ImportRow
from simpul.services.takeover.reading.faults import Says
from simpul.services.takeover.reading.person import PersonPart
from simpul.services.takeover.reading.rows import ReadRow
from simpul.services.takeover.reading.visits import DayPart
from simpul.services.takeover.sentences import (
    ELSEWHERE,
    ENDED,
    NOBODY_NAMED,
    OTHERS_NIK,
    OUTSIDE,
    TWICE,
    UNKNOWN_PERSON,
)


@dataclass
class Judged:
    """A row on its way to its fate."""

    row: ImportRow
    read: ReadRow
    who: bytes | None
    match: Match = field(default_factory=Match)
    days: dict[date, DayPart] = field(default_factory=dict)

    @property
    def part(self) -> PersonPart:
        return self.read.person

    def end(self, fate: Fate, *says: Says, person_id: UUID | None = None, is_new: bool = False) -> None:
        row, part = self.row, self.read.person
        row.fate, row.person_id, row.is_new = fate, person_id, is_new
        row.says = [one.stored() for one in (*says, *part.odd)]
        row.candidate_id = self.match.candidate
        row.kelurahan_id = part.rt.kelurahan_id if part.rt else row.kelurahan_id
        row.turn = turn_of(person_id, is_new=is_new)
        row.visits = bool(self.days)


def by_itself(judged: Judged) -> bool:
    """Whether the row has met its fate without anybody else being looked at."""
    faults = judged.read.faults
    outside = [one for one in faults if one.template == OUTSIDE]
    if outside:
        judged.end(Fate.SKIPPED, *outside)
    elif judged.who is None and not judged.part.nik:
        judged.end(Fate.SKIPPED if not faults else Fate.FAILED, *(faults or [Says("", NOBODY_NAMED)]))
    elif faults:
        judged.end(Fate.FAILED, *faults)
    else:
        return False
    return True


def of_known(judged: Judged, person: Known, new: dict[date, DayPart], says: list[Says], in_family: bool) -> None:
    notes = [Says("rt", ELSEWHERE)] if judged.part.rt and judged.part.rt.pk != person.rt_id else []
    judged.row.kelurahan_id = person.kelurahan_id
    if person.died_on or person.left_on:
        notes.append(Says("", ENDED))
    adds_family = bool(judged.part.kk and judged.part.relation and not in_family)
    fate = Fate.ADDED if new or adds_family else Fate.SKIPPED if says else Fate.KNOWN
    judged.end(fate, *says, *notes, person_id=person.id)
    judged.row.kelurahan_id = person.kelurahan_id


def of_nobody(judged: Judged) -> None:
    part = judged.part
    if judged.row.decision == Decision.OTHER or judged.match.candidate is None:
        if not (part.name and part.sex and part.born and part.rt):
            judged.end(Fate.FAILED, Says("", UNKNOWN_PERSON))
        else:
            judged.end(Fate.NEW, person_id=person_made_by(judged.row), is_new=True)
        return
    judged.end(Fate.WAITING, *([judged.match.says] if judged.match.says else []))


def of_earlier(judged: Judged, first: ImportRow, other: PersonPart, new: dict[date, DayPart], says: list[Says]) -> None:
    line = (("line", str(first.line)),)
    if judged.part.nik and not same_person(judged.part, other):
        judged.end(Fate.FAILED, Says("nik", OTHERS_NIK, line))
    elif new:
        judged.end(Fate.ADDED, *says, person_id=person_made_by(first))
    else:
        judged.end(Fate.SKIPPED, Says("", TWICE, line), person_id=person_made_by(first))
