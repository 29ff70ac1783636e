"""The paper card with the QR code: it says who may be found by it, and holds nothing else.

The QR holds the code and nothing more; the code is drawn by lot (records/people/actions/numbers). A new card makes the
older one useless.
"""

from __future__ import annotations

from uuid import UUID

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.families import asked
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.records.people.actions import issue_card
from simpul.records.people.kinds import NumberKind
from simpul.records.people.queries import numbers_of


@screen(permission=Permission.PERSON_REGISTER, methods=asked.BOTH)
def card(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """The card as it is now; by POST a new one, unless another was made since this screen was drawn."""
    person = asked.person_or_404(request, standing, person_id)
    code = numbers_of(person).get(NumberKind.CARD)
    seen = asked.mark_of({"card": code.reveal() if code else ""})
    if request.method == "POST":
        if request.POST.get("seen") == seen and person.is_listed:
            issue_card(actor_id=standing.staff_id, area=standing.area, person_id=person.pk, now=timezone.now())
            messages.success(request, _("Kartu baru siap dicetak. Kartu yang lama tidak berlaku lagi."))
        return redirect("families:card", person_id=person.pk)
    if code:
        record(
            actor_id=standing.staff_id, action="person.card", subject_kind="person", subject_id=person.pk,
            kelurahan_id=person.kelurahan_id, purpose=asked.purpose_said(request, standing, person),
        )  # fmt: skip
    text = code.reveal() if code else ""
    shown = {"person": person, "code": text, "qr": qr_of(text) if text else "", "seen": seen}
    return render(request, "families/card.html", shown)


def qr_of(code: str) -> SafeString:
    """An SVG of the code; error correction M, so that a creased card is still read."""
    drawn = segno.make(code, error="m", micro=False)
    svg = drawn.svg_inline(scale=1, border=4, svgclass="qr", lineclass="qr-line", omitsize=True, light="#fff")
    return mark_safe(svg)  # noqa: S308 - drawn by the library from letters and digits only
