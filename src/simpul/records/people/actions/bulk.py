"""How do many people enter the register at once, and how are they marked as wrong entries at once?

For sheets: what `register_person` and `mark_wrong_entry` keep for one is kept for each (residence, feed, audit, sealed
NIK, spelling key), with the statements of one. The numbers of the feed are taken at the end, in the order of the areas,
so that other writers wait for milliseconds only.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from simpul.foundation.errors import NotInWorkAreaError
from simpul.foundation.nik import refuse_impossible
from simpul.records.audit.actions import record_each
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import append_each
from simpul.records.feed.many_rows import insert_rows
from simpul.records.people.actions.checks import check_birth, checked_place
from simpul.records.people.actions.locking import REASON_LETTERS
from simpul.records.people.actions.newcomers import (
    HERE,
    NUMBER,
    PERSON,
    RESIDENCE,
    Newcomer,
    columns_of_number,
    person_of,
    unsaid,
)
from simpul.records.people.keys import general_keys
from simpul.records.people.models import Person, StateChange, StateKind


def register_many(
    *, actor_id: UUID, area: WorkArea, newcomers: Sequence[Newcomer], today: date, run: UUID
) -> list[Person]:
    """Enter them in one transaction; who was entered before under the same id is left alone.

    run  the import that brings them, named in each event of the audit log
    Raises what `register_person` raises, and then nobody is entered.
    """
    for one in newcomers:
        checked_place(area, one.rt)
        check_birth(one.birth_date, today)
        refuse_impossible(one.nik)
    with transaction.atomic():
        known = set(Person.objects.filter(id__in=[one.id for one in newcomers]).values_list("id", flat=True))
        fresh = {one.id: one for one in newcomers if one.id not in known}
        people = [person_of(one) for one in fresh.values()]
        insert_rows("people_person", PERSON, [[getattr(one, name) for name in PERSON] for one in people], same=unsaid())
        keys = general_keys()
        told = [
            columns_of_number(one, kind, text, keys) for one in people for kind, text in fresh[one.pk].numbers.items()
        ]
        by = {"recorded_by": ("uuid", actor_id), "recorded_at": ("timestamptz", timezone.now())}
        insert_rows("people_personnumber", NUMBER, told, same=by)
        _audited(actor_id, "person.register", people, run)
        numbers = append_each("person.registered", [(one.kelurahan_id, one.pk, {}) for one in people])
        homes = [
            (one.pk, one.rt_id, one.kelurahan_id, max(fresh[one.pk].lives_here_from or one.birth_date, one.birth_date))
            for one in people
        ]
        insert_rows("people_residence", RESIDENCE, [(*home, numbers[home[0]]) for home in homes], same=HERE)
    return people


def mark_wrong_entries(
    *, actor_id: UUID, area: WorkArea, people: Sequence[UUID], reason: str, now: datetime, run: UUID
) -> list[Person]:
    """`mark_wrong_entry` for each of these records of their own; who is marked already is left alone."""
    with transaction.atomic():
        rows = Person.objects.select_for_update().filter(
            id__in=list(people), withdrawn_at__isnull=True, merged_into__isnull=True
        )
        found = list(rows.order_by("id"))
        if any(not area.reaches(one.pk, one.kelurahan_id, one.rt_id) for one in found):
            raise NotInWorkAreaError()
        Person.objects.filter(id__in=[one.pk for one in found]).update(withdrawn_at=now)
        StateChange.objects.bulk_create(
            StateChange(
                person=one,
                kelurahan_id=one.kelurahan_id,
                kind=StateKind.WRONG,
                on=now.date(),
                reason=reason.strip()[:REASON_LETTERS],
                made_by=actor_id,
            )
            for one in found
        )
        _audited(actor_id, "person.withdrawn", found, run)
        append_each("person.withdrawn", [(one.kelurahan_id, one.pk, {}) for one in found])
    return found


def _audited(actor_id: UUID, action: str, people: Sequence[Person], run: UUID) -> None:
    record_each(
        actor_id=actor_id,
        action=action,
        subject_kind="person",
        subjects=[(one.pk, one.kelurahan_id) for one in people],
        purpose="pendataan",
        detail={"run": str(run)},
    )
