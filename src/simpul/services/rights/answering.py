"""How is a request of a person worked on and answered? An answer is final."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people import actions as people
from simpul.services.rights.consenting import set_consent
from simpul.services.rights.kinds import GROUNDS, HANDED_OUT, Act, ConsentKind, Ground, Kind, Requester, State
from simpul.services.rights.models import Request
from simpul.services.rights.queries import current_consents
from simpul.services.rights.steps import PURPOSE, locked_request, note_step, set_state


def take_up(*, actor_id: UUID, area: WorkArea, request_id: UUID, now: datetime) -> Request:
    with transaction.atomic():
        request = locked_request(area, request_id)
        if request.state == State.RECEIVED:
            set_state(request, State.WORKING)
            note_step(actor_id, request, Act.WORKING, now)
        return request


def hand_out(*, actor_id: UUID, area: WorkArea, request_id: UUID, act: Act, now: datetime) -> Request:
    """A copy leaves the house: a file, a print or the slip of readers. Only for a request of a copy that is open."""
    with transaction.atomic():
        request = locked_request(area, request_id)
        if request.kind != Kind.COPY:
            raise DomainError("not_a_copy", "Salinan hanya untuk permintaan salinan catatan.")
        set_state(request, State.WORKING)
        note_step(actor_id, request, act, now)
        return request


def finish(
    *,
    actor_id: UUID,
    area: WorkArea,
    request_id: UUID,
    note: str,
    now: datetime,
    withdrawn: Collection[ConsentKind] = (),
) -> Request:
    """Answer a request; what was asked for is done here, except the correction itself.

    withdrawn  which consents end, for a withdrawal

    Erasure of what the law keeps ends as a restriction.
    """
    with transaction.atomic():
        request = locked_request(area, request_id)
        _check_ready(request, note, withdrawn)
        _carry_out(actor_id, area, request, withdrawn, now)
        set_state(request, State.DONE, now)
        note_step(actor_id, request, Act.DONE, now, note=note)
        return request


def refuse(*, actor_id: UUID, area: WorkArea, request_id: UUID, ground: Ground, note: str, now: datetime) -> Request:
    """Say no, on a ground of the law and with the words that the person is told."""
    with transaction.atomic():
        request = locked_request(area, request_id)
        if ground not in GROUNDS[Kind(request.kind)]:
            raise DomainError("ground", "Alasan ini tidak berlaku untuk permintaan ini. Pilih yang lain.")
        if not note.strip():
            raise DomainError("note_missing", "Tulis penjelasan untuk pemohon.")
        set_state(request, State.REFUSED, now)
        note_step(actor_id, request, Act.REFUSED, now, ground=ground, note=note)
        return request


def _check_ready(request: Request, note: str, withdrawn: Collection[ConsentKind]) -> None:
    kind = Kind(request.kind)
    if kind is Kind.COPY and not request.steps.filter(act__in=HANDED_OUT).exists():
        raise DomainError("nothing_handed_out", "Unduh atau cetak dulu catatannya, lalu serahkan.")
    if kind is Kind.CORRECTION and not note.strip():
        raise DomainError("note_missing", "Tulis apa yang dibetulkan.")
    held = any(one.given for one in current_consents(request.person_id).values())
    if kind is Kind.WITHDRAWAL and held and not withdrawn:
        raise DomainError("nothing_withdrawn", "Pilih persetujuan yang ditarik.")


def _carry_out(
    actor_id: UUID, area: WorkArea, request: Request, withdrawn: Collection[ConsentKind], now: datetime
) -> None:
    kind, person = Kind(request.kind), request.person
    if kind in (Kind.RESTRICTION, Kind.ERASURE):
        people.restrict(actor_id=actor_id, area=area, person=person, reason=PURPOSE, now=now)
    if kind is Kind.LIFTING:
        people.lift_restriction(actor_id=actor_id, area=area, person=person, reason=PURPOSE, now=now)
    for one in withdrawn if kind is Kind.WITHDRAWAL else ():
        set_consent(
            actor_id=actor_id,
            area=area,
            facility=request.facility,
            consent_id=new_id(),
            person_id=person.pk,
            kind=one,
            given=False,
            said_by=Requester(request.requester),
            now=now,
        )
