"""Two records, one person: how do they become one, and two again?

`gone` points to `kept`. Nothing of either is rewritten: visits stay where they were written, and whoever asks for the
record of `kept` reads both (`record_ids`). Undoing it takes the pointer away. What was written to the kept record since
stays with it.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.records.facilities.work_area import WorkArea, work_area_scope
from simpul.records.feed.actions import News, append_all
from simpul.records.people.actions.locking import audited, locked_as_it_is, note_state
from simpul.records.people.models import Merge, Person, StateKind


def merge_people(*, actor_id: UUID, area: WorkArea, kept_id: UUID, gone_id: UUID, reason: str, now: datetime) -> Merge:
    """Let `gone` be the same person as `kept`. Raises DomainError where they cannot be one, NotInWorkAreaError."""
    with transaction.atomic():
        # In the order of their ids, so that two who merge the same pair the other way round do not wait for each other.
        found = {one: locked_as_it_is(area, one) for one in sorted({kept_id, gone_id})}
        kept, gone = found[kept_id], found[gone_id]
        _must_fit(kept, gone)
        if not reason.strip():
            raise DomainError("reason_missing", "Tulis alasannya.")
        home = gone.rt
        gone.merged_into = kept
        # Kept where its person is kept: whoever may read the one may read the other.
        gone.kelurahan_id, gone.rt_id = kept.kelurahan_id, kept.rt_id
        gone.save(update_fields=["merged_into", "kelurahan", "rt"])
        # Pointers stay one step long: those who were part of `gone` now point to `kept` themselves.
        Person.objects.filter(merged_into=gone).update(
            merged_into=kept, kelurahan_id=kept.kelurahan_id, rt_id=kept.rt_id
        )
        merge = Merge.objects.create(kept=kept, gone=gone, gone_rt=home, reason=reason.strip()[:160], made_by=actor_id)
        note_state(gone, StateKind.MERGED, now.date(), reason.strip(), actor_id)
        _tell(actor_id, "person.merged", kept, gone, merge)
    return merge


def undo_merge(*, actor_id: UUID, area: WorkArea, merge_id: UUID, reason: str, now: datetime) -> Merge:
    """The two are two again. Undone twice it changes nothing."""
    with transaction.atomic():
        merge = Merge.objects.select_related("gone_rt").filter(id=merge_id).first()
        if merge is None:
            raise NotInWorkAreaError()
        found = {one: locked_as_it_is(area, one) for one in sorted({merge.kept_id, merge.gone_id})}
        merge.refresh_from_db()
        if merge.undone_at is not None:
            return merge
        gone = found[merge.gone_id]
        gone.merged_into = None
        home = merge.gone_rt
        gone.rt, gone.kelurahan_id = home, home.kelurahan_id or gone.kelurahan_id
        with work_area_scope(replace(area, kelurahan=tuple({*area.kelurahan, gone.kelurahan_id}))):
            gone.save(update_fields=["merged_into", "kelurahan", "rt"])
            _take_along(gone)
            merge.undone_by, merge.undone_at = actor_id, now
            merge.save(update_fields=["undone_by", "undone_at"])
            note_state(gone, StateKind.PARTED, now.date(), reason.strip() or merge.reason, actor_id)
            _tell(actor_id, "person.parted", found[merge.kept_id], gone, merge)
    return merge


def _take_along(gone: Person) -> None:
    """Who had been merged into the one who goes, or into one of those, is part of it again."""
    parts: set[UUID] = set()
    layer = {gone.pk}
    while layer:
        below = Merge.objects.filter(kept__in=layer, undone_at__isnull=True).values_list("gone_id", flat=True)
        layer = set(below) - parts
        parts |= layer
    Person.objects.filter(id__in=parts).update(merged_into=gone, kelurahan_id=gone.kelurahan_id, rt_id=gone.rt_id)


def _must_fit(kept: Person, gone: Person) -> None:
    if kept.pk == gone.pk:
        raise DomainError("same_record", "Pilih dua catatan yang berbeda.")
    if kept.merged_into_id or gone.merged_into_id:
        raise DomainError("already_merged", "Salah satu catatan sudah digabung. Muat ulang untuk melihat yang terbaru.")
    if kept.withdrawn_at or gone.withdrawn_at:
        raise DomainError("not_active", "Catatan yang ditandai keliru tidak dapat digabung.")
    if kept.sex != gone.sex:
        raise DomainError("sex_differs", "Jenis kelamin kedua catatan berbeda. Betulkan dulu yang keliru.")


def _tell(actor_id: UUID, kind: str, kept: Person, gone: Person, merge: Merge) -> None:
    body = {"kept": str(kept.pk), "gone": str(gone.pk), "merge": str(merge.pk)}
    audited(actor_id, kind, kept, **body)
    audited(actor_id, kind, gone, **body)
    append_all([News(kind, person.kelurahan_id, person.pk, body) for person in (kept, gone)])
