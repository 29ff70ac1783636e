"""How does a pregnancy begin, and how does it end?"""

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError
from simpul.foundation.sex import Sex
from simpul.knowledge.pregnancy import due_date, is_plausible_start
from simpul.knowledge.pregnancy.dates import METHOD, PREGNANCY_DAYS, may_bear_at
from simpul.records.audit import actions as audit
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.people.actions import locked_person
from simpul.records.people.models import Person
from simpul.records.people.queries import record_ids
from simpul.records.pregnancies.kinds import PregnancyEnd
from simpul.records.pregnancies.models import Pregnancy

TOLD = "dari warga"


def begin_pregnancy(
    *,
    actor_id: UUID,
    area: WorkArea,
    pregnancy_id: UUID,
    person_id: UUID,
    today: date,
    last_period: date | None = None,
    due_on: date | None = None,
    gravida: int | None = None,
    spacing_years: int | None = None,
) -> Pregnancy:
    """Open the one active pregnancy of a woman. The same id sent again changes nothing."""
    with transaction.atomic():
        woman = locked_person(area, person_id)
        known = Pregnancy.objects.filter(id=pregnancy_id).first()
        if known:
            return _of(woman, known)
        can_be_pregnant(woman, today)
        if not woman.is_listed:
            raise DomainError("cannot_be_pregnant", "Kehamilan hanya dicatat pada perempuan yang aktif di wilayah ini.")
        if active_of(woman):
            raise DomainError("already_pregnant", "Kehamilan yang aktif sudah tercatat. Tutup dulu yang lama.")
        due = _due(last_period, due_on, today)
        pregnancy = Pregnancy(
            id=pregnancy_id,
            person=woman,
            kelurahan_id=woman.kelurahan_id,
            last_period=last_period,
            due_on=due,
            due_method=METHOD if last_period else TOLD,
            gravida=gravida,
            spacing_years=spacing_years,
            recorded_by=actor_id,
        )
        _insert(pregnancy)
        tell(actor_id, "pregnancy.begun", woman, pregnancy.pk)
    return pregnancy


def _due(last_period: date | None, due_on: date | None, today: date) -> date:
    """By the last period where it is known, else as the worker was told."""
    if last_period and not is_plausible_start(last_period, today):
        raise DomainError("hpht_implausible", "HPHT tidak wajar. Periksa tanggalnya.")
    due = due_date(last_period) if last_period else due_on
    if due is None:
        raise DomainError("hpht_missing", "Isi HPHT, atau HPL bila HPHT tidak diketahui.")
    if due.year < today.year - 1 or not is_plausible_start(due - timedelta(days=PREGNANCY_DAYS), today):
        raise DomainError("hpl_implausible", "HPL tidak wajar. Periksa tanggalnya.")
    return due


def _insert(pregnancy: Pregnancy) -> None:
    """An id that exists where this worker cannot see it is refused without a word about whose it is."""
    try:
        with transaction.atomic():
            pregnancy.save(force_insert=True)
    except IntegrityError as problem:
        raise IdAlreadyUsedError() from problem


def _of(woman: Person, known: Pregnancy) -> Pregnancy:
    if known.person_id not in record_ids(woman.pk):
        raise IdAlreadyUsedError()
    return known


def end_pregnancy(
    *, actor_id: UUID, area: WorkArea, person_id: UUID, ended_on: date, ended_as: PregnancyEnd, today: date
) -> Pregnancy:
    """End the active pregnancy otherwise than by a birth."""
    with transaction.atomic():
        woman = locked_person(area, person_id)
        pregnancy = active_of(woman)
        if pregnancy is None:
            raise DomainError("not_pregnant", "Tidak ada kehamilan yang aktif.")
        end(pregnancy, ended_on, ended_as, today)
        tell(actor_id, "pregnancy.ended", woman, pregnancy.pk)
    return pregnancy


def can_be_pregnant(woman: Person, day: date) -> None:
    """On that day: who died or left the city afterwards could be."""
    gone = min((on for on in (woman.died_on, woman.left_on) if on), default=None)
    if woman.sex != Sex.FEMALE or woman.withdrawn_at or woman.merged_into_id or (gone and gone < day):
        raise DomainError("cannot_be_pregnant", "Kehamilan hanya dicatat pada perempuan yang aktif di wilayah ini.")
    if not is_of_bearing_age(woman, day):
        raise DomainError("age_of_mother", "Umur ibu tidak wajar. Periksa tanggal lahirnya.")


def is_of_bearing_age(person: Person, day: date) -> bool:
    """Whether a pregnancy of this person is recorded at all."""
    return person.sex == Sex.FEMALE and may_bear_at(person.birth_date, day)


def active_of(woman: Person) -> Pregnancy | None:
    rows = Pregnancy.objects.select_for_update().filter(person_id__in=record_ids(woman.pk), ended_on__isnull=True)
    return rows.order_by("id").first()


def end(pregnancy: Pregnancy, on: date, ended_as: PregnancyEnd, today: date) -> None:
    if not pregnancy.began_on < on <= today:
        raise DomainError("end_of_pregnancy", "Tanggal akhir kehamilan harus sesudah HPHT dan tidak di masa depan.")
    pregnancy.ended_on, pregnancy.ended_as = on, ended_as
    pregnancy.save(update_fields=["ended_on", "ended_as"])


def tell(actor_id: UUID, kind: str, woman: Person, pregnancy_id: UUID | None) -> None:
    detail = {"pregnancy": str(pregnancy_id)} if pregnancy_id else {}
    audit.record(
        actor_id=actor_id,
        action=kind,
        subject_kind="person",
        subject_id=woman.pk,
        kelurahan_id=woman.kelurahan_id,
        purpose="pelayanan",
        detail=detail,
    )
    append(News(kind, woman.kelurahan_id, woman.pk, detail))
