"""Did the record take what a form says? Its refusal is said on the form, at the field it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.interfaces.web.forms.form import Form

T = TypeVar("T")


def made_by(form: Form, act: Callable[[], T]) -> T | None:
    """What the action made, or None with its refusal on the form. What lies outside the area stays a 404."""
    try:
        return act()
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        form.refused(refusal)
        return None


def is_kept(form: Form, act: Callable[[], object]) -> bool:
    """Whether the action went through."""
    made_by(form, act)
    return not form.is_refused
