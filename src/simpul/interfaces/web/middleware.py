"""Which headers does every page carry, and what is said when the database is away or its disk is full?"""

from collections.abc import Callable

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from simpul.foundation.errors import DomainError
from simpul.interfaces.web.refusals import refused, storage_away

log = structlog.get_logger()

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class PageHeadersMiddleware:
    """Strict content policy, nothing of a person kept in a shared cache, one sentence for a storage that is away."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            response = self.get_response(request)
        except (OperationalError, InterfaceError) as problem:
            # Session and account are read by middleware, outside the view.
            response = self.away(request, problem)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Turn the two kinds of refusal into answers; anything else is our bug and becomes a 500."""
        if isinstance(problem, OperationalError | InterfaceError):
            return self.away(request, problem)
        if isinstance(problem, DomainError):
            return refused(request, problem)
        return None

    def away(self, request: HttpRequest, problem: Exception) -> HttpResponse:
        state = getattr(problem.__cause__, "sqlstate", None)
        log.error("storage_away", problem=type(problem).__name__, sqlstate=state)
        return storage_away(request, disk_full=state == "53100")
