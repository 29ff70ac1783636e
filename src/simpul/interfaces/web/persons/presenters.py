"""What does the page of a person show? No I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import Mark, category_word, of_band, of_status, plain_status
from simpul.knowledge.growth import Outcome
from simpul.records.audit.queries import Opening

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Entry, MonthlyWeighing, Visit
    from simpul.services.follow_up.models import FollowUp


@dataclass(frozen=True, slots=True)
class WeighingShown:
    age: str
    on: date
    weight: str
    gain: str
    status: Mark | None
    plain: str
    band: Mark | None
    z: str
    category: str


@dataclass(frozen=True, slots=True)
class EntryShown:
    weight: str
    who: str
    at: str
    corrected: bool
    reason: str


@dataclass(frozen=True, slots=True)
class VisitShown:
    on: date
    place: str
    entries: list[EntryShown]


@dataclass(frozen=True, slots=True)
class OpeningShown:
    who: str
    on: date
    at: str
    what: str


@dataclass(frozen=True, slots=True)
class MatterShown:
    reason: str
    status: str
    since: date
    outcome: str


def weighings_shown(person: Person, weighings: list[MonthlyWeighing]) -> list[WeighingShown]:
    """Newest first."""
    return [
        WeighingShown(
            age=formats.age(person.birth_date, one.local_date),
            on=one.local_date,
            weight=formats.kilograms(one.weight_grams),
            gain=formats.gain(one.gain_grams),
            status=of_status(one.status),
            plain=plain_status(one.status),
            band=of_band(one.band),
            z=formats.zscore(one.z_hundredths),
            category=_("Ukur ulang")
            if one.outcome == Outcome.UKUR_ULANG
            else category_word(one.category) or formats.MISSING,
        )
        for one in reversed(weighings)
    ]


def visits_shown(visits: list[Visit], staff: dict[UUID, str]) -> list[VisitShown]:
    return [
        VisitShown(
            visit.local_date,
            visit.facility.name,
            [_entry(entry, staff) for entry in sorted(visit.entries.all(), key=lambda entry: entry.id)],
        )
        for visit in visits
    ]


def openings_shown(openings: list[Opening], staff: dict[UUID, str], me: UUID) -> list[OpeningShown]:
    """Each other reader once, at the latest time, newest first."""
    shown: dict[UUID | None, OpeningShown] = {}
    for opening in openings:
        if opening.actor_id == me:
            continue
        name = staff.get(opening.actor_id, _("Sistem")) if opening.actor_id else _("Sistem")
        at = timezone.localtime(opening.at)
        shown.setdefault(opening.actor_id, OpeningShown(name, at.date(), formats.clock(opening.at), opening.purpose))
    return list(shown.values())


def matters_shown(matters: list[FollowUp]) -> list[MatterShown]:
    return [
        MatterShown(
            reason=_(one.get_reason_display()),
            status=_(one.get_status_display()),
            since=timezone.localtime(one.opened_at).date(),
            outcome=one.outcome,
        )
        for one in matters
    ]


def mother_elsewhere(person: Person, family: list[tuple[str, Person]]) -> bool:
    """A mother is recorded, and lives where this worker may not look: only the word is said."""
    return person.mother_id is not None and all(relation != "ibu" for relation, _one in family)


def _entry(entry: Entry, staff: dict[UUID, str]) -> EntryShown:
    return EntryShown(
        weight=formats.kilograms(entry.value),
        who=staff.get(entry.recorded_by, _("Sistem")),
        at=formats.clock(entry.at),
        corrected=hasattr(entry, "superseded_by"),
        reason=entry.reason,
    )
