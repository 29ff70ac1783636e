"""How is a yes written down, and how is it taken back? Rows are appended; the latest holds."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from simpul.foundation.errors import IdAlreadyUsedError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.audit import actions as audit
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.people import actions as people
from simpul.services.rights.consent_texts import TEXTS
from simpul.services.rights.kinds import ConsentKind, Requester, check_requester
from simpul.services.rights.models import Consent
from simpul.services.rights.queries import current_consents
from simpul.services.rights.steps import PURPOSE


def set_consent(
    *,
    actor_id: UUID,
    area: WorkArea,
    facility: Facility,
    consent_id: UUID,
    person_id: UUID,
    kind: ConsentKind,
    given: bool,
    said_by: Requester,
    now: datetime,
) -> Consent | None:
    """A yes to the words of today, or its end. What holds already, or a no without a yes before, changes nothing.

    Raises NotInWorkAreaError, DomainError where this one may not speak for the person.
    """
    with transaction.atomic():
        person = people.locked_person(area, person_id)
        today = local_date(now, LocalZone(facility.zone))
        check_requester(said_by, birth_date=person.birth_date, died_on=person.died_on, today=today)
        now_holds = current_consents(person.pk).get(kind)
        version = TEXTS[kind].version
        if _says_nothing_new(now_holds, given, version):
            return now_holds
        consent = _kept(
            id=consent_id,
            person=person,
            kelurahan_id=person.kelurahan_id,
            kind=kind,
            given=given,
            said_by=said_by,
            text_version=version if given or now_holds is None else now_holds.text_version,
            facility=facility,
            recorded_by=actor_id,
            at=now,
        )
        _tell(actor_id, consent)
        return consent


def _kept(**columns: Any) -> Consent:
    """An id that exists, here or where this worker cannot see it, is refused without a word about whose it is."""
    try:
        with transaction.atomic():
            return Consent.objects.create(**columns)
    except IntegrityError as problem:
        raise IdAlreadyUsedError() from problem


def _says_nothing_new(now_holds: Consent | None, given: bool, version: str) -> bool:
    if now_holds is None:
        return not given
    return now_holds.given is given and (not given or now_holds.text_version == version)


def _tell(actor_id: UUID, consent: Consent) -> None:
    audit.record(
        actor_id=actor_id,
        action="consent.given" if consent.given else "consent.withdrawn",
        subject_kind="person",
        subject_id=consent.person_id,
        kelurahan_id=consent.kelurahan_id,
        purpose=PURPOSE,
        detail={"kind": consent.kind, "version": consent.text_version},
    )
    append(News("consent.changed", consent.kelurahan_id, consent.person_id, {"kind": consent.kind}))
