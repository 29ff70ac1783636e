"""What stands at the top of the page of a person: who, how old, where, and in which state is the record? No I/O."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.identifiers import Nik
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.words import disability_word, no_nik_word
from simpul.records.people.kinds import BirthPrecision

if TYPE_CHECKING:
    from simpul.records.facilities.models import Facility
    from simpul.records.people.models import Person

DOTS = "•" * 8


@dataclass(frozen=True, slots=True)
class Head:
    """line    sex, age, place, in one line
    states  why this is not an ordinary record, each a sentence
    facts   (what, value)
    nik     how the NIK is shown to this worker; empty where there is none
    """

    line: list[str]
    states: list[str] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    nik: str = ""


def head_of(person: Person, today: date, posyandu: Facility | None, nik: str, guest_until: date | None) -> Head:
    """nik  as `masked_nik` made it"""
    sex = _("Perempuan") if person.sex == "P" else _("Laki-laki")
    line = [sex, f"{_age(person, today)} ({born_words(person)})", place_words(person)]
    return Head(
        line=[*line, posyandu.name] if posyandu else line,
        states=_states(person, guest_until),
        facts=_facts(person),
        nik=nik,
    )


def masked_nik(nik: Nik | None, *, clinical: bool) -> str:
    """3571••••••••0001 for a health worker, dots for everybody else."""
    if nik is None:
        return ""
    text = nik.reveal()
    return f"{text[:4]}{DOTS}{text[-4:]}" if clinical else DOTS


def born_words(person: Person) -> str:
    if person.birth_precision == BirthPrecision.EXACT:
        return _("lahir %(day)s") % {"day": formats.day(person.birth_date)}
    month = person.birth_date.year * 12 + person.birth_date.month - 1
    exact_month = person.birth_precision == BirthPrecision.MONTH
    known = formats.month(month) if exact_month else str(person.birth_date.year)
    return _("lahir %(when)s, tanggal tidak pasti") % {"when": known}


def place_words(person: Person) -> str:
    """RT 03 / RW 02, Campurejo"""
    rt = f"{person.rt.name} / {person.rt.rw.name}" if person.rt.rw else person.rt.name
    return f"{rt}, {person.kelurahan.name}"


def _age(person: Person, today: date) -> str:
    until = person.died_on or today
    if until < person.birth_date:
        return formats.MISSING
    age = formats.age(person.birth_date, until)
    if person.birth_precision != BirthPrecision.EXACT:
        age = _("sekitar %(age)s") % {"age": age}
    return _("umur %(age)s") % {"age": age} if person.died_on else age


def _states(person: Person, guest_until: date | None) -> list[str]:
    found = []
    if person.died_on:
        found.append(_("Orang ini meninggal %(day)s.") % {"day": formats.day(person.died_on)})
    if person.left_on:
        found.append(_("Pindah ke luar kota %(day)s.") % {"day": formats.day(person.left_on)})
    if person.withdrawn_at:
        day = formats.day(timezone.localtime(person.withdrawn_at).date())
        found.append(_("Entri keliru: ditandai %(day)s, tidak dihitung di mana pun.") % {"day": day})
    if person.restricted_at:
        day = formats.day(timezone.localtime(person.restricted_at).date())
        found.append(_("Pemrosesan dibatasi sejak %(day)s atas permintaan.") % {"day": day})
    if guest_until:
        day = formats.day(guest_until)
        found.append(_("Tamu sampai %(day)s: layanan dihitung di tempat tinggalnya.") % {"day": day})
    return found


def _facts(person: Person) -> list[tuple[str, str]]:
    jkn = {True: _("punya"), False: _("belum punya"), None: _("belum ditanya")}[person.has_jkn]
    facts = [(_("JKN"), jkn)]
    if person.disabilities:
        facts.append((_("Disabilitas"), ", ".join(disability_word(one) for one in person.disabilities)))
    if person.ktp_elsewhere:
        facts.append((_("Alamat KTP lain"), person.ktp_elsewhere))
    if person.nik_index is None:
        facts.append((_("NIK belum ada"), no_nik_word(person.no_nik_reason)))
    return facts
