"""Which pages may ask for the camera? Those on which a card can be scanned; the middleware forbids it to the others."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

POLICY = "camera=(self), geolocation=(), microphone=()"


def allows_camera(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def allowing(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response.headers["Permissions-Policy"] = POLICY
        return response

    return allowing
