"""What does the register know of one person, in words? No I/O. Numbers stay covered but for their last letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.privacy import Masked
from simpul.interfaces.web.components import formats
from simpul.records.people.kinds import BirthPrecision, Disability, MaritalStatus, NoNikReason, NumberKind
from simpul.records.pregnancies.kinds import BirthHelper, BirthMode, BirthPlace

if TYPE_CHECKING:
    from simpul.records.people.models import Person, Residence
    from simpul.records.pregnancies.models import Birth

SHOWN = 3  # of a number: enough to tell two apart, too little to call
Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """(what, value) of the two cards; since: from when they live at their RT, None for: since birth"""

    about: list[Fact]
    numbers: list[Fact]
    since: date | None
    has_card: bool


def person_facts(
    person: Person, numbers: dict[str, Masked], residences: list[Residence], mother: Person | None, today: date
) -> PersonFacts:
    since = next((one.valid_from for one in reversed(residences) if one.valid_to is None), None)
    return PersonFacts(
        about=_about(person, mother, today),
        numbers=_numbers(person, numbers),
        since=since if since != person.birth_date else None,
        has_card=NumberKind.CARD in numbers,
    )


def sex_word(person: Person) -> str:
    return _("Perempuan") if person.sex == "P" else _("Laki-laki")


def born_line(person: Person, today: date) -> str:
    """64 th (12 Jan 1962); what is not known of the date is not made up."""
    until = min(person.died_on or today, today)
    age = formats.age(person.birth_date, until) if person.birth_date <= until else formats.MISSING
    if person.birth_precision == BirthPrecision.EXACT:
        return f"{age} ({formats.day(person.birth_date)})"
    month = person.birth_date.year * 12 + person.birth_date.month - 1
    known = formats.month(month) if person.birth_precision == BirthPrecision.MONTH else str(person.birth_date.year)
    return _("sekitar %(age)s (lahir %(when)s)") % {"age": age, "when": known}


def covered(number: Masked) -> str:
    """•••• 789"""
    return f"•••• {number.reveal()[-SHOWN:]}"


def birth_facts(birth: Birth) -> list[Fact]:
    """What was told of the birth; what was not told does not stand there."""
    weight = f"{formats.kilograms(birth.weight_grams)} kg" if birth.weight_grams else ""
    told = [
        (_("Lahir"), _born(birth)),
        (_("Berat lahir"), weight),
        (_("Panjang lahir"), _centimetres(birth.length_mm)),
        (_("Lingkar kepala lahir"), _centimetres(birth.head_mm)),
        (_("Tempat lahir"), _(BirthPlace(birth.place).label) if birth.place else ""),
        (_("Penolong"), _(BirthHelper(birth.helper).label) if birth.helper else ""),
        (_("Cara persalinan"), _(BirthMode(birth.mode).label) if birth.mode else ""),
    ]
    return [(what, value) for what, value in told if value]


def _born(birth: Birth) -> str:
    day = formats.day(timezone.localdate(birth.born_at))
    return f"{day}, {formats.clock(birth.born_at)}" if birth.is_hour_told else day


def _centimetres(length: int | None) -> str:
    """498 (mm) -> "49,8 cm"."""
    return formats.decimal(f"{length // 10},{length % 10} cm") if length else ""


def _about(person: Person, mother: Person | None, today: date) -> list[Fact]:
    unasked = _("belum ditanyakan")
    disabilities = ", ".join(_(Disability(one).label) for one in person.disabilities)
    facts = [
        (_("Jenis kelamin"), sex_word(person)),
        (_("Lahir"), born_line(person, today)),
        (_("Ibu kandung"), _mother(person, mother)),
        (
            _("Status perkawinan"),
            _(MaritalStatus(person.marital_status).label) if person.marital_status else unasked,
        ),
        (_("Disabilitas"), disabilities or _("tidak dicatat")),
    ]
    return [*facts, (_("Alamat KTP lain"), person.ktp_elsewhere)] if person.ktp_elsewhere else facts


def _mother(person: Person, mother: Person | None) -> str:
    if mother:
        return mother.name
    return _("tercatat di luar wilayah kerja Anda") if person.mother_id else _("tidak dicatat")


def _numbers(person: Person, numbers: dict[str, Masked]) -> list[Fact]:
    none = _("belum ada")
    nik = _("tersimpan") if person.nik_index is not None else none
    if person.nik_index is None and person.no_nik_reason:
        nik = f"{none}: {_(NoNikReason(person.no_nik_reason).label).lower()}"
    jkn = {True: _("peserta"), False: _("bukan peserta"), None: _("belum ditanyakan")}[person.has_jkn]
    kinds = ((_("Nomor HP"), NumberKind.PHONE), (_("WhatsApp"), NumberKind.WHATSAPP), (_("Nomor JKN"), NumberKind.JKN))
    told = [(label, covered(numbers[kind]) if kind in numbers else none) for label, kind in kinds]
    return [(_("NIK"), nik), *told[:2], (_("JKN"), jkn), told[2]]
