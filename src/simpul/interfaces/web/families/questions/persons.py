"""What is asked of a person: who, born when, under which numbers, living where; and what of it was typed?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import Nik
from simpul.foundation.nik import refuse_impossible
from simpul.foundation.phone import read_phone
from simpul.foundation.privacy import Masked
from simpul.interfaces.web.forms.fields import LONG, SHORT, Field, Option, choices, yes_no
from simpul.interfaces.web.forms.form import Form
from simpul.interfaces.web.forms.reading import clean, digits_of
from simpul.records.people.actions import About
from simpul.records.people.kinds import Disability, MaritalStatus, NoNikReason, NumberKind, SexChoice

if TYPE_CHECKING:
    from simpul.records.people.models import Person

JKN_DIGITS = range(8, 21)  # the card prints 13; from memory, so only what cannot be one is refused
YES_NO = {"ya": True, "tidak": False}


def who_fields() -> list[Field]:
    return [
        Field("name", _("Nama lengkap"), required=True, section=_("Siapa"), hint=_("Seperti di KTP atau KK.")),
        Field("sex", _("Jenis kelamin"), "radio", choices(SexChoice), required=True),
        Field(
            "birth",
            _("Tanggal lahir"),
            "birth",
            required=True,
            hint=_("Kosongkan tanggal, atau tanggal dan bulan, bila tidak diketahui pasti."),
        ),
    ]


def nik_fields() -> list[Field]:
    return [
        Field("nik", _("NIK"), mode="numeric", most=SHORT, section=_("Nomor"), hint=_("16 angka.")),
        Field(
            "no_nik_reason",
            _("Bila belum ada NIK: sebabnya"),
            "select",
            (Option("", _("Pilih sebab")), *choices(NoNikReason)),
        ),
    ]


def number_fields() -> list[Field]:
    return [
        Field("phone", _("Nomor HP"), mode="tel", most=SHORT, hint=_("Boleh nomor HP keluarga.")),
        Field("whatsapp", _("Nomor WhatsApp"), mode="tel", most=SHORT, hint=_("Kosongkan bila tidak ada.")),
        Field("has_jkn", _("Peserta JKN"), "radio", yes_no()),
        Field("jkn", _("Nomor JKN"), mode="numeric", most=SHORT),
    ]


def more_fields(mothers: list[Person], groups: dict[str, str]) -> list[Field]:
    """groups  id of a woman -> the heading below which she stands"""
    known = (Option(str(one.pk), one.name, groups.get(str(one.pk), "")) for one in mothers)
    return [
        Field("mother", _("Ibu kandung"), "select", (Option("", _("Tidak dicatat")), *known), section=_("Lain-lain")),
        Field(
            "marital_status",
            _("Status perkawinan"),
            "select",
            (Option("", _("Belum ditanyakan")), *choices(MaritalStatus)),
        ),
        Field("disabilities", _("Penyandang disabilitas"), "checks", choices(Disability)),
        Field(
            "ktp_elsewhere",
            _("Alamat di KTP, bila berbeda dari tempat tinggal"),
            most=LONG,
            hint=_("Kosongkan bila sama."),
        ),
    ]


def read_nik(form: Form) -> tuple[Nik | None, NoNikReason]:
    """The NIK, or why there is none; what is missing or impossible is said at the field."""
    typed, reason = digits_of(form.text("nik")), form.choice("no_nik_reason")
    if not typed:
        if not reason:
            form.refuse("no_nik_reason", _("Isi NIK, atau pilih sebab belum ada NIK."))
        return None, NoNikReason(reason or NoNikReason.UNKNOWN)
    return form.read("nik", _nik), NoNikReason(reason or NoNikReason.UNKNOWN)


def nik_of_form(form: Form) -> Nik | None:
    """The NIK of a form that asks for nothing else."""
    return form.read("nik", lambda text: _nik(text) if clean(text) else None)


def read_numbers(form: Form) -> dict[NumberKind, Masked | None]:
    """Every kind that the form asks; None where the field was left empty."""
    readers: dict[NumberKind, tuple[str, Callable[[str], Masked | None]]] = {
        NumberKind.PHONE: ("phone", _phone),
        NumberKind.WHATSAPP: ("whatsapp", _phone),
        NumberKind.JKN: ("jkn", _jkn),
    }
    return {kind: form.read(name, reader) for kind, (name, reader) in readers.items()}


def read_about(form: Form) -> About:
    return About(
        marital_status=form.choice("marital_status"),
        disabilities=form.many("disabilities"),
        has_jkn=YES_NO.get(form.choice("has_jkn")),
        ktp_elsewhere=form.text("ktp_elsewhere"),
    )


def _nik(text: str) -> Nik:
    nik = Nik(digits_of(clean(text)))
    refuse_impossible(nik)
    return nik


def _phone(text: str) -> Masked | None:
    return read_phone(text) if clean(text) else None


def _jkn(text: str) -> Masked | None:
    digits = digits_of(clean(text))
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) in JKN_DIGITS):
        raise DomainError("jkn_unreadable", "Nomor JKN hanya angka, seperti di kartunya. Periksa nomornya.")
    return Masked(digits)
