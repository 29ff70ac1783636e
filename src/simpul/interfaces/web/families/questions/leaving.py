"""What is asked when somebody goes: when, where to, and who leads the family afterwards?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.interfaces.web.forms.fields import Field, Option
from simpul.interfaces.web.forms.form import Form
from simpul.records.households.kinds import Relation

if TYPE_CHECKING:
    from simpul.records.households.queries import Family
    from simpul.records.people.models import Person

REASON = 160


def reason_field(label: str = "", *, required: bool = True) -> Field:
    return Field("reason", label or _("Alasan"), required=required, most=REASON)


def head_field(family: Family | None, person: Person) -> list[Field]:
    """Asked only of a head with others in the family; the spouse stands first."""
    if family is None or family.head is None or family.head.pk != person.pk:
        return []
    others = [row for row in family.members if row.person_id != person.pk and row.person.is_listed]
    if not others:
        return []
    options = tuple(
        Option(str(row.person_id), f"{row.person.name}, {_(Relation(row.relation).label)}") for row in others
    )
    hint = _("Orang ini kepala keluarga; yang tinggal memerlukan kepala keluarga.")
    return [Field("new_head", _("Kepala keluarga yang baru"), "select", options, required=True, hint=hint)]


def read_head(form: Form) -> UUID | None:
    chosen = form.choice("new_head") if "new_head" in form.fields else ""
    return UUID(chosen) if chosen else None
