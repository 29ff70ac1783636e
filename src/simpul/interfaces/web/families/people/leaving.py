"""Somebody dies, leaves the city, was entered by mistake, or is active again."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.families import asked
from simpul.interfaces.web.families.people.going import done, ended, form_about, is_gone, show
from simpul.interfaces.web.families.questions.houses import day_field, rt_field
from simpul.interfaces.web.families.questions.leaving import head_field, read_head, reason_field
from simpul.interfaces.web.forms import Field, is_kept, made_by
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.households.queries import household_of
from simpul.services.pendataan import families

REGISTER = Permission.PERSON_REGISTER


@screen(permission=REGISTER, methods=asked.BOTH)
def death(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    fields = [day_field(today, _("Meninggal pada tanggal")), *head_field(household_of(standing.area, person), person)]
    fields.append(reason_field(_("Keterangan"), required=False))
    form = form_about(request, person, standing, _("Meninggal"), _("Catat meninggal"), fields)
    if form.sent and not is_gone(form, person, person.died_on):
        day, reason, head = form.past_day("day", today), form.text("reason"), read_head(form)
        if not form.is_refused and day and is_kept(
            form,
            lambda: families.record_death(
                actor_id=standing.staff_id, area=standing.area, person=person, died_on=day, today=today,
                reason=reason, new_head=head,
            ),
        ):  # fmt: skip
            return ended(request, person, _("Sudah dicatat meninggal."))
    return show(request, form, person)


@screen(permission=REGISTER, methods=asked.BOTH)
def left(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """Out of the city; the record stays with the kelurahan that kept it last."""
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    where = Field("elsewhere", _("Ke kota atau kabupaten"), required=True)
    heads = head_field(household_of(standing.area, person), person)
    fields = [where, day_field(today, _("Pindah pada tanggal")), *heads]
    form = form_about(request, person, standing, _("Pindah ke luar kota"), _("Catat pindah keluar"), fields)
    if form.sent and not is_gone(form, person, person.left_on):
        place, day, head = form.text("elsewhere"), form.past_day("day", today), read_head(form)
        if not form.is_refused and day and is_kept(
            form,
            lambda: families.record_left(
                actor_id=standing.staff_id, area=standing.area, person=person, day=day, today=today,
                elsewhere=place, new_head=head,
            ),
        ):  # fmt: skip
            return ended(request, person, _("Sudah dicatat pindah ke luar kota."))
    return show(request, form, person)


@screen(permission=Permission.PERSON_MERGE, methods=asked.BOTH)
def wrong(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """Somebody who does not exist. Who exists twice is merged instead."""
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    fields = [reason_field(), *head_field(household_of(standing.area, person), person)]
    form = form_about(request, person, standing, _("Entri keliru"), _("Tandai keliru"), fields)
    form.note = _("Hanya untuk orang yang tidak ada. Catatannya tidak dihapus dan dapat diaktifkan lagi.")
    if form.sent:
        reason, head = form.text("reason"), read_head(form)
        if not form.is_refused and is_kept(
            form,
            lambda: families.mark_wrong_entry(
                actor_id=standing.staff_id, area=standing.area, person=person, reason=reason, now=timezone.now(),
                today=today, new_head=head,
            ),
        ):  # fmt: skip
            return ended(request, person, _("Sudah ditandai keliru."))
    return show(request, form, person)


@screen(permission=REGISTER, methods=asked.BOTH)
def back(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """A death, a leaving or a wrong entry is taken back; the last by those who may mark one."""
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    if person.withdrawn_at and not standing.may(Permission.PERSON_MERGE):
        raise Http404
    places = asked.own_rt(standing, today)
    fields = [reason_field()]
    if person.left_on:
        fields.append(rt_field(asked.rt_options(places), _("Tinggal di RT")))
    form = form_about(request, person, standing, _("Aktifkan lagi"), _("Aktifkan lagi"), fields)
    if form.sent:
        by_id = {str(one.pk): one for _kelurahan, those in places for one in those}
        reason, rt = form.text("reason"), by_id.get(form.choice("rt")) if person.left_on else None
        back_in = (
            None
            if form.is_refused
            else made_by(
                form,
                lambda: families.reactivate(
                    actor_id=standing.staff_id, area=standing.area, person=person, reason=reason, today=today, rt=rt
                ),
            )
        )
        if back_in:
            alone = _("Sudah aktif lagi. Masukkan ke keluarganya bila perlu.")
            return done(request, person, _("Sudah aktif lagi, dalam keluarganya.") if back_in[1] else alone)
    return show(request, form, person)
