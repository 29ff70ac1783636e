"""What is asked of a pregnancy and of a birth?"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial

from django.http import QueryDict
from django.utils.translation import gettext as _

from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.interfaces.web.families.questions.persons import YES_NO
from simpul.interfaces.web.forms.fields import Field, Option, choices, yes_no
from simpul.interfaces.web.forms.form import Form
from simpul.interfaces.web.forms.reading import clean, day_typed, read_clock
from simpul.knowledge.concepts import Read, Refused, concept, read_value
from simpul.records.people.kinds import SexChoice
from simpul.records.pregnancies.actions import Delivery, Newborn, untold_hour
from simpul.records.pregnancies.kinds import BirthHelper, BirthMode, BirthPlace, PregnancyEnd

ENDS = (PregnancyEnd.ABORTUS, PregnancyEnd.WRONG)
MEASURES = ("birth_weight", "birth_length", "birth_head")
NOON = time(12)


def pregnancy_form(post: QueryDict | None, who: str) -> Form:
    fields = [
        Field("last_period", _("HPHT"), "date", hint=_("Hari pertama haid terakhir.")),
        Field("due_on", _("HPL"), "date", hint=_("Hari perkiraan lahir. Isi hanya bila HPHT tidak diketahui.")),
        Field("gravida", _("Hamil ke"), mode="numeric", most=2),
        Field("spacing", _("Jarak dari kelahiran sebelumnya"), mode="numeric", most=2, unit=_("tahun")),
    ]
    return Form(post, _("Kehamilan baru"), _("Catat kehamilan"), fields, who=who)


def end_form(post: QueryDict | None, who: str, today: date) -> Form:
    fields = [
        Field("ended_as", _("Bagaimana berakhir"), "radio", choices(ENDS), required=True),
        Field("day", _("Pada tanggal"), "date", required=True, value=day_typed(today)),
    ]
    note = _("Kelahiran dicatat dengan Catat kelahiran, bukan di sini.")
    return Form(post, _("Akhir kehamilan"), _("Catat akhir kehamilan"), fields, who=who, note=note)


def birth_form(post: QueryDict | None, who: str, count: int, *, has_births: bool) -> Form:
    fields = [
        Field("day", _("Tanggal lahir"), "date", required=True, section=_("Persalinan")),
        Field("time", _("Jam lahir"), "time", most=5, hint=_("Boleh kosong.")),
        _known("mode", _("Cara persalinan"), choices(BirthMode)),
        _known("place", _("Tempat lahir"), choices(BirthPlace)),
        _known("helper", _("Penolong"), choices(BirthHelper)),
    ]
    for number in range(count):
        fields += _newborn_fields(number, _("Bayi %(number)s") % {"number": number + 1} if count > 1 else _("Bayi"))
    if has_births:
        twin = _("Kembaran dari kelahiran yang sudah dicatat")
        fields.append(Field("one_more", twin, "tick", (Option("ya", twin),), section=_("Kembar")))
    form = Form(post, _("Kelahiran"), _("Catat kelahiran"), fields, who=_("Ibu: %(who)s") % {"who": who})
    form.children = count
    return form


def read_birth_moment(form: Form, zone: str, now: datetime) -> datetime | None:
    """The instant; without an hour only its day is known (`untold_hour`)."""
    local = LocalZone(zone)
    day, at = form.past_day("day", local_date(now, local)), form.read("time", read_clock)
    if day is None:
        return None
    if at is None:
        return untold_hour(datetime.combine(day, NOON, tzinfo=local.zone), now)
    born = datetime.combine(day, at, tzinfo=local.zone)
    if born > now:
        form.refuse("time", _("Jam itu belum tiba. Periksa jamnya."))
    return born


def read_delivery(form: Form) -> Delivery:
    return Delivery(mode=form.choice("mode"), place=form.choice("place"), helper=form.choice("helper"))


def read_newborns(form: Form, count: int) -> list[Newborn]:
    return [_newborn(form, number) for number in range(count)]


def _newborn(form: Form, number: int) -> Newborn:
    sex = form.choice(f"sex{number}")
    weight, length, head = (form.read(f"{code}{number}", partial(_measured, code)) for code in MEASURES)
    return Newborn(
        id=form.child_id(number),
        sex=Sex(sex or Sex.MALE),
        name=form.text(f"name{number}"),
        weight=None if weight is None else Grams(weight),
        length_mm=length,
        head_mm=head,
        early_breastfeeding=YES_NO.get(form.choice(f"imd{number}")),
    )


def _measured(code: str, text: str) -> int | None:
    """One measure of a birth by its concept; the range stands in the registry."""
    found = read_value(concept(code), clean(text))
    if isinstance(found, Refused):
        raise found.problem
    return int(found.value) if isinstance(found, Read) else None


def _newborn_fields(number: int, section: str) -> list[Field]:
    hint = _("Kosong: dicatat sebagai Bayi Ny. …")
    return [
        Field(f"name{number}", _("Nama bayi"), section=section, hint=hint),
        Field(f"sex{number}", _("Jenis kelamin"), "radio", choices(SexChoice), required=True),
        Field(f"birth_weight{number}", _("Berat lahir"), mode="decimal", most=8, unit="kg"),
        Field(f"birth_length{number}", _("Panjang lahir"), mode="decimal", most=8, unit="cm"),
        Field(f"birth_head{number}", _("Lingkar kepala lahir"), mode="decimal", most=8, unit="cm"),
        Field(f"imd{number}", _("Inisiasi menyusu dini (IMD)"), "radio", yes_no()),
    ]


def _known(name: str, label: str, options: tuple[Option, ...]) -> Field:
    return Field(name, label, "select", (Option("", _("Tidak tahu")), *options))
