"""Who has opened this record, where, when and why, in plain words? The slip of UU 27/2022 pasal 32."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from simpul.records.audit.queries import Opening
from simpul.records.people.models import Person
from simpul.records.people.queries import record_ids
from simpul.services.rights.export.colleagues import Colleagues, colleagues
from simpul.services.rights.export.gathered import openings_of_all

WORDS = {
    "person.open": "membuka catatan",
    "person.nik_shown": "melihat NIK lengkap",
    "person.register": "mendaftarkan",
    "person.change": "membetulkan data diri",
    "person.nik": "mencatat NIK",
    "person.number": "mencatat nomor",
    "person.move": "mencatat pindah tempat",
    "person.merged": "menggabungkan catatan ganda",
    "person.parted": "memisahkan catatan",
    "person.restricted": "mengubah pembatasan",
    "guest.opened": "menerima sebagai tamu",
    "guest.closed": "selesai melayani sebagai tamu",
    "follow_up.close": "menutup tindak lanjut",
    "rights.berkas": "membuat salinan catatan",
    "rights.cetak": "mencetak catatan",
    "rights.slip": "mencetak slip ini",
}
GROUPS = {
    "visit": "mencatat kunjungan",
    "pregnancy": "mencatat kehamilan atau kelahiran",
    "household": "mencatat keluarga",
    "follow_up": "mencatat tindak lanjut",
    "rights": "mengerjakan permintaan hak data",
    "consent": "mencatat persetujuan",
    "agreement": "mencatat kesepakatan atau penolakan layanan",
    "person": "mengubah catatan",
}


@dataclass(frozen=True, slots=True)
class Read:
    """What one worker did with the record on one day.

    first, last  the same where it happened once
    """

    on: date
    who: str
    unit: str
    what: str
    why: str
    times: int
    first: datetime
    last: datetime


def readers_of(person: Person) -> list[Read]:
    """Every reading and writing, newest day first. The caller has found the person in its area."""
    openings = openings_of_all(record_ids(person.pk))
    return read_by_day(openings, colleagues(opening.actor_id for opening in openings))


def read_by_day(openings: list[Opening], staff: Colleagues) -> list[Read]:
    """The same worker doing the same for the same reason on the same day is one line."""
    lines: dict[tuple[date, UUID | None, str, str], list[datetime]] = {}
    for one in openings:
        day = timezone.localtime(one.at).date()
        lines.setdefault((day, one.actor_id, in_words(one.action), one.purpose), []).append(one.at)
    found = [
        Read(day, staff.name(actor), staff.unit(actor, day), what, why, len(at), min(at), max(at))
        for (day, actor, what, why), at in lines.items()
    ]
    return sorted(found, key=lambda one: one.last, reverse=True)


def in_words(action: str) -> str:
    return WORDS.get(action) or GROUPS.get(action.partition(".")[0], "memakai catatan")


def trail_of_record(openings: list[Opening], staff: Colleagues) -> list[dict[str, Any]]:
    """Each event by itself, oldest first."""
    return [
        {"pada": one.at.isoformat(), "apa": in_words(one.action), "kode": one.action, "untuk": one.purpose}
        | staff.told(one.actor_id, one.at)
        for one in openings
    ]
