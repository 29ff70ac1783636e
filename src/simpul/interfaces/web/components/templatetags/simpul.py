"""The parts of the look, as tags and filters for templates."""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from simpul.foundation.identifiers import new_id
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
