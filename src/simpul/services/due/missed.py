"""Who of a work area missed a service of mother and child? Everybody by columns, then one page of them one by one.

The evaluators for columns say who is late for what kind of service (ADR 0038); nothing of it is kept. Whoever stands on
the page is asked once more, for the sentence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from simpul.foundation.day_columns import Bools
from simpul.knowledge.due import DueState, History, recorded_visits
from simpul.knowledge.due.columns import columns_of, due_columns
from simpul.knowledge.due.columns.judging import STATES
from simpul.knowledge.immunization import State
from simpul.knowledge.immunization.columns import columns_of as doses_of
from simpul.knowledge.immunization.columns import evaluate_columns
from simpul.knowledge.immunization.columns.answer import STATES as DOSE_STATES
from simpul.services.due.listing import person_of
from simpul.services.due.members import Member
from simpul.services.due.vaccines import any_vaccine, asked_of

LATE, DOSE_LATE = STATES.index(DueState.LATE), DOSE_STATES.index(State.LATE)


class Kind(StrEnum):
    """What was missed; UNRECORDED: no dose at all is on record, so the book comes first."""

    VISIT = "kunjungan"
    VACCINE = "imunisasi"
    UNRECORDED = "buku"
    CAMPAIGN = "pembagian"


@dataclass(frozen=True, slots=True)
class Missed:
    member: Member
    kinds: frozenset[Kind]


def missed_among(members: Sequence[Member], on: date) -> list[Missed]:
    """Those who missed something: of a visit of mother or newborn first, then the youngest first."""
    visits, campaigns = _of_schedule(members, on)
    vaccines = _vaccines(members, on)
    found = [
        Missed(one, frozenset(kinds))
        for one, visit, campaign, vaccine in zip(members, visits, campaigns, vaccines, strict=True)
        if (kinds := list(_kinds(one, visit=visit, campaign=campaign, vaccine=vaccine)))
    ]
    return sorted(found, key=lambda one: (Kind.VISIT not in one.kinds, -one.member.born.toordinal(), one.member.id))


def _kinds(one: Member, *, visit: bool, campaign: bool, vaccine: bool) -> Iterable[Kind]:
    if visit:
        yield Kind.VISIT
    if vaccine:
        yield Kind.VACCINE if any_vaccine(one.done) else Kind.UNRECORDED
    if campaign:
        yield Kind.CAMPAIGN


def _of_schedule(members: Sequence[Member], on: date) -> tuple[Bools, Bools]:
    """Who missed a visit, and who a distribution."""
    asked = columns_of([(person_of(one.about), History(tuple(one.done)), on) for one in members])
    visits, campaigns = np.zeros(len(members), bool), np.zeros(len(members), bool)
    for service in due_columns(asked):
        if not service.rule.visit:
            campaigns |= service.state == LATE
        elif service.rule.visit in recorded_visits():
            visits |= service.state == LATE
    return visits, campaigns


def _vaccines(members: Sequence[Member], on: date) -> Bools:
    asked = [(row, one) for row, member in enumerate(members) if (one := asked_of(member.about, member.done, on))]
    late, found = np.zeros(len(members), bool), np.zeros(len(asked), bool)
    if asked:
        for coming in evaluate_columns(doses_of([one for _, one in asked])).next.values():
            found |= coming.state == DOSE_LATE
        late[[row for row, _ in asked]] = found
    return late
