"""The addresses that stand in every row of a list: looked up once, and filled in for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session

NOBODY = UUID(int=0)


def in_session(session: Session, name: str, *more: object) -> str:
    """The address of a page of this open day."""
    return reverse(f"sessions:{name}", args=[session.posyandu_id, session.date.isoformat(), *more])


def for_each(session: Session, name: str) -> Callable[[UUID], str]:
    """The address of a page of this open day that ends in an id: of a person, an arrival, an entry."""
    return filling(in_session(session, name, NOBODY))


def filling(address: str) -> Callable[[UUID], str]:
    """An address with NOBODY in it, for anybody."""
    before, _nobody, after = address.rpartition(str(NOBODY))
    return lambda one: f"{before}{one}{after}"
