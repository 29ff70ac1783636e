"""What is due or late of each of these people, for a list of many? Of visits the last that opened, vaccines as one.

Few are asked one by one: columns take as long for one person as for sixty, the engines for one a millisecond each
(ADR 0038).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from simpul.foundation.day_columns import NO_DAY
from simpul.knowledge.due import DueState, findings
from simpul.knowledge.due.columns.states import STATES, WHYS
from simpul.knowledge.due.definition import ServiceRule, schedule
from simpul.knowledge.due.vocabulary import Anchor
from simpul.services.due.listing import scheduled_due
from simpul.services.due.many.columns import counts_from, dose_opened_among, rests_on, schedule_among
from simpul.services.due.members import Member
from simpul.services.due.shape import VISIT, is_of_an_open_day, kind_of, labelled
from simpul.services.due.vaccines import vaccines_due

FEW = 20  # from here on columns are the faster
LATE, DUE = (STATES.index(one) for one in (DueState.LATE, DueState.DUE))
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
    vaccine = dose_opened_among(members, on)
    return [Opened(*found) for found in zip(visit, distributed, vaccine.tolist(), strict=True)]


@cache
def findings_told(*, of_mothers: bool) -> frozenset[str]:
    """The findings on which rests what is told here; of children alone those that count from a birth."""
    rules = [one for one in schedule() if _is_told(one) and (of_mothers or counts_from(one) is Anchor.BIRTH)]
    return findings() & {code for one in rules for code in rests_on(one)}


def _is_told(rule: ServiceRule) -> bool:
    kind = kind_of(rule)
    return kind == VISIT or is_of_an_open_day(kind, rule.places)
