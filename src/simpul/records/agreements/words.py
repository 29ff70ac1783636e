"""What is said of a service, as it is handed in: which columns it fills, and when it cannot be?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from simpul.foundation.errors import DomainError
from simpul.records.agreements.kinds import Why, Word
from simpul.records.agreements.models import Agreement
from simpul.records.facilities.models import Facility
from simpul.records.people.models import Person

FARTHEST = timedelta(days=92)  # engineering: a day farther off is a slip of the pen, or a way never to ask again
NOTE_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Refused:
    """note  the words of the person or the worker; needed where the reason is another one"""

    why: Why
    note: str = ""


@dataclass(frozen=True, slots=True)
class AgreedOn:
    """day  from the day on which it is said, up to FARTHEST; place: the facility where the service is given"""

    day: date
    place: Facility


def columns_of(said: Refused | AgreedOn, said_on: date) -> dict[str, Any]:
    if isinstance(said, AgreedOn):
        return {"word": Word.PLANNED, "until": said.day, "why": "", "note": "", "place": said.place}
    note = said.note.strip()[:NOTE_LETTERS]
    last = said_on + timedelta(days=settings.REFUSAL_DAYS)
    return {"word": Word.REFUSED, "until": last, "why": said.why, "note": note, "place": None}


def check_word(
    person: Person, said: Refused | AgreedOn, said_on: date, today: date, last_day: date | None = None
) -> None:
    """last_day: on which the service still counts, None where it always does. Raises DomainError."""
    if not person.is_listed:
        raise DomainError("not_listed", "Orang ini tidak lagi tercatat tinggal di sini. Periksa catatannya dulu.")
    if not person.birth_date <= said_on <= today:
        raise DomainError("said_day", "Tanggal pembicaraan harus antara tanggal lahir dan hari ini.")
    if isinstance(said, AgreedOn) and not said_on <= said.day <= said_on + FARTHEST:
        raise DomainError("agreed_day", "Pilih hari mulai hari ini, paling jauh tiga bulan lagi.")
    if isinstance(said, AgreedOn) and last_day and last_day < said.day:
        raise _too_late(last_day, is_past=last_day < said_on)
    if isinstance(said, Refused) and said.why == Why.OTHER and not said.note.strip():
        raise DomainError("refusal_note", "Tulis alasannya dengan beberapa kata.")


def _too_late(last_day: date, *, is_past: bool) -> DomainError:
    if is_past:
        return DomainError("agreed_day", "Waktunya sudah lewat: layanan ini tidak dapat disepakati lagi.")
    return DomainError(
        "agreed_day",
        "Pilih hari paling lambat %(day)s. Sesudah itu layanan ini tidak terhitung lagi.",
        day=f"{last_day.day}-{last_day.month}-{last_day.year}",
    )


def says_the_same(known: Agreement, columns: dict[str, Any]) -> bool:
    """A refusal that is sent once more, a day later, is the one of that day."""
    told = ["word", "why", "note", "place"] + (["until"] if known.word == Word.PLANNED else [])
    return all(getattr(known, name) == columns[name] for name in told)
