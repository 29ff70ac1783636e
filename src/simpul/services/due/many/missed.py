"""Who of a work area missed a service of mother and child? Everybody by columns, then one page of them one by one.

The evaluators for columns say who is late for what kind of service (ADR 0038); nothing of it is kept. Whoever stands on
the page is asked once more, for the sentence. Whoever said no, or has a day that was agreed on, stays in the list and
is counted as that (ADR 0049).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

import numpy as np

from simpul.foundation.day_columns import Bools, number_of
from simpul.knowledge.due import DueState
from simpul.knowledge.due.columns.states import STATES
from simpul.knowledge.immunization import State
from simpul.knowledge.immunization.columns.answer import NO_LINE
from simpul.knowledge.immunization.columns.answer import STATES as DOSE_STATES
from simpul.services.due.many.columns import doses_among, schedule_among
from simpul.services.due.members import Member
from simpul.services.due.shape import kind_of
from simpul.services.due.vaccines import any_vaccine

DUE, LATE, PLANNED, REFUSED = map(STATES.index, (DueState.DUE, DueState.LATE, DueState.PLANNED, DueState.REFUSED))
DOSE_LATE = DOSE_STATES.index(State.LATE)


class Kind(StrEnum):
    """What was missed; UNRECORDED: no dose at all is on record, so the book comes first.

    AGAIN: what a doubtful result asks for once more, due and not late (ADR 0054).
    DEVELOPMENT: a screening of an age, which comes again every few months: whoever missed nothing else stands last.
    PLANNED, REFUSED: something was missed of which a day was agreed on, or to which somebody said no.
    """

    VISIT = "kunjungan"
    VACCINE = "imunisasi"
    UNRECORDED = "buku"
    CAMPAIGN = "pembagian"
    CHECK = "skrining"
    AGAIN = "ulang"
    DEVELOPMENT = "perkembangan"
    PLANNED = "dijadwalkan"
    REFUSED = "ditolak"


SPOKEN_OF = frozenset({Kind.PLANNED, Kind.REFUSED})
LAST = SPOKEN_OF | {Kind.DEVELOPMENT}


@dataclass(frozen=True, slots=True)
class Missed:
    member: Member
    kinds: frozenset[Kind]


class Found:
    """By row of a member and kind, who missed something."""

    def __init__(self, count: int) -> None:
        self.by_kind = {kind: np.zeros(count, bool) for kind in Kind}

    def add(self, kind: Kind, missed: Bools) -> None:
        self.by_kind[kind] |= missed

    def of(self, row: int, member: Member) -> frozenset[Kind]:
        kinds = {kind for kind, missed in self.by_kind.items() if missed[row]}
        if Kind.VACCINE in kinds and not any_vaccine(member.done):
            kinds ^= {Kind.VACCINE, Kind.UNRECORDED}
        return frozenset(kinds)


def missed_among(members: Sequence[Member], on: date) -> list[Missed]:
    """Those who missed something: of a visit of mother or newborn first, then the youngest first; those of whom all was
    spoken stand last."""
    found = Found(len(members))
    _of_schedule(members, on, found)
    _vaccines(members, on, found)
    missed = [Missed(one, kinds) for row, one in enumerate(members) if (kinds := found.of(row, one))]
    return sorted(missed, key=_order)


def _order(one: Missed) -> tuple[bool, bool, int, UUID]:
    return one.kinds <= LAST, Kind.VISIT not in one.kinds, -one.member.born.toordinal(), one.member.id


def _of_schedule(members: Sequence[Member], on: date, found: Found) -> None:
    for service in schedule_among(members, on):
        again = service.again & (service.opens <= number_of(on))
        is_over = again | (service.closes < number_of(on))
        found.add(Kind(kind_of(service.rule)), service.state == LATE)
        found.add(Kind.AGAIN, again & (service.state == DUE))
        found.add(Kind.PLANNED, is_over & (service.state == PLANNED))
        found.add(Kind.REFUSED, is_over & (service.state == REFUSED))


def _vaccines(members: Sequence[Member], on: date, found: Found) -> None:
    doses = doses_among(members, on)
    if doses is None:
        return
    for key, coming in doses.answer.next.items():
        late, line = coming.state == DOSE_LATE, doses.answer.not_done[key]
        spoken, postponed = line != NO_LINE, np.zeros(len(line), bool)
        postponed[spoken] = doses.asked.not_done.is_postponed[line[spoken]]
        for kind, which in ((Kind.VACCINE, ~spoken), (Kind.PLANNED, postponed), (Kind.REFUSED, spoken & ~postponed)):
            found.add(kind, doses.among(len(members), late & which))
