"""Signing an edition, and taking a signature back: what was read, words, and the password once more."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.forms.acting import made_by
from simpul.interfaces.web.forms.fields import LONG, Field
from simpul.interfaces.web.forms.form import Form
from simpul.interfaces.web.forms.screen import posted
from simpul.interfaces.web.rules.asked import chosen_today, is_signer, rule_asked, signed_seen
from simpul.interfaces.web.rules.views import rule_shown
from simpul.knowledge.rules import Rule, fingerprints
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.services.signing.actions import sign, withdraw
from simpul.services.signing.queries import get_signature


@screen(permission=Permission.RULES_SIGN, methods=("GET", "POST"))
def sign_page(request: HttpRequest, standing: Standing, code: str, edition: str) -> HttpResponse:
    chosen = chosen_today(standing)
    rule = _of_signer(standing, code, edition, chosen)
    if signed_seen(standing, chosen).in_one_line(rule.key).holds and request.method == "GET":
        return redirect("rules:page", code, edition)
    hint = _("Misalnya rapat, sumber yang dibaca, atau hasil uji.")
    form = _form(request, _("Tanda tangani aturan"), _("Tanda tangani"), _("Dasar atau catatan"), hint)
    seen = form.sent_value("seen") or fingerprints(chosen)[rule.key]
    if is_filled(request, form):
        made_by(
            form,
            lambda: sign(
                actor_id=standing.staff_id,
                facility=standing.facility,
                signature_id=form.id(),
                key=rule.key,
                seen=seen,
                remark=form.text("reason"),
                now=timezone.now(),
            ),
        )
        if form.is_sound:
            messages.success(
                request, _("Aturan ini ditandatangani untuk %(place)s.") % {"place": standing.facility.name}
            )
            return redirect("rules:page", code, edition)
    form.seen = seen
    return _shown(request, form, rule, chosen, is_stale=seen != fingerprints(chosen)[rule.key])


@screen(permission=Permission.RULES_SIGN, methods=("GET", "POST"))
def withdraw_page(
    request: HttpRequest, standing: Standing, code: str, edition: str, signature_id: UUID
) -> HttpResponse:
    chosen = chosen_today(standing)
    rule = _of_signer(standing, code, edition, chosen)
    signature = get_signature(standing.facility.pk, signature_id)
    if signature is None or signature.key != rule.key:
        raise Http404
    form = _form(request, _("Cabut tanda tangan"), _("Cabut tanda tangan"), _("Alasan"), "")
    if is_filled(request, form):
        made_by(
            form,
            lambda: withdraw(
                actor_id=standing.staff_id,
                facility=standing.facility,
                signature_id=signature_id,
                reason=form.text("reason"),
                now=timezone.now(),
            ),
        )
        if form.is_sound:
            messages.success(request, _("Tanda tangan dicabut. Aturan ini kembali menjadi saran saja."))
            return redirect("rules:page", code, edition)
    return _shown(request, form, rule, chosen, takes_back=True)


def _of_signer(standing: Standing, code: str, edition: str, chosen: Mapping[str, int]) -> Rule:
    """What somebody else may not sign does not exist for them as a page to be signed."""
    if not is_signer(standing):
        raise Http404
    return rule_asked(code, edition, chosen)


def _form(request: HttpRequest, heading: str, button: str, label: str, hint: str) -> Form:
    reason = Field("reason", label, required=True, most=LONG, hint=hint)
    return Form(posted(request), heading, button, [reason])


def is_filled(request: HttpRequest, form: Form) -> bool:
    """Words are there, and the password is that of whoever is logged in; the limit of logins counts with it."""
    if not form.sent:
        return False
    form.text("reason")
    password = request.POST.get("password", "")
    username = getattr(request.user, "username", "")
    if form.is_sound and authenticate(request, username=username, password=password) is None:
        form.says = _("Kata sandi tidak cocok. Tidak ada yang disimpan.")
    return form.is_sound


def _shown(request: HttpRequest, form: Form, rule: Rule, chosen: Mapping[str, int], **more: Any) -> HttpResponse:
    shown = {**rule_shown(rule, chosen), "form": form, "action": request.get_full_path(), **more}
    return render(request, "rules/sign.html", shown, status=422 if form.is_refused else 200)
