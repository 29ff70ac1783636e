"""Who comes through which door? Every screen is wrapped by `screen`: there is no other way to a view.

It asks for a login, looks up the post of today, answers 404 where the permission is missing (what a role may not see
does not exist for it), and runs the view in one transaction with the work area set in PostgreSQL.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from simpul.foundation.errors import NotInWorkAreaError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, standing_of
from simpul.records.facilities.work_area import work_area_scope
from simpul.records.people.receiving import receiving_guests

View = Callable[..., HttpResponse]
KEPT = "simpul:kept"  # heard by frontend/ts/card_drafts.ts and whole_drafts.ts
OWN_PASSWORD = "/sandi/"  # noqa: S105 - an address


class PurposeFirst(Exception):
    """For what is this record opened? It is asked on the page of the person (persons.purpose), then back here."""

    def __init__(self, person_id: UUID) -> None:
        super().__init__(person_id)
        self.person_id = person_id


def screen(*, permission: Permission, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """Wrap a view called as view(request, standing, **kwargs)."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return to_login(request)
            staff = request.user
            if staff.must_change_password:
                return go(request, OWN_PASSWORD)
            standing = standing_of(staff, local_date(timezone.now(), LocalZone.WIB))
            if standing is None or not standing.may(permission):
                raise Http404
            if request.method not in (*methods, "HEAD" if "GET" in methods else ""):
                return HttpResponseNotAllowed(methods)
            return _inside(view, request, standing, kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return wrap


def standing_for_page(request: HttpRequest) -> Standing | None:
    """The standing that the door found, for the frame of a page."""
    return cast("Standing | None", getattr(request, "standing", None))


def to_login(request: HttpRequest) -> HttpResponse:
    """To the login page and back again afterwards; only pages are come back to, never a write."""
    back = request.get_full_path() if request.method == "GET" and not is_htmx(request) else _page_of(request)
    return go(request, f"{settings.LOGIN_URL}?{urlencode({'next': back})}")


def go(request: HttpRequest, address: str) -> HttpResponse:
    """A redirect that HTMX follows as a whole page."""
    if is_htmx(request):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = address
        return response
    return HttpResponseRedirect(address)


def kept(request: HttpRequest, address: str) -> HttpResponse:
    """As `go`, once a form was kept: the device forgets its draft of it."""
    response = go(request, address)
    response["HX-Trigger"] = KEPT
    return response


def is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _page_of(request: HttpRequest) -> str:
    """The page from which HTMX sent the request, without its host: its path and what it asks."""
    here = urlsplit(request.headers.get("HX-Current-URL", "/"))
    return f"{here.path or '/'}{f'?{here.query}' if here.query else ''}"


def _inside(view: View, request: HttpRequest, standing: Standing, kwargs: dict[str, Any]) -> HttpResponse:
    standing = receiving_guests(standing, timezone.now())
    request.standing = standing  # type: ignore[attr-defined]
    try:
        with transaction.atomic(), work_area_scope(standing.area):
            response = view(request, standing, **kwargs)
            # Templates read lazily: they are rendered while the area is still set.
            render = getattr(response, "render", None)
            return cast("HttpResponse", render()) if render else response
    except NotInWorkAreaError as refusal:
        raise Http404 from refusal
    except PurposeFirst as first:
        asking = reverse("persons:page", args=[first.person_id])
        return go(request, f"{asking}?{urlencode({'dari': request.get_full_path()})}")
