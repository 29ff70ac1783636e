"""What does the page of the city show? Written once for the figures that are kept, in each language (ADR 0046)."""

from collections.abc import Mapping

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from simpul.foundation.kept import Same, kept_while_asked
from simpul.foundation.local_time import Month
from simpul.interfaces.web.city.first import reasons_of
from simpul.interfaces.web.city.presenters import Beside, lines_of
from simpul.interfaces.web.kelurahan.months.presenters import months_at
from simpul.monitoring.pws.levels import CityFigures

Trend = Mapping[Month, CityFigures]
PAGES = 16  # pairs of months, groupings and languages that are written at a time


def _figures_and_words(beside: Beside, trend: Trend, per: str) -> tuple[object, ...]:
    """The very figures, not others that are equal: no page is older than what it was written of."""
    expected = tuple(sorted(beside.expected.items()))
    return Same(beside.now), Same(beside.before), Same(trend), expected, per, get_language()


@kept_while_asked(PAGES, key=_figures_and_words)
def figures_written(beside: Beside, trend: Trend, per: str) -> SafeString:
    """Who needs help first, the table and the 24 months, as HTML.

    per  PUSKESMAS or KECAMATAN
    """
    shown = {
        "state": beside.now.state,
        "counting": beside.now.counting,
        "month": beside.now.month,
        "other": beside.before.month,
        "per": per,
        "first": reasons_of(beside.now, beside.before),
        "lines": lines_of(beside, per),
        "months_back": months_at(trend, None),
    }
    return render_to_string("city/figures.html", shown)
