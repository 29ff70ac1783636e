"""What is asked of somebody new, and who may they be already?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from simpul.foundation.nik import warnings as nik_warnings
from simpul.foundation.privacy import Masked
from simpul.foundation.sex import Sex
from simpul.interfaces.web.families.questions.persons import (
    more_fields,
    nik_fields,
    number_fields,
    read_about,
    read_nik,
    read_numbers,
    who_fields,
)
from simpul.interfaces.web.forms.fields import Field, Option, Warned, choices
from simpul.interfaces.web.forms.form import Form
from simpul.interfaces.web.forms.reading import read_birth
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.kinds import Relation
from simpul.records.people.kinds import NumberKind
from simpul.services.duplicates.describing import describe_new
from simpul.services.duplicates.queries import likely_same
from simpul.services.pendataan.entering import NewPerson

if TYPE_CHECKING:
    from simpul.records.facilities.models import Area
    from simpul.records.people.models import Person

JOINING = [one for one in Relation if one is not Relation.HEAD]
ALONE, FOUNDS = "sendiri", "kk"


def person_form(
    post: QueryDict | None, rt: tuple[Option, ...], mothers: list[Person], groups: dict[str, str], *, joins: bool
) -> Form:
    """joins  into a family that is there; otherwise alone or as the head of a family of their own"""
    stay = [Option(ALONE, _("Belum masuk keluarga")), Option(FOUNDS, _("Kepala keluarga baru"))]
    place = Field("relation", _("Hubungan dengan kepala keluarga"), "select", choices(JOINING), required=True)
    if not joins:
        place = Field("place", _("Dalam keluarga"), "radio", tuple(stay), value=ALONE, required=True)
    home = [
        Field("rt", _("RT"), "select", rt, section=_("Tempat tinggal"), required=True),
        Field("since", _("Tinggal di sini sejak"), "date", hint=_("Bagi pendatang. Kosong: sejak lahir.")),
        place,
    ]
    fields = [*who_fields(), *nik_fields(), *number_fields(), *home, *more_fields(mothers, groups)]
    return Form(post, _("Catat orang baru"), _("Simpan orang ini"), fields)


def read_person(form: Form, places: dict[str, Area], mothers: list[Person], household: UUID | None) -> NewPerson | None:
    """Everything that was typed; None where something is missing or impossible, said at its field."""
    name, sex, birth = form.text("name"), form.choice("sex"), form.read("birth", read_birth)
    nik, reason = read_nik(form)
    numbers = read_numbers(form)
    rt, since, about = form.choice("rt"), form.day("since"), read_about(form)
    relation = form.choice("relation") if household else form.choice("place")
    mother = form.choice("mother")
    if form.is_refused or birth is None:
        return None
    return NewPerson(
        id=form.id(),
        name=name,
        sex=Sex(sex),
        birth_date=birth[0],
        birth_precision=birth[1],
        rt=places[rt],
        lives_here_from=since,
        mother=next((one for one in mothers if str(one.pk) == mother), None),
        nik=nik,
        no_nik_reason=reason,
        about=about,
        numbers={kind: number for kind, number in numbers.items() if number},
        household=household,
        relation=Relation(relation) if household else Relation.HEAD,
        founds=form.second_id() if relation == FOUNDS else None,
    )


def warnings_of(area: WorkArea, new: NewPerson, kk: Masked | None = None) -> list[Warned]:
    """What to look at before this person is kept: a NIK that does not fit, and who may be the same."""
    found = [Warned(_(text)) for text in nik_warnings(new.nik, new.sex, new.birth_date)] if new.nik else []
    phone = new.numbers.get(NumberKind.WHATSAPP) or new.numbers.get(NumberKind.PHONE)
    described = describe_new(
        name=new.name,
        sex=new.sex,
        birth_date=new.birth_date,
        birth_precision=new.birth_precision,
        mother_name=new.mother.name if new.mother else None,
        nik=new.nik,
        phone=phone,  # type: ignore[arg-type]
        kk=kk,
        household_id=new.household,
        rt=new.rt,
    )
    alike = likely_same(area, described, but_not=[new.id])
    return found + [Warned(one.person.name, ", ".join(_(word) for word in one.reasons), one.person.pk) for one in alike]
