"""What is asked of a family: its house, its members, where it goes, who splits off?"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.foundation.privacy import Masked
from simpul.interfaces.web.forms.fields import LONG, SHORT, Field, Option, choices
from simpul.interfaces.web.forms.form import Form
from simpul.interfaces.web.forms.reading import changed_meanwhile, day_typed, digits_of
from simpul.records.households.kinds import Relation

if TYPE_CHECKING:
    from simpul.records.people.models import Person

KK_DIGITS = 16
NOT_WITH = Option("", "–")


def day_field(today: date, label: str = "") -> Field:
    return Field("day", label or _("Sejak tanggal"), "date", required=True, value=day_typed(today))


def rt_field(rt: tuple[Option, ...], label: str = "") -> Field:
    return Field("rt", label or _("RT"), "select", rt, required=True)


def kk_field(*, is_stored: bool) -> Field:
    hint = _("Sudah tersimpan dan tidak ditampilkan. Isi hanya bila berubah.") if is_stored else _("16 angka.")
    return Field("kk", _("Nomor KK"), mode="numeric", most=SHORT, hint=hint)


def address_field(value: str = "") -> Field:
    return Field("address", _("Alamat"), most=LONG, value=value, hint=_("Jalan atau gang, nomor rumah."))


def member_fields(people: list[tuple[Person, str]], today_lines: dict[UUID, str], *, optional: bool) -> list[Field]:
    """One choice of relation for each person, by the id of the person. optional: somebody may not be part of it."""
    kinds = (NOT_WITH, *choices(Relation)) if optional else choices(Relation)
    return [
        Field(
            str(person.pk),
            person.name,
            "select",
            kinds,
            hint=today_lines.get(person.pk, ""),
            value="" if optional else relation,
            required=not optional,
        )
        for person, relation in people
    ]


def people_typed(form: Form) -> set[UUID]:
    """For whom something was chosen, whether the form offers them now or not."""
    found = set()
    for name in form.post or ():
        with suppress(ValueError):
            found.add(UUID(name))
    return {one for one in found if form.sent_value(str(one))}


def read_relations(form: Form, people: list[tuple[Person, str]]) -> dict[UUID, Relation]:
    """Who is what; exactly one head, and nobody who is not here any more, or it is said above the form."""
    typed = {person.pk: form.choice(str(person.pk)) for person, _relation in people}
    relations = {one: Relation(value) for one, value in typed.items() if value}
    if people_typed(form) - typed.keys():
        form.says = form.says or changed_meanwhile()
    elif not relations:
        form.says = form.says or _("Pilih paling sedikit satu orang.")
    elif list(relations.values()).count(Relation.HEAD) != 1:
        form.says = form.says or _("Pilih satu kepala keluarga.")
    return relations


def read_kk(form: Form) -> Masked | None:
    return form.read("kk", _kk)


def house_form(post: QueryDict | None, address: str, *, has_kk: bool) -> Form:
    return Form(post, _("Rumah dan KK"), _("Simpan rumah dan KK"), [address_field(address), kk_field(is_stored=has_kk)])


def _kk(text: str) -> Masked | None:
    digits = digits_of(text)
    if not digits:
        return None
    if not (len(digits) == KK_DIGITS and digits.isascii() and digits.isdigit()):
        raise DomainError("kk_impossible", "Nomor KK terdiri dari 16 angka.")
    return Masked(digits)
