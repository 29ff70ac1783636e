"""What stands on a worklist? What to do before why, the gravest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import Mark, of_priority
from simpul.services.follow_up.kinds import Reason

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.services.follow_up.models import FollowUp

PAGE = 60
MOST_PAGES = 1_000


@dataclass(frozen=True, slots=True)
class MatterShown:
    """priority, todo, due and chip follow from the edition of the matter: empty where it may not speak; advice: it is
    not signed. That somebody is to look, and why, does not hang on it (ADR 0052)."""

    id: UUID
    priority: Mark | None
    person: Person
    more: str
    todo: str
    why: str
    source: str
    due: str
    chip: str
    advice: bool


@dataclass(frozen=True, slots=True)
class Editions:
    """Which editions of the rule of the list speak, and which of them are signed; wordings: what to do, by edition and
    reason."""

    speaking: frozenset[str]
    signed: frozenset[str]
    wordings: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Sum:
    """A number that opens its names: key stands in the address."""

    key: str
    label: str
    count: int
    is_chosen: bool


def matters_shown(
    matters: list[FollowUp], staff: dict[UUID, str], today: date, editions: Editions
) -> list[MatterShown]:
    return [_shown(matter, staff, today, editions) for matter in matters]


def choices(today: date, speaking: frozenset[str]) -> dict[str, Q]:
    """What each number of the head counts, and what its link shows; without a speaking edition nothing is urgent."""
    by_rule = Q(edition__in=speaking)
    timed = {
        "segera": Q(priority__in=["P1", "P2"]) & by_rule,
        "lewat": Q(due_on__lt=today) & by_rule,
        "hari-ini": Q(due_on=today) & by_rule,
    }
    return {**(timed if speaking else {}), "baru": Q(opened_at__date=today), "semua": Q()}


def sums_of(matters: QuerySet[FollowUp], which_of: Mapping[str, Q], chosen: str) -> list[Sum]:
    """which_of: `choices`"""
    labels = {
        "segera": _("perlu segera"),
        "lewat": _("lewat tenggat"),
        "hari-ini": _("tenggat hari ini"),
        "baru": _("temuan baru hari ini"),
        "semua": _("belum selesai"),
    }
    wanted = {key.replace("-", "_"): Count("id", filter=which or None) for key, which in which_of.items()}
    found = matters.order_by().aggregate(**wanted)
    return [Sum(key, labels[key], found[key.replace("-", "_")], key == chosen) for key in which_of]


def page_asked(text: str) -> int:
    """Pages count from 1; anything else is the first."""
    return min(int(text), MOST_PAGES) if text.isascii() and text.isdigit() and 0 < len(text) < 6 and int(text) else 1


def why_of(reason: str) -> str:
    return {
        Reason.BELOW_RED_LINE: _("Di bawah garis merah"),
        Reason.NOT_GAINING: _("Berat tidak naik"),
        Reason.ABOVE_ORANGE_LINE: _("Di atas garis oranye"),
        Reason.MEASURE_AGAIN: _("Angka tidak lazim"),
    }[Reason(reason)]


def _shown(matter: FollowUp, staff: dict[UUID, str], today: date, editions: Editions) -> MatterShown:
    speaks = matter.edition in editions.speaking
    person, source = matter.person.merged_into or matter.person, matter.source
    place = f"{person.rt.name} / {person.rt.rw.name}" if person.rt.rw else person.rt.name
    weight = _("%(weight)s kg pada %(day)s") % {
        "weight": formats.kilograms(source.value),
        "day": formats.short_day(source.local_date),
    }
    return MatterShown(
        id=matter.pk,
        priority=of_priority(matter.priority) if speaks else None,
        person=person,
        more=f"{formats.age(person.birth_date, today)}, {person.sex} · {place}",
        todo=editions.wordings[matter.edition][matter.reason] if speaks else "",
        why=f"{why_of(matter.reason)}, {weight}",
        source=" · ".join(part for part in (source.visit.facility.name, staff.get(matter.opened_by)) if part),
        due=_due(matter.due_on, today) if speaks else "",
        chip="late" if matter.due_on < today else "due" if matter.due_on == today else "wait",
        advice=speaks and matter.edition not in editions.signed,
    )


def _due(due: date, today: date) -> str:
    if due < today:
        return _("lewat %(days)s hari") % {"days": (today - due).days}
    return _("hari ini") if due == today else formats.short_day(due)
