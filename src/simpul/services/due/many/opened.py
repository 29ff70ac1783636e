"""What is due or late of each of these people, for a list of many? Of visits the last that opened, vaccines as one.

Few are asked one by one: columns take as long for one person as for sixty, the engines for one a millisecond each
(ADR 0038).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Bools
from simpul.knowledge.due import DueState
from simpul.knowledge.due.columns.states import STATES, WHYS
from simpul.knowledge.due.definition import ServiceRule
from simpul.knowledge.immunization import State
from simpul.knowledge.immunization.columns.answer import NO_LINE
from simpul.knowledge.immunization.columns.answer import STATES as DOSE_STATES
from simpul.services.due.listing import scheduled_due
from simpul.services.due.many.columns import doses_among, schedule_among
from simpul.services.due.members import Member
from simpul.services.due.shape import VISIT, is_of_an_open_day, kind_of, labelled
from simpul.services.due.vaccines import vaccines_due

FEW = 20  # from here on columns are the faster
LATE, DUE = (STATES.index(one) for one in (DueState.LATE, DueState.DUE))
DOSE_LATE, DOSE_DUE = (DOSE_STATES.index(one) for one in (State.LATE, State.DUE))
Label = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Opened:
    """visit        by language, of the visits that are due or late the last that opened; None where none is
    distributed  by language what a Posyandu can give itself and is due or late, in the order of the schedule
    vaccine      whether any dose is due or late
    """

    visit: Label | None
    distributed: tuple[Label, ...]
    vaccine: bool


def opened_among(members: Sequence[Member], on: date) -> list[Opened]:
    """Of each member, in their order."""
    return by_columns(members, on) if len(members) >= FEW else [one_alone(one, on) for one in members]


def one_alone(member: Member, on: date) -> Opened:
    asked = (member.about, member.done, on, member.said)
    found = [one for one in scheduled_due(*asked) if one.is_open]
    visits = [one for one in found if one.kind == VISIT]
    last = max(visits, key=lambda one: one.opens or date.min, default=None)
    return Opened(
        visit=last.label if last else None,
        distributed=tuple(labelled(one.label, one.why) for one in found if is_of_an_open_day(one.kind, one.places)),
        vaccine=any(one.is_open for one in vaccines_due(*asked)),
    )


def by_columns(members: Sequence[Member], on: date) -> list[Opened]:
    visit: list[Label | None] = [None] * len(members)
    distributed: list[tuple[Label, ...]] = [()] * len(members)
    latest = np.full(len(members), NO_DAY)
    for service in schedule_among(members, on, _is_told):
        label = service.rule.label_id, service.rule.label_en
        is_open = (service.state == LATE) | (service.state == DUE)
        kind = kind_of(service.rule)
        if is_of_an_open_day(kind, service.rule.places):
            for row in np.flatnonzero(is_open):
                distributed[row] += (labelled(label, WHYS[service.why[row]]),)
        elif kind == VISIT:
            later = is_open & (service.opens > latest)  # of those that opened on one day the first, as `max` has it
            latest = np.where(later, service.opens, latest)
            for row in np.flatnonzero(later):
                visit[row] = label
    return [Opened(*found) for found in zip(visit, distributed, _vaccines(members, on).tolist(), strict=True)]


def _is_told(rule: ServiceRule) -> bool:
    kind = kind_of(rule)
    return kind == VISIT or is_of_an_open_day(kind, rule.places)


def _vaccines(members: Sequence[Member], on: date) -> Bools:
    """Whether a dose is due or late that nobody refused and for which no other day was agreed."""
    found = doses_among(members, on)
    if found is None:
        return np.zeros(len(members), bool)
    answer = found.answer
    opened = [
        ((coming.state == DOSE_LATE) | (coming.state == DOSE_DUE)) & (answer.not_done[key] == NO_LINE)
        for key, coming in answer.next.items()
    ]
    return found.among(len(members), np.logical_or.reduce(opened))
