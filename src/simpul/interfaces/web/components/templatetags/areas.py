"""Rows of tables of areas, alone or beside a second period."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats

register = template.Library()

COUNTS = (("", "share"), ("S", "s"), ("D", "d"), ("belum", "waiting"), ("T", "t"), ("2T", "twice"))
COUNT, SHARE = (
    '<td class="num"><a href="{{names_at}}?angka={0}&amp;{{there}}">{{{1}}}</a>{2}</td>',
    '<td class="num nowrap"><b>{{{1}}}</b>{2}</td>',
)
HEAD = '<tr><th scope="row" class="nowrap"><a href="{months_at}?{there}">{name}</a></th>'


def _row(beside: str) -> str:
    cells = ((COUNT if number else SHARE).format(number, name, beside.format(name)) for number, name in COUNTS)
    return f"{HEAD}{''.join(cells)}</tr>"


ALONE, BESIDE = _row(""), _row("{{{0}_then}}")  # of one period, of two


@register.simple_tag
def figure_rows(rows: Iterable[Any], key: str, names_at: str, months_at: str, month: str) -> SafeString:
    """The rows of a table of areas; a page has a hundred, and as a template they took half of its time.

    rows  AreaRow; key: by which names and months are asked for ("rw", "rt", "posyandu")
    """
    fixed = {"names_at": conditional_escape(names_at), "months_at": conditional_escape(months_at)}
    return SafeString("".join(_drawn_row(row, fixed | _cells_of(row, key, month)) for row in rows))


def _drawn_row(row: Any, cells: dict[str, str]) -> SafeString:
    if row.then is None:
        return format_html(ALONE, **cells)
    return format_html(BESIDE, **cells, **{f"{name}_then": then_figure(row, name) for _number, name in COUNTS})


def _cells_of(row: Any, key: str, month: str) -> dict[str, str]:
    area = row.area
    name = f"{area.name} / {area.rw.name}" if key == "rt" and area.rw else area.name
    counts = {name: getattr(row, name) for _number, name in COUNTS}
    return {"name": name, "there": f"{key}={area.pk}&bulan={month}", **counts}


@register.simple_tag
def then_head(other: Month | None) -> str:
    """Below the head of a column the second period, whose figures stand below those of the first."""
    return format_html('<br><span class="note nowrap">{}</span>', formats.month(other.index)) if other else ""


@register.simple_tag
def then_figure(row: Any, name: str) -> str:
    """Below a figure that of a second period, and of D/S how it changed; nothing where none stands beside.

    row  AreaRow; name: one of its figures
    """
    then = row.then
    if then is None:
        return ""
    shown = _below(then.when, getattr(then.row, name))
    if name == "share" and then.change:
        shown += format_html('<br><span class="note">{}</span>', then.change)
    return shown


@register.simple_tag
def then_note(other: Month | None, said: str, change: str = "") -> str:
    """As `then_figure`, of a figure that is no row of areas. change: how it changed, in words"""
    told = format_html("{}, {}", said, change) if change else said
    return _below(formats.month(other.index), told) if other and said else ""


def _below(when: str, said: str) -> SafeString:
    return format_html('<br><span class="note"><span class="sr">{}: </span>{}</span>', when, said)
