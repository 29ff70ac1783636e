"""Rows that are alike are written once and filled in: as templates, the sixty rows of a list took half of its page.

    {% alike row in rows %}<li>{{ row.name }}{% if row.note %}: {{ row.note }}{% endif %}</li>{% endalike %}

The block is rendered for each shape of row instead of for each row. Texts, numbers and ids of a row are filled in, as
Django would write them. Whatever else a row holds (a flag, marks, a question), and which texts are empty, is its shape.
So the block shows a text and asks whether it is there; it does not compare it, cut it or hand it to a tag. It may stand
anywhere in the block, also more than once. A row is a dataclass whose values can be keys of a dict; its properties are
not seen.

    {% alike row in visit.rows once %}

`once`: the block rests on its row alone, so that what was written for one list of a page serves the others.
"""

import re
import secrets
from collections.abc import Iterable
from html import escape
from typing import Any
from uuid import UUID

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, render_value_in_context
from django.template.context import Context
from django.template.library import SimpleNode
from django.utils.safestring import SafeString

from simpul.interfaces.web.components.templatetags.simpul import fresh_id

register = template.Library()


class Blank:
    """Stands where a value will; it is there, as far as a template asks."""

    def __init__(self, mark: str, name: str) -> None:
        self.written = f"{mark}{name}{mark}"

    def __str__(self) -> str:
        return self.written


class StandIn:
    """What the block sees in the place of a row: blanks, and what belongs to its shape."""

    def __init__(self, row: Any, blanks: dict[str, Blank]) -> None:
        for name in _names(row):
            value = getattr(row, name)
            setattr(self, name, blanks[name] if _is_filled_in(value) else value)


class AlikeNode(Node):
    child_nodelists = ("nodelist",)

    def __init__(self, name: str, rows: FilterExpression, nodelist: NodeList, *, once: bool = False) -> None:
        self.name, self.rows, self.nodelist, self.once = name, rows, nodelist, once

    def render(self, context: Context) -> SafeString:
        rows: Iterable[Any] = self.rows.resolve(context) or ()
        mark, written = self._known(context)
        found: list[str] = []
        for row in rows:
            shape = _shape(row)
            parts = written.get(shape)
            if parts is None:
                parts = written[shape] = self._written(row, mark, context)
            found += _filled(row, parts, context)
        return SafeString("".join(found))

    def _known(self, context: Context) -> tuple[str, dict[Any, list[str]]]:
        """The mark of the blanks, nothing that anybody wrote; and what is written already, by shape."""
        kept: Any = context.render_context if self.once else {}  # the stubs know less of it than nodes may keep there
        found: tuple[str, dict[Any, list[str]]] = kept.setdefault(self, (f"\ue000{secrets.token_hex(8)}\ue000", {}))
        return found

    def _written(self, row: Any, mark: str, context: Context) -> list[str]:
        """What stands between the blanks, and at every second place the name of one."""
        blanks = {name: Blank(mark, name) for name in _names(row)}
        with context.push(**{self.name: StandIn(row, blanks)}):
            return re.split(f"{mark}(\\w+){mark}", self.nodelist.render(context))


@register.tag
def alike(parser: Parser, token: Token) -> AlikeNode:
    match token.split_contents():
        case [_, name, "in", rows, *once] if once in ([], ["once"]):
            nodelist = parser.parse(("endalike",))
            parser.delete_first_token()
            if any(getattr(node, "func", None) is fresh_id for node in nodelist.get_nodes_by_type(SimpleNode)):
                raise template.TemplateSyntaxError("alike: a fresh id would be the same in many rows")
            return AlikeNode(name, parser.compile_filter(rows), nodelist, once=bool(once))
    raise template.TemplateSyntaxError("alike: {% alike row in rows %}, or with `once` behind it")


def _filled(row: Any, parts: list[str], context: Context) -> list[str]:
    found, shown = parts.copy(), dict[str, str]()
    for place in range(1, len(parts), 2):
        name = parts[place]
        if name not in shown:
            shown[name] = _as_written(getattr(row, name), context)
        found[place] = shown[name]
    return found


def _as_written(value: Any, context: Context) -> str:
    """As Django writes a value; of plain text that is all it does."""
    return escape(value) if type(value) is str and context.autoescape else render_value_in_context(value, context)


def _shape(row: Any) -> tuple[Any, ...]:
    """What decides how a row is written: nothing of what is filled in, but that it is there."""
    values = [getattr(row, name) for name in _names(row)]
    return (type(row), *(Blank if _is_filled_in(one) else (type(one), one) for one in values))


def _is_filled_in(value: Any) -> bool:
    return bool(value) and isinstance(value, str | int | UUID) and not isinstance(value, bool)


def _names(row: Any) -> list[str]:
    """As `dataclasses.fields` has them, without asking at each row whether each is one."""
    return list(row.__dataclass_fields__)
