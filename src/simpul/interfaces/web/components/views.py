"""Every part of the look in every state, light beside dark. Holds no person and asks for no login."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from simpul.interfaces.web.components.marks import of_band, of_priority, of_status

STATES = ("", "is-hover", "is-press", "is-focus")
CHIPS = ("late", "due", "wait", "done", "never")
ROLES = (
    *("page", "surface", "sunken", "selected", "brand", "accent", "fault"),
    *("good", "watch", "alert", "danger", "map-1", "map-2", "map-3", "map-4"),
)


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    shown = {
        "themes": ("light", "dark"),
        "states": STATES,
        "chips": CHIPS,
        "roles": ROLES,
        "priorities": [of_priority(name) for name in ("P1", "P2", "P3", "P4")],
        "findings": [of_status("N"), of_status("T"), *map(of_band, ("hijau", "kuning", "oranye", "merah"))],
        "icons": ("search", "eye", "print", "scale", "again", "clock", "check", "plus", "warn", "people", "book"),
    }
    return render(request, "components/page.html", shown)
