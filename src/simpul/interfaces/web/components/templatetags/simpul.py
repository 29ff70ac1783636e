"""The parts of the look, as tags and filters for templates."""

import json
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import Mark

register = template.Library()
for _name in (
    "kilograms", "gain", "day", "short_day", "week_day", "month", "clock", "moment", "whole", "percent", "zscore",
):  # fmt: skip
    register.filter(_name, getattr(formats, _name))
register.filter("age_on", formats.age)


@cache
def _manifest() -> dict[str, Any]:
    """What the front end was built into. Raises FileNotFoundError with the command that mends it."""
    path = Path(settings.STATIC_ROOT) / "manifest.json"
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing: npm run build")
    content: dict[str, Any] = json.loads(path.read_text())
    return content


@register.simple_tag
def page_assets() -> SafeString:
    """The one style sheet and the one script of every page."""
    main = _manifest()["main.ts"]
    styles = format_html_join("", '<link rel="stylesheet" href="{}">', ((static(name),) for name in main["css"]))
    return styles + format_html('<script type="module" src="{}"></script>', static(main["file"]))


@register.simple_tag
def logo_address() -> str:
    return static(_manifest()["logo.svg"]["file"])


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
    return format_html('<br><span class="note">{}</span>', formats.month(other.index)) if other else ""


@register.simple_tag
def then_figure(row: Any, name: str) -> str:
    """Below a figure that of a second period, and of D/S how it changed; nothing where none stands beside.

    row  AreaRow; name: one of its figures
    """
    then = row.then
    if then is None:
        return ""
    shown = format_html(
        '<br><span class="note"><span class="sr">{}: </span>{}</span>', then.when, getattr(then.row, name)
    )
    if name == "share" and then.change:
        shown += format_html('<br><span class="note">{}</span>', then.change)
    return shown


@register.simple_tag
def mark(shown: Mark | None) -> SafeString:
    return _drawn(shown) if shown else SafeString("")


@lru_cache(maxsize=64)  # a few shapes and words, in every row of a list
def _drawn(shown: Mark) -> SafeString:
    letter = format_html('<text x="12" y="{}">{}</text>', shown.baseline, shown.letter) if shown.letter else ""
    return format_html(
        '<span class="mark {}"><svg viewBox="0 0 24 24" aria-hidden="true"><use href="#m-{}"/>{}</svg>{}</span>',
        shown.kind, shown.kind, letter, shown.word,
    )  # fmt: skip


@register.simple_tag
def hidden_sign() -> SafeString:
    return formats.hidden_sign()


@register.simple_tag
def icon(name: str) -> SafeString:
    return format_html('<svg class="ico" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.inclusion_tag("components/meter.html")
def meter(part: int, whole: int, label: str) -> dict[str, Any]:
    """A bar of progress; its width is an attribute of an SVG, so no style stands in the page."""
    return {"width": 0 if not whole else round(100 * part / whole, 1), "label": label}


@register.simple_tag
def fresh_id() -> str:
    """An id for a form, for a browser without JavaScript; a script replaces it by one of its own."""
    return str(new_id())
