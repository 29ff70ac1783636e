"""Which visits follow a birth, KF of the mother and KN of each child, and which is it now? No I/O."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.mother.reading import Kept, Newborn
from simpul.interfaces.web.persons.mother.rows import VisitRow, row_of
from simpul.knowledge.forms import form
from simpul.knowledge.forms.gates import holds
from simpul.knowledge.maternal.after_birth import CONTENT, Series, visit_after_birth
from simpul.services.due.listing import scheduled_due
from simpul.services.due.of_person import Course


@dataclass(frozen=True, slots=True)
class AfterBirth:
    """name  of the child; empty of the mother herself; form: on which the visits are written
    now   how long ago the birth was, and which visit that is; is_new: the care of the first hours is still recorded
    """

    id: UUID
    name: str
    form: str
    now: str
    rows: list[VisitRow]
    is_new: bool = False


def after_birth(kept: Kept, today: date, now: datetime) -> list[AfterBirth]:
    """The mother first, then her children; none while no birth is of these weeks."""
    born = kept.episode.delivered_on
    if born is None:
        return []
    hour = next((one.born_at for one in kept.newborns if one.born_at), None)
    mother = _of(kept.course, Series.MOTHER, "nifas", _now(Series.MOTHER, born, hour, today, now), today)
    return [mother, *(_child(one, today, now) for one in kept.newborns)]


def _child(one: Newborn, today: date, now: datetime) -> AfterBirth:
    child = one.course.person
    said = _now(Series.NEWBORN, child.birth_date, one.born_at, today, now)
    made = _of(one.course, Series.NEWBORN, "neonatal", said, today, name=child.name)
    days = {"age_days": (today - child.birth_date).days}
    return replace(made, is_new=holds(form("bayi_lahir").who, days.get) is True)


def _of(course: Course, series: Series, form: str, said: str, today: date, name: str = "") -> AfterBirth:
    codes = CONTENT["series"][series]
    services = scheduled_due(course.about(today), course.done, today, course.said)
    rows = [row_of(one, speaks_of=course.person.pk) for one in services if one.code in codes]
    return AfterBirth(course.person.pk, name, form, said, rows)


def _now(series: Series, born: date, born_at: datetime | None, today: date, now: datetime) -> str:
    """By the hour where it was told and as long as hours count, then by the day."""
    day = _("hari ke-%(day)s sesudah lahir") % {"day": (today - born).days}
    hours = int((now - born_at).total_seconds() // 3600) if born_at else None
    if born_at is None or hours is None or hours > CONTENT["first_to_hours"]:
        return day
    found = visit_after_birth(series, born_at, now)
    words = CONTENT["words"][found.timing][formats.language()]
    which = f"{found.code}: {words}" if found.code else words
    return f"{_('%(hours)s jam sesudah lahir') % {'hours': hours}}. {which}"
