"""What was last said of a service of these people: no, or another day? And does it hold? One statement for all of them.

A refusal is asked about again: what holds no more is told beside the service, which is due or late again (ADR 0049).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.knowledge.concepts import services
from simpul.knowledge.due import NotDone
from simpul.knowledge.immunization import NotDone as DoseNotDone
from simpul.knowledge.immunization import NotDoneReason
from simpul.records.agreements.kinds import Word
from simpul.records.agreements.models import Agreement
from simpul.records.agreements.queries import standing_agreements
from simpul.records.facilities.work_area import WorkArea


@dataclass(frozen=True, slots=True)
class Said:
    """The last word about one service.

    on, until  when it was said, and the last day on which it holds: the agreed day, or the day before it is asked again
    why, note  of a refusal, a code of agreements.kinds.Why; place: of an agreed day
    id         of the record, to take it back
    """

    code: str
    is_refusal: bool
    on: date
    until: date
    place: str = ""
    why: str = ""
    note: str = ""
    id: UUID | None = None

    def holds_on(self, day: date) -> bool:
        return self.on <= day <= self.until


def said_of(area: WorkArea, roots: dict[UUID, UUID]) -> dict[UUID, list[Said]]:
    """By record that was kept the last word about each service. roots: of each record the one that was kept."""
    found: dict[UUID, dict[str, Said]] = {}
    for one in standing_agreements(area, roots):
        found.setdefault(roots[one.person_id], {})[one.service] = told_by(one)
    return {root: list(by_code.values()) for root, by_code in found.items()}


def told_by(one: Agreement) -> Said:
    place = one.place.name if one.place else ""
    return Said(
        one.service, one.word == Word.REFUSED, one.said_on, one.until, place, one.why, one.note, one.pk
    )  # fmt: skip


def not_done(said: Iterable[Said], on: date) -> tuple[NotDone, ...]:
    """For the engine of the schedule: what holds on that day."""
    return tuple(NotDone(one.code, one.on, None if one.is_refusal else one.until) for one in said if one.holds_on(on))


def doses_not_done(said: Iterable[Said], on: date) -> tuple[DoseNotDone, ...]:
    """For the engine of vaccines, which knows antigens and no codes of services."""
    return tuple(_dose(one) for one in said if one.holds_on(on) and _antigen(one))


def word_about(dose: DoseNotDone, said: Iterable[Said], code: str) -> Said | None:
    """Which word the engine means; of two about one antigen on one day the one about this very service."""
    those = [one for one in said if _antigen(one) and _dose(one) == dose]
    return min(those, key=lambda one: one.code != code, default=None)


def lapsed(said: Sequence[Said], code: str, since: date | None, on: date) -> Said | None:
    """The word about a service that was said since it opened and holds no more."""
    return next((one for one in said if one.code == code and since and since <= one.on and one.until < on), None)


def _dose(one: Said) -> DoseNotDone:
    reason = NotDoneReason.REFUSED if one.is_refusal else NotDoneReason.POSTPONED
    return DoseNotDone(_antigen(one), one.on, reason, None if one.is_refusal else one.until)


def _antigen(one: Said) -> str:
    return services()[one.code].antigen if one.code in services() else ""
