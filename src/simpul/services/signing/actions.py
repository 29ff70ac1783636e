"""How is an edition signed, and how is that taken back? One at a time for each edition and Puskesmas (ADR 0035)."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from simpul.foundation.errors import (
    DomainError,
    IdAlreadyUsedError,
    NotAllowedError,
    NotInWorkAreaError,
)
from simpul.foundation.local_time import LocalZone, local_date
from simpul.knowledge.rules import fingerprints
from simpul.records.access.queries import names_of_staff
from simpul.records.audit import actions as audit
from simpul.records.facilities.models import Facility
from simpul.services.signing.choosing import chosen_on
from simpul.services.signing.models import Signature, Withdrawal
from simpul.services.signing.queries import Key, may_sign, standing_signatures

PURPOSE = "tanda tangan aturan"


def sign(
    *, actor_id: UUID, facility: Facility, signature_id: UUID, key: Key, seen: str, remark: str, now: datetime
) -> Signature:
    """Sign an edition for a Puskesmas. The same signature sent twice is one.

    seen  the fingerprint of what was read

    Raises NotAllowedError, NotInWorkAreaError for an edition that does not exist, DomainError where the file says
    something else by now or a doctor of this Puskesmas has signed it already.
    """
    with transaction.atomic():
        _check_signer(actor_id, facility)
        _one_at_a_time(facility, key)
        known = Signature.objects.filter(id=signature_id).first()
        if known:
            return _own(known, actor_id, facility, key, seen)
        _check_content(key, seen, chosen_on(facility, local_date(now, LocalZone(facility.zone))))
        _check_unsigned(facility, key, seen)
        signature = Signature.objects.create(
            id=signature_id,
            facility=facility,
            rule=key[0],
            edition=key[1],
            fingerprint=seen,
            remark=_words(remark),
            signed_by=actor_id,
            signed_at=now,
            local_date=local_date(now, LocalZone(facility.zone)),
        )
        _note("rule.sign", actor_id, signature)
    return signature


def withdraw(*, actor_id: UUID, facility: Facility, signature_id: UUID, reason: str, now: datetime) -> Withdrawal:
    """Take a signature back. Sent twice by the same doctor it is one withdrawal.

    Raises NotAllowedError, NotInWorkAreaError for a signature of another Puskesmas, DomainError where somebody else has
    taken it back or no reason is given.
    """
    with transaction.atomic():
        _check_signer(actor_id, facility)
        signature = Signature.objects.filter(id=signature_id, facility=facility).first()
        if signature is None:
            raise NotInWorkAreaError()
        _one_at_a_time(facility, signature.key)
        known = Withdrawal.objects.filter(signature=signature).first()
        if known:
            return _own_withdrawal(known, actor_id)
        withdrawal = Withdrawal.objects.create(
            signature=signature,
            reason=_words(reason),
            withdrawn_by=actor_id,
            withdrawn_at=now,
            local_date=local_date(now, LocalZone(facility.zone)),
        )
        _note("rule.withdraw", actor_id, signature)
    return withdrawal


def _check_signer(actor_id: UUID, facility: Facility) -> None:
    if not may_sign(actor_id, facility):
        raise NotAllowedError()


def _check_content(key: Key, seen: str, chosen: Mapping[str, int]) -> None:
    current = fingerprints(chosen).get(key)
    if current is None:
        raise NotInWorkAreaError()
    if current != seen:
        raise DomainError(
            "rule_changed", "Isi edisi ini berubah sejak layar ini dibuka. Baca lagi, lalu tanda tangani."
        )


def _check_unsigned(facility: Facility, key: Key, seen: str) -> None:
    standing = standing_signatures([facility.pk])[facility.pk].get(key)
    if standing and standing.fingerprint == seen:
        name = names_of_staff({standing.signed_by}).get(standing.signed_by, "")
        raise DomainError("already_signed", "Edisi ini sudah ditandatangani oleh %(name)s.", name=name)


def _own(known: Signature, actor_id: UUID, facility: Facility, key: Key, seen: str) -> Signature:
    if (known.signed_by, known.facility_id, known.key, known.fingerprint) != (actor_id, facility.pk, key, seen):
        raise IdAlreadyUsedError()
    return known


def _own_withdrawal(known: Withdrawal, actor_id: UUID) -> Withdrawal:
    if known.withdrawn_by != actor_id:
        name = names_of_staff({known.withdrawn_by}).get(known.withdrawn_by, "")
        raise DomainError("already_withdrawn", "Tanda tangan ini sudah dicabut oleh %(name)s.", name=name)
    return known


def _words(text: str) -> str:
    found = " ".join(text.split())[:200]
    if not found:
        raise DomainError("reason_missing", "Tulis dasar tanda tangan atau alasan mencabutnya.")
    return found


def _one_at_a_time(facility: Facility, key: Key) -> None:
    with connection.cursor() as cursor:
        named = f"signing {facility.pk} {'-'.join(key)}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [named])


def _note(action: str, actor_id: UUID, signature: Signature) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_kind="rule",
        subject_id=signature.pk,
        purpose=PURPOSE,
        detail={"rule": signature.rule, "edition": signature.edition, "fingerprint": signature.fingerprint},
    )
