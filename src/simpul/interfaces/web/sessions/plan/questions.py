"""What is asked of a planned day: when, where, for whom, and who works at which step?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.interfaces.web.forms import Field, Form, Option
from simpul.interfaces.web.forms.reading import day_typed, read_clock
from simpul.interfaces.web.sessions.queue.shown import NAMES
from simpul.services.posyandu.actions import Plan
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import duties_of

if TYPE_CHECKING:
    from simpul.records.access.models import Assignment
    from simpul.services.posyandu.models import Session

PLACE_LETTERS = 80
STEPS = {
    1: gettext_lazy("Langkah 1: pendaftaran"),
    2: gettext_lazy("Langkah 2: penimbangan dan pengukuran"),
    3: gettext_lazy("Langkah 3: pencatatan dan plotting"),
    4: gettext_lazy("Langkah 4: pelayanan kesehatan"),
    5: gettext_lazy("Langkah 5: penyuluhan"),
    0: gettext_lazy("Tenaga kesehatan yang hadir"),
}


def plan_form(post: QueryDict | None, posts: list[Assignment], session: Session | None, *, day: date, who: str) -> Form:
    """A new day, or the plan of one that is known.

    posts  who can be on duty that day
    """
    staff = tuple(Option(str(one.staff_id), one.staff.display_name, one.facility.name) for one in posts)
    duties = duties_of(session) if session else {}
    groups = tuple(session.groups) if session else ()
    fields = [
        Field("starts_at", _("Mulai pukul"), "time", hint=_("Misalnya 08.30."), value=_clock(session)),
        Field(
            "place_name", _("Tempat lain"), most=PLACE_LETTERS,
            hint=_("Isi bila bukan di tempat biasa, misalnya sekolah."),
            value=session.place_name if session else "",
        ),
        Field(
            "groups", _("Kelompok yang dilayani"), "checks",
            tuple(Option(str(one), str(NAMES[one])) for one in Group),
            hint=_("Kosong berarti semua kelompok."), values=groups, value=",".join(groups),
        ),
    ]  # fmt: skip
    if session is None:
        fields.insert(0, Field("day", _("Tanggal"), "date", required=True, value=day_typed(day)))
    if staff:
        fields += [_duty(step, str(label), staff, duties.get(step, [])) for step, label in STEPS.items()]
    heading = _("Rencana hari buka") if session else _("Rencanakan hari buka")
    return Form(post, heading, _("Simpan rencana"), fields, who=who)


def read_plan(form: Form, posts: list[Assignment]) -> Plan:
    """What was typed; what cannot be read is said at its field."""
    groups = tuple(Group(one) for one in form.many("groups"))
    known = {str(one.staff_id): one.staff_id for one in posts}
    duties: dict[int, list[UUID]] = {}
    for step in STEPS:
        if f"step{step}" in form.fields:
            duties[step] = [known[one] for one in form.many(f"step{step}") if one in known]
    return Plan(
        starts_at=form.read("starts_at", read_clock), place_name=form.text("place_name"), groups=groups, duties=duties
    )


def _duty(step: int, label: str, staff: tuple[Option, ...], chosen: list[UUID]) -> Field:
    values = tuple(str(one) for one in chosen)
    section = _("Pembagian tugas") if step == 1 else ""
    return Field(f"step{step}", label, "checks", staff, values=values, value=",".join(values), section=section)


def _clock(session: Session | None) -> str:
    return session.starts_at.strftime("%H.%M") if session and session.starts_at else ""
