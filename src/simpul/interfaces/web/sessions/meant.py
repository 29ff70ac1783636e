"""Whom does a row mean that was drawn a while ago? Records are merged and people move while a column is filled."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import people_by_id


def meant_by(area: WorkArea, sent: Iterable[UUID], listed: Collection[UUID]) -> dict[UUID, UUID]:
    """By the id that was sent, the person of the list: the record that was kept, where it was merged meanwhile.

    Who is on the list no more is not in it, nor a second row of one person: what was typed there is told, not lost.
    """
    sent = list(sent)
    gone = [one for one in sent if one not in listed]
    merged = people_by_id(area, gone) if gone else {}
    found = {one: one for one in sent if one in listed}
    for one in gone:
        kept = merged[one].merged_into_id if one in merged else None
        if kept and kept in listed and kept not in found.values():
            found[one] = kept
    return found


def off_the_list() -> str:
    """What a row says of somebody of the work area who left its list since it was drawn; what was typed stays in it."""
    return _("Belum disimpan: orang ini tidak ada lagi di daftar ini, jadi cari orangnya dan catat di sana.")


def told_apart(typed: Iterable[str]) -> str:
    """What is said above a column of that which could be kept for nobody of its list; empty for nothing."""
    texts = [f"“{text}”" for text in typed]
    if not texts:
        return ""
    sentence = ngettext(
        "%(typed)s belum disimpan karena orangnya tidak ada lagi di daftar ini: cari orangnya, lalu catat lagi.",
        "%(typed)s belum disimpan karena orangnya tidak ada lagi di daftar ini: cari orangnya, lalu catat lagi.",
        len(texts),
    )
    return sentence % {"typed": ", ".join(texts)}
