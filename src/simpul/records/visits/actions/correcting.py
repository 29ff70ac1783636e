"""How is a finding put right? A new row of the same moment supersedes the old one, which stays readable."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError
from simpul.foundation.units import Grams
from simpul.knowledge.growth.age import completed_months
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.actions import locked_person
from simpul.records.visits.actions.keeping import keep, stated, tell
from simpul.records.visits.actions.recorded import Recorded, counting
from simpul.records.visits.actions.registered import check_dose, check_finding
from simpul.records.visits.models import Entry, Given, Visit, Withdrawal
from simpul.records.visits.projection import GROWTH_CONCEPTS


def correct_entry(
    *, actor_id: UUID, area: WorkArea, entry: Entry, entry_id: UUID, value: int | None, text: str = "", reason: str
) -> tuple[Entry, bool]:
    """The right value of a finding, and whether it was new. Raises DomainError where somebody corrected it before."""
    if value is None and not text.strip():
        raise ValueError("to take a finding back, call take_back_entry")
    return _supersede(actor_id, area, entry, entry_id, value, text.strip(), reason)


def correct_weight(
    *, actor_id: UUID, area: WorkArea, entry: Entry, entry_id: UUID, weight: Grams, reason: str
) -> Recorded:
    """`correct_entry` of a weight, with the weighing that counts afterwards."""
    correction, was_new = _supersede(actor_id, area, entry, entry_id, weight, "", reason)
    return Recorded(correction, counting(correction), was_new)


def take_back_entry(*, actor_id: UUID, area: WorkArea, entry: Entry, entry_id: UUID, reason: str) -> Entry:
    """The finding was written here by mistake, and no other value is known."""
    return _supersede(actor_id, area, entry, entry_id, None, "", reason)[0]


def correct_given(
    *,
    actor_id: UUID,
    area: WorkArea,
    given: Given,
    given_id: UUID,
    service: str,
    batch: str,
    expires_on: date | None,
    reason: str,
) -> Given:
    """Another service, batch or expiry than was written."""
    check_dose(service, batch, expires_on, given.local_date)
    row = {"service": service, "batch": batch.strip(), "expires_on": expires_on}
    return _supersede_given(actor_id, area, given, given_id, row, reason)


def take_back_given(*, actor_id: UUID, area: WorkArea, given: Given, given_id: UUID, reason: str) -> Given:
    """Nothing was given."""
    row = {"service": given.service, "batch": given.batch, "expires_on": given.expires_on, "taken_back": True}
    return _supersede_given(actor_id, area, given, given_id, row, reason)


def _supersede(
    actor_id: UUID, area: WorkArea, entry: Entry, entry_id: UUID, value: int | None, text: str, reason: str
) -> tuple[Entry, bool]:
    reason = stated(reason)
    with transaction.atomic():
        person = locked_person(area, entry.person_id)
        known = Entry.objects.filter(id=entry_id).first()
        if known:
            if (known.supersedes_id, known.value, known.text) != (entry.pk, value, text):
                raise IdAlreadyUsedError()
            return known, False
        _must_stand(entry)
        if value is not None or text:
            check_finding(entry.concept, value, text, completed_months(person.birth_date, entry.local_date))
        correction = keep(
            Entry(
                id=entry_id,
                visit_id=entry.visit_id,
                person_id=entry.person_id,
                kelurahan_id=person.kelurahan_id,
                concept=entry.concept,
                value=value,
                text=text,
                at=entry.at,
                local_date=entry.local_date,
                recorded_by=actor_id,
                parent_id=entry.parent_id,
                supersedes=entry,
                reason=reason,
            )
        )
        tell(
            actor_id,
            "visit.corrected",
            person,
            [entry.local_date],
            entry.concept in GROWTH_CONCEPTS,
            entry=str(entry_id),
        )
    return correction, True


def _supersede_given(
    actor_id: UUID, area: WorkArea, given: Given, given_id: UUID, row: Mapping[str, object], reason: str
) -> Given:
    reason = stated(reason)
    with transaction.atomic():
        person = locked_person(area, given.person_id)
        known = Given.objects.filter(id=given_id).first()
        if known:
            sent = (given.pk, row["service"], "taken_back" in row)
            if (known.supersedes_id, known.service, known.taken_back) != sent:
                raise IdAlreadyUsedError()
            return known
        _must_stand(given)
        correction = keep(
            Given(
                id=given_id,
                visit_id=given.visit_id,
                person_id=given.person_id,
                kelurahan_id=person.kelurahan_id,
                at=given.at,
                local_date=given.local_date,
                recorded_by=actor_id,
                supersedes=given,
                reason=reason,
                **row,
            )
        )
        tell(actor_id, "visit.corrected", person, [given.local_date], False, given=str(given_id))
    return correction


def _must_stand(row: Entry | Given) -> None:
    if type(row).objects.filter(supersedes_id=row.pk).exists():
        raise DomainError("already_corrected", "Angka ini sudah dibetulkan. Muat ulang untuk melihat yang terbaru.")
    check_stands(row.visit)


def check_stands(visit: Visit) -> None:
    """Raises DomainError for a visit that was taken back, or moved, while somebody had it open."""
    if Withdrawal.objects.filter(visit_id=visit.pk).exists():
        raise DomainError(
            "visit_taken_back", "Kunjungan ini sudah dibatalkan, jadi isinya tidak dapat dibetulkan lagi."
        )
