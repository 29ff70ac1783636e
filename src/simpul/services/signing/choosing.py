"""Which numbers does a city use on a day where its sources contradict each other, and who chose them? (ADR 0040)"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from simpul.foundation.errors import DomainError, IdAlreadyUsedError, NotAllowedError
from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone, local_date
from simpul.knowledge.rules.language.settings import settings
from simpul.records.audit import actions as audit
from simpul.records.facilities.models import Facility
from simpul.records.prepared import Blank, Prepared
from simpul.services.signing.models import Chosen
from simpul.services.signing.queries import may_sign

PURPOSE = "pilihan angka aturan"
ABOVE = Prepared(lambda: _above())


def chosen_on(facility: Facility, on: date) -> dict[str, int]:
    """By setting, the number that holds on a day in the city of a facility; without one the default holds.

    One statement: a city is at most three steps above a Posyandu. A choice that no source prints any more is left out.
    """
    return holding(choices_above(facility), on)


def choices_from(facility: Facility, on: date) -> list[tuple[date, dict[str, int]]]:
    """The numbers of a day and of each later day on which a choice begins, in order: what a phone takes with it, that
    is not asked again on each day. One statement."""
    rows = choices_above(facility)
    return [(day, holding(rows, day)) for day in sorted({on, *(row.valid_from for row in rows if row.valid_from > on)})]


def choices_above(facility: Facility) -> list[Chosen]:
    """All choices of the city of a facility, the later ones last."""
    return ABOVE.ask(facility=facility.pk)


def _above() -> QuerySet[Chosen]:
    parent = Facility.objects.filter(children__id=Blank("facility"))
    above = Facility.objects.filter(children__in=parent)
    highest = Facility.objects.filter(children__in=above)
    where = Q(city_id=Blank("facility")) | Q(city__in=parent) | Q(city__in=above) | Q(city__in=highest)
    return Chosen.objects.filter(where).order_by("valid_from", "chosen_at", "id")


def holding(rows: Iterable[Chosen], on: date) -> dict[str, int]:
    """By setting the number of a day. rows: as of `choices_above`"""
    found = {row.setting: row.value for row in rows if row.valid_from <= on}
    return {code: value for code, value in found.items() if is_printed(code, value)}


def is_printed(setting: str, value: int) -> bool:
    """Whether a source prints this number for the conflict."""
    return setting in settings() and value in {one.value for one in settings()[setting].choices}


def history_of_choices(city: Facility) -> list[Chosen]:
    """All choices of a city, the newest first."""
    return list(Chosen.objects.filter(city=city).order_by("-valid_from", "-chosen_at", "-id"))


def choose(
    *,
    actor_id: UUID,
    facility: Facility,
    setting: str,
    value: int,
    valid_from: date,
    reason: str,
    now: datetime,
    chosen_id: UUID | None = None,
) -> Chosen:
    """A number for the city of a Puskesmas, from today or a later day; what was answered before keeps its number.

    facility   the Puskesmas at which the doctor has the post
    chosen_id  of the form: the same choice sent twice is one

    Raises NotAllowedError for who may not sign, DomainError for a number that no source prints, a day that is over, or
    no reason, IdAlreadyUsedError.
    """
    if not may_sign(actor_id, facility):
        raise NotAllowedError()
    words = _checked(setting, value, valid_from, reason, local_date(now, LocalZone(facility.zone)))
    with transaction.atomic():
        city = city_of(facility)
        _one_at_a_time(city)
        what, key = {"setting": setting, "value": value}, chosen_id or new_id()
        if known := Chosen.objects.filter(id=key).first():
            return _own(known, actor_id, what, valid_from)
        chosen = Chosen.objects.create(
            **what,
            id=key,
            city=city,
            valid_from=valid_from,
            reason=words,
            chosen_by=actor_id,
            chosen_at=now,
        )
        _note(actor_id, chosen)
    return chosen


def _checked(setting: str, value: int, valid_from: date, reason: str, today: date) -> str:
    """The words of the reason."""
    words = " ".join(reason.split())[:200]
    if not words:
        raise DomainError("reason_missing", "Tulis alasan memilih angka ini.")
    if not is_printed(setting, value):
        raise DomainError("not_printed", "Tidak ada sumber yang memuat angka ini untuk %(setting)s.", setting=setting)
    if valid_from < today:
        raise DomainError("day_over", "Angka baru berlaku paling cepat hari ini.")
    return words


def _note(actor_id: UUID, chosen: Chosen) -> None:
    audit.record(
        actor_id=actor_id,
        action="rule.choose",
        subject_kind="rule",
        subject_id=chosen.pk,
        purpose=PURPOSE,
        detail={"setting": chosen.setting, "value": chosen.value, "valid_from": chosen.valid_from.isoformat()},
    )


def _own(known: Chosen, actor_id: UUID, what: dict[str, object], valid_from: date) -> Chosen:
    same = {"setting": known.setting, "value": known.value} == what
    if not same or (known.chosen_by, known.valid_from) != (actor_id, valid_from):
        raise IdAlreadyUsedError()
    return known


def city_of(facility: Facility) -> Facility:
    """The Dinas above; what stands under none is its own city."""
    found = facility
    while found.parent_id:
        found = Facility.objects.get(id=found.parent_id)
    return found


def _one_at_a_time(city: Facility) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"choosing {city.pk}"])
