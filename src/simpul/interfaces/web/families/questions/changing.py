"""What may be put right of a person, and what of it differs from the record?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from simpul.foundation.privacy import Masked
from simpul.foundation.sex import Sex
from simpul.interfaces.web.families.questions.leaving import reason_field
from simpul.interfaces.web.families.questions.persons import more_fields, number_fields, read_about, who_fields
from simpul.interfaces.web.forms.fields import Option, yes_no_of
from simpul.interfaces.web.forms.form import Form
from simpul.interfaces.web.forms.reading import birth_typed, read_birth
from simpul.records.people.kinds import NumberKind

if TYPE_CHECKING:
    from simpul.records.people.models import Person

NUMBERS = {"phone": NumberKind.PHONE, "whatsapp": NumberKind.WHATSAPP, "jkn": NumberKind.JKN}


def typed_of(person: Person, mother_id: str) -> dict[str, str]:
    """What the boxes show of the record. mother_id  of the record that was kept, where hers was merged"""
    return {
        "name": person.name,
        "sex": person.sex,
        "birth": birth_typed(person.birth_date, person.birth_precision),
        "has_jkn": yes_no_of(person.has_jkn),
        "mother": mother_id,
        "marital_status": person.marital_status,
        "disabilities": ",".join(person.disabilities),
        "ktp_elsewhere": person.ktp_elsewhere,
    }


def details_form(post: QueryDict | None, now: dict[str, str], mothers: list[Person], groups: dict[str, str]) -> Form:
    jkn = [field for field in number_fields() if field.name == "has_jkn"]
    reason = reason_field(_("Mengapa diubah"))
    reason.hint = _("Misalnya: salah ketik, sesuai akta, sudah menikah.")
    fields = [*who_fields(), *jkn, *more_fields(mothers, groups), reason]
    form = Form(post, _("Ubah data diri"), _("Simpan perubahan"), fields)
    known = {option.value for option in form["mother"].options}
    if now["mother"] and now["mother"] not in known:
        elsewhere = Option(now["mother"], _("tercatat di luar wilayah kerja Anda"))
        form["mother"].options = (*form["mother"].options, elsewhere)
    if not form.sent:
        for name, value in now.items():
            form[name].value = value
        form["disabilities"].values = tuple(now["disabilities"].split(","))
    return form


def read_details(form: Form, person: Person, mothers: list[Person], now: dict[str, str]) -> dict[str, Any]:
    """Only what differs from the record: a date that was not touched keeps its assumed day."""
    name, sex, birth, about = form.text("name"), form.choice("sex"), form.read("birth", read_birth), read_about(form)
    mother = form.choice("mother")
    if form.is_refused or birth is None:
        return {}
    said: dict[str, Any] = {
        "name": name,
        "sex": Sex(sex),
        "marital_status": about.marital_status,
        "disabilities": list(about.disabilities),
        "has_jkn": about.has_jkn,
        "ktp_elsewhere": about.ktp_elsewhere,
    }
    if birth != read_birth(birth_typed(person.birth_date, person.birth_precision)):
        said |= {"birth_date": birth[0], "birth_precision": birth[1]}
    changes = {field: value for field, value in said.items() if getattr(person, field) != value}
    if mother != now["mother"]:
        changes["mother"] = next((one for one in mothers if str(one.pk) == mother), None)
    return changes


def numbers_typed(numbers: dict[str, Masked]) -> dict[str, str]:
    return {name: numbers[kind].reveal() if kind in numbers else "" for name, kind in NUMBERS.items()}


def is_now(read: dict[NumberKind, Masked | None], now: dict[str, str]) -> bool:
    """Whether these are the numbers that are recorded already, however they were written."""
    typed = {kind: number.reveal() if number else "" for kind, number in read.items()}
    return all(typed[kind] == now[name] for name, kind in NUMBERS.items())


def numbers_form(post: QueryDict | None, now: dict[str, str], who: str) -> Form:
    fields = [field for field in number_fields() if field.name in NUMBERS]
    form = Form(post, _("HP, WhatsApp dan JKN"), _("Simpan nomor"), fields, who=who)
    if not form.sent:
        for name, value in now.items():
            form[name].value = value
    return form
