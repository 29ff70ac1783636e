"""Which visits does the page show, with all that was found and given, put right and taken back? No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import Mark, of_band, of_status
from simpul.interfaces.web.persons.links import address_of
from simpul.interfaces.web.visits.shown import Reader, RowShown, entries_shown, form_of, given_shown
from simpul.knowledge.forms import Role, forms

if TYPE_CHECKING:
    from simpul.records.visits.models import MonthlyWeighing, Visit

A_PAGE = 15


@dataclass(frozen=True, slots=True)
class VisitShown:
    """source   what a visit that was taken over rests on; form: on which form it was written
    trace    why it does not hold; marks: what the weighing that counts says
    part     it was written on a record that is part of this one now
    said     what was found, then what was given
    by       who wrote all of it, said once; empty where several did, or at several hours: each row says its own
    """

    address: str
    on: date
    place: str
    source: str
    form: str
    by: str
    said: list[RowShown]
    marks: list[Mark]
    trace: str
    part: bool


def visits_shown(
    visits: list[Visit], reader: Reader, weighings: list[MonthlyWeighing], person_id: UUID
) -> list[VisitShown]:
    counted = {one.entry_id: one for one in weighings}
    return [_visit(visit, reader, counted, person_id) for visit in visits]


def writers_of(visits: list[Visit]) -> set[UUID]:
    found = {visit.recorded_by for visit in visits}
    for visit in visits:
        found |= {one.recorded_by for one in visit.entries.all()} | {one.recorded_by for one in visit.given.all()}
        if hasattr(visit, "withdrawal"):
            found.add(visit.withdrawal.made_by)
    return found


def _visit(visit: Visit, reader: Reader, counted: Mapping[UUID, MonthlyWeighing], person_id: UUID) -> VisitShown:
    readable = reader.role is Role.NAKES
    rows = {one.pk: one.concept for one in visit.entries.all()}
    entries = [one for one in entries_shown(visit, reader) if readable or rows[one.id] not in only_for_nakes()]
    weighing = next((counted[one] for one in rows if one in counted), None)
    marks = [of_status(weighing.status), of_band(weighing.band)] if weighing else []
    written = form_of(visit) if visit.form else None
    said = [_in_words(one) for one in (*entries, *given_shown(visit, reader))]
    by = _by_all(said)
    return VisitShown(
        address=address_of("visits:page", visit_id=visit.pk),
        on=visit.local_date,
        place=visit.facility.name,
        source=_source(visit),
        form=written.title(formats.language()) if written else visit.form,
        by=by,
        said=[replace(one, who="") for one in said] if by else said,
        marks=[mark for mark in marks if mark],
        trace=_trace(visit, reader),
        part=visit.person_id != person_id,
    )


def _in_words(row: RowShown) -> RowShown:
    """Why it was put right, in the language of the page where it is a sentence of ours."""
    return replace(row, reason=_(row.reason)) if row.reason else row


def _by_all(said: list[RowShown]) -> str:
    writers = {one.who for one in said}
    return writers.pop() if len(writers) == 1 else ""


@cache
def only_for_nakes() -> frozenset[str]:
    """What any form keeps from a kader (names of classes) is kept from her on every visit, with a form or without."""
    return frozenset(
        field.code for form in forms().values() for _section, field in form.fields() if Role.KADER not in field.shown_to
    )


def _source(visit: Visit) -> str:
    words = {"buku": _("disalin dari buku"), "impor": _("dari berkas impor")}.get(visit.source, "")
    return f"{words}: {visit.source_ref}" if words and visit.source_ref else words


def _trace(visit: Visit, reader: Reader) -> str:
    if not hasattr(visit, "withdrawal"):
        return ""
    gone = visit.withdrawal
    words = (
        _("Tercatat pada orang yang salah; dipindahkan %(day)s oleh %(who)s: %(reason)s.")
        if gone.moved_to
        else _("Kunjungan dibatalkan %(day)s oleh %(who)s: %(reason)s.")
    )
    return words % {
        "day": formats.day(timezone.localtime(gone.made_at).date()),
        "who": reader.names.get(gone.made_by, _("Sistem")),
        "reason": gone.reason.rstrip("."),
    }
