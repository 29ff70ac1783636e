"""What does the frame of every page need: who is here, where may they go, in which theme and language?"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.interfaces.web.door import standing_for_page
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Place:
    label: str
    address: str
    is_here: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of components/base.html: standing, who_name, who_post, places, theme."""
    standing = standing_for_page(request)
    theme = request.COOKIES.get("theme", "light")
    return {
        "standing": standing,
        "who_name": getattr(request.user, "display_name", "") if standing else "",
        "who_post": f"{_(standing.role.label)} · {standing.facility.name}" if standing else "",
        "places": _places(request, standing) if standing else [],
        "theme": theme if theme in THEMES else "light",
    }


def _places(request: HttpRequest, standing: Standing) -> list[Place]:
    known = [
        (Permission.WORKLIST, _("Meja kerja"), reverse("worklist:page")),
        (Permission.SESSION_RECORD, _("Posyandu"), reverse("sessions:list")),
        (Permission.PERSON_READ, _("Orang"), reverse("search:page")),
        (Permission.PERSON_REGISTER, _("Keluarga"), reverse("families:areas")),
        (Permission.RIGHTS, _("Hak data"), reverse("rights:list")),
        (Permission.PWS_FIGURES, _("PWS"), reverse("kelurahan:list")),
        (Permission.RULES, _("Aturan"), reverse("rules:list")),
        (Permission.IMPORT, _("Impor"), reverse("imports:list")),
        (Permission.ACCOUNTS, _("Akun"), reverse("accounts:list")),
    ]
    return [
        Place(label, address, _is_here(request.path, address))
        for permission, label, address in known
        if standing.may(permission)
    ]


def _is_here(path: str, address: str) -> bool:
    return path == address if address == "/" else path.startswith(address.rsplit("cari/", 1)[0])
