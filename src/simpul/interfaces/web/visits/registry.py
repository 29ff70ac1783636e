"""How is a recorded code said, and who may read it? One that the registry knows no more is said as it was recorded."""

from __future__ import annotations

from functools import cache

from simpul.interfaces.web.components import formats
from simpul.knowledge.concepts import Concept, PrivacyClass, Service, concepts, services, show_value
from simpul.knowledge.forms import Role
from simpul.knowledge.forms.consistency import may_see

OF_UNKNOWN = PrivacyClass.C3  # its class is not known any more: read as the strictest that stands in this database


def label_of(code: str) -> str:
    """Of a concept or a service; the code itself where it has left the registry."""
    known: Concept | Service | None = concepts().get(code) or services().get(code)
    return known.label(formats.language()) if known else code


def value_words(code: str, value: int) -> str:
    """With its unit or in its words; the bare number where the registry knows the concept, or the option, no more."""
    known = concepts().get(code)
    if known is None:
        return str(value)
    try:
        return show_value(known, value, formats.language())
    except (KeyError, ValueError):
        return str(value)


def readers_of(code: str) -> frozenset[Role]:
    """By the class of the concept or service alone."""
    known: Concept | Service | None = concepts().get(code) or services().get(code)
    return may_see(known.privacy_class if known else OF_UNKNOWN)


def place_in_registry(code: str) -> tuple[int, str]:
    """To sort by: in the order of the registry, what it knows no more last, by code."""
    order = _order()
    return order.get(code, len(order)), code


@cache
def _order() -> dict[str, int]:
    return {code: at for at, code in enumerate((*concepts(), *services()))}
