"""Somebody comes to an open day and takes the next number of the queue."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError, NotInWorkAreaError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.audit import actions as audit
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.people.actions import locked_person
from simpul.records.people.models import Person
from simpul.records.visits.sessions import seen_in_session
from simpul.services.posyandu.models import Arrival, Session, SessionStatus


def arrive(
    *, actor_id: UUID, area: WorkArea, session: Session, person_id: UUID, arrival_id: UUID, at: datetime, now: datetime
) -> Arrival:
    """Write down that a person came. Who is written down already keeps the number; the same sent twice changes nothing.

    Raises NotInWorkAreaError, IdAlreadyUsedError, DomainError for a day that is not the session's, a session that was
    not opened, and for somebody who was not born or lives no longer.
    """
    _serves(area, session)
    if local_date(at, LocalZone(session.posyandu.zone)) != session.date or at > now:
        raise DomainError("another_day", "Waktu datang tidak sama dengan hari sesi ini. Periksa jam perangkat.")
    with transaction.atomic():
        person = locked_person(area, person_id)
        _can_come(person, session)
        locked = Session.objects.select_for_update().get(pk=session.pk)
        if locked.status in (SessionStatus.PLANNED, SessionStatus.CALLED_OFF):
            raise DomainError("session_not_open", "Sesi ini belum dibuka.")
        known = _known(locked, person, arrival_id)
        if known:
            return known
        locked.last_number += 1
        locked.save(update_fields=["last_number"])
        arrival = _kept(
            Arrival(
                id=arrival_id, session=locked, person=person, kelurahan_id=person.kelurahan_id,
                number=locked.last_number, at=at, recorded_by=actor_id,
            )
        )  # fmt: skip
        _told(actor_id, "session.arrived", arrival)
    return arrival


def take_back_arrival(*, actor_id: UUID, area: WorkArea, session: Session, arrival_id: UUID, now: datetime) -> Arrival:
    """The line was written by mistake. Refused where something was recorded of the person at this session."""
    _serves(area, session)
    with transaction.atomic():
        arrival = Arrival.objects.filter(id=arrival_id, session=session).first()
        if arrival is None:
            raise NotInWorkAreaError()
        person = locked_person(area, arrival.person_id)
        arrival.refresh_from_db()
        if arrival.taken_back_at is None:
            if person.pk in seen_in_session(area, session.pk, [person.pk]):
                raise DomainError("arrival_served", "Orang ini sudah diperiksa di sesi ini. Batalkan dulu hasilnya.")
            arrival.taken_back_at, arrival.taken_back_by = now, actor_id
            arrival.save(update_fields=["taken_back_at", "taken_back_by"])
            _told(actor_id, "session.arrival_taken_back", arrival)
    return arrival


def _kept(arrival: Arrival) -> Arrival:
    """An id that exists where this worker cannot see it is refused without a word about whose it is."""
    try:
        arrival.save(force_insert=True)
    except IntegrityError as problem:
        raise IdAlreadyUsedError() from problem
    return arrival


def _known(session: Session, person: Person, arrival_id: UUID) -> Arrival | None:
    """The line that stands already, of this record or of one that was merged into it."""
    same = Arrival.objects.filter(id=arrival_id).select_related("person").first()
    if same and (same.session_id != session.pk or person.pk not in (same.person_id, same.person.merged_into_id)):
        raise IdAlreadyUsedError()
    if same and same.taken_back_at:
        raise DomainError("arrival_taken_back", "Kedatangan ini sudah dibatalkan. Muat ulang halaman.")
    standing = Arrival.objects.filter(session=session, taken_back_at__isnull=True)
    return same or standing.filter(person=person).first() or standing.filter(person__merged_into=person).first()


def _can_come(person: Person, session: Session) -> None:
    if person.birth_date > session.date:
        raise DomainError("before_birth", "Tanggal sesi mendahului tanggal lahir orang ini.")
    if person.died_on and person.died_on < session.date:
        raise DomainError("after_death", "Orang ini tercatat meninggal sebelum tanggal itu.")


def _serves(area: WorkArea, session: Session) -> None:
    if not area.serves(session.posyandu_id, session.kelurahan_id):
        raise NotInWorkAreaError()


def _told(actor_id: UUID, action: str, arrival: Arrival) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_kind="person",
        subject_id=arrival.person_id,
        kelurahan_id=arrival.kelurahan_id,
        purpose="pelayanan",
        detail={"session": str(arrival.session_id)},
    )
    append(News(action, arrival.kelurahan_id, arrival.person_id, {"session": str(arrival.session_id)}))
