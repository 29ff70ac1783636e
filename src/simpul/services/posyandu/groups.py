"""Whom does an open day serve? One group for each card, and which of them a person is in (knowledge.forms.cards)."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from simpul.foundation.sex import Sex
from simpul.knowledge.forms import Facts, Place, Role, cards_for
from simpul.knowledge.forms.cards import CARDS
from simpul.knowledge.growth.age import completed_months, months_before
from simpul.knowledge.life_stages import bands
from simpul.records.pregnancies.motherhood import NOTHING_KNOWN, Motherhood


class Group(StrEnum):
    """By the code of its card. NIFAS goes on until the child is 24 months old."""

    BUMIL = "posyandu_ibu_hamil"
    NIFAS = "posyandu_ibu_nifas"
    BALITA = "posyandu_bayi_balita"
    REMAJA = "posyandu_sekolah_remaja"
    DEWASA = "posyandu_dewasa"
    LANSIA = "posyandu_lansia"


class Someone(Protocol):
    """What is looked at of a person: a record, or a row of its columns."""

    @property
    def pk(self) -> UUID: ...
    @property
    def sex(self) -> str: ...
    @property
    def birth_date(self) -> date: ...


def ages_of(group: Group) -> tuple[int, int | None]:
    """Completed months from which, and before which, an age alone puts somebody into the group; None: no end.

    Of pregnancy and nifas: any age.
    """
    table = bands()
    ends = [*(one.from_months for one in table[1:]), None]
    mine = [(one.from_months, end) for one, end in zip(table, ends, strict=True) if CARDS[one.stage] == group]
    return (mine[0][0], mine[-1][1]) if mine else (0, None)


def age_alone(day: date) -> Callable[[date], tuple[Group, ...]]:
    """Of whom no motherhood is known: by birth date, the group of that day; none before the birth."""
    table = bands()[::-1]
    latest = [months_before(day, one.from_months) for one in table]  # the last birth date of each band, oldest first
    groups = [(Group(CARDS[one.stage]),) for one in table]

    def group_at(born: date) -> tuple[Group, ...]:
        return groups[bisect_left(latest, born)] if born <= day else ()

    return group_at


def facts_of(person: Someone, day: date, mothers: Mapping[UUID, Motherhood]) -> Facts:
    """What the gates of a card rest on, as far as the register knows it; the caller knows that they are born.

    mothers  by id of the woman, see `motherhood_on`
    """
    known = mothers.get(person.pk, NOTHING_KNOWN)
    return Facts(
        on=day,
        place=Place.POSYANDU,
        role=Role.KADER,
        age_days=(day - person.birth_date).days,
        age_months=completed_months(person.birth_date, day),
        sex=Sex(person.sex),
        pregnant=known.pregnant_since is not None,
        pregnant_since=known.pregnant_since,
        last_birth=known.last_end,
        child_lives=known.child_lives,
    )


def groups_of(person: Someone, day: date, mothers: Mapping[UUID, Motherhood]) -> tuple[Group, ...]:
    """The groups of a person on a day, the one of pregnancy or nifas first; none before the birth."""
    if person.birth_date > day:
        return ()
    return groups_by(facts_of(person, day, mothers))


def groups_by(facts: Facts) -> tuple[Group, ...]:
    return tuple(Group(card) for card in cards_for(facts))
