"""The numbers of the city, and choosing another one: a day, a reason and the password, as for a signature."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.forms.acting import made_by
from simpul.interfaces.web.forms.fields import LONG, Field, Option
from simpul.interfaces.web.forms.form import Form
from simpul.interfaces.web.forms.screen import posted
from simpul.interfaces.web.rules.asked import chosen_today, is_signer
from simpul.interfaces.web.rules.numbers.shown import NumberShown, numbers_shown
from simpul.interfaces.web.rules.signing import is_filled
from simpul.knowledge.rules import rules_on
from simpul.knowledge.rules.language.settings import Setting, settings
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.services.signing.choosing import choose, city_of, history_of_choices


@screen(permission=Permission.RULES)
def number_list(request: HttpRequest, standing: Standing) -> HttpResponse:
    today = _today()
    shown = {"numbers": _numbers(standing, today), "is_signer": is_signer(standing), "today": today}
    return render(request, "rules/numbers.html", shown)


@screen(permission=Permission.RULES_SIGN, methods=("GET", "POST"))
def choose_page(request: HttpRequest, standing: Standing, code: str) -> HttpResponse:
    one, today = settings().get(code), _today()
    if one is None or not is_signer(standing):
        raise Http404
    form = _form(request, one, today)
    value, day = form.choice("value") if form.sent else "", form.day("since") if form.sent else None
    if is_filled(request, form) and day:
        made_by(
            form,
            lambda: choose(
                actor_id=standing.staff_id,
                facility=standing.facility,
                setting=code,
                value=int(value),
                valid_from=day,
                reason=form.text("reason"),
                now=timezone.now(),
                chosen_id=form.id(),
            ),
        )
        if form.is_sound:
            told = {"number": one.show(int(value), formats.language()), "day": formats.day(day)}
            messages.success(request, _("%(number)s berlaku di kota ini mulai %(day)s.") % told)
            return redirect("rules:numbers")
    shown = {
        "form": form,
        "number": next(found for found in _numbers(standing, today) if found.code == code),
        "action": request.get_full_path(),
    }
    return render(request, "rules/choose.html", shown, status=422 if form.is_refused else 200)


def _form(request: HttpRequest, one: Setting, today: date) -> Form:
    language = formats.language()
    options = tuple(Option(str(choice.value), one.show(choice.value, language)) for choice in one.choices)
    hint = _("Misalnya rapat, surat Dinas, atau sumber yang dibaca.")
    fields = [
        Field("value", _("Angka yang dipakai"), "radio", options, required=True),
        Field("since", _("Berlaku mulai"), "date", hint=_("Paling cepat hari ini."), required=True),
        Field("reason", _("Alasan"), required=True, most=LONG, hint=hint),
    ]
    form = Form(posted(request), _("Pilih angka kota"), _("Pakai angka ini"), fields)
    if not form.sent:
        form["since"].value = today.strftime("%d-%m-%Y")
    return form


def _numbers(standing: Standing, today: date) -> list[NumberShown]:
    history = history_of_choices(city_of(standing.facility))
    names = names_of_staff({row.chosen_by for row in history})
    return numbers_shown(list(rules_on(today, chosen_today(standing)).values()), history, names, today)


def _today() -> date:
    return local_date(timezone.now(), LocalZone.WIB)
