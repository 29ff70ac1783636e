"""How has it gone in 24 months? A line for each share, and the same as a table. No I/O: figures in, words out."""

from collections.abc import Mapping
from dataclasses import dataclass

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.spark import Spark, spark_of
from simpul.monitoring.pws.figures import Figures, Share
from simpul.monitoring.pws.levels import CityFigures
from simpul.monitoring.pws.open_figures import Place

# Each share with the two numbers that it tells.
SHARES = {"K/S": ("K", "S"), "D/S": ("D", "S"), "N/D′": ("N", "D'"), "2T/D": ("2T", "D"), "BGM/D": ("BGM", "D")}
NOTHING: frozenset[str] = frozenset()
NONE = dict.fromkeys(SHARES, Share(0, 0))  # a share of nobody


@dataclass(frozen=True, slots=True)
class Months:
    """lines  what is drawn, where there are two months to draw
    rows   the newest first: the month, S, then the shares in the order of `heads`
    """

    heads: list[str]
    lines: list[tuple[str, Spark]]
    rows: list[tuple[str, list[str]]]
    hides: bool


def months_of(trend: Mapping[Month, Figures], hidden: Mapping[Month, frozenset[str]] | None = None) -> Months:
    """hidden  by month the numbers that are not to be shown; a share is hidden with either of its parts

    Before the first month in which anybody was weighed there is no share: nothing was recorded yet, which is not zero.
    Likewise no 2T/D before the first month with a D′, in which nobody can be T. A line leaves out what is hidden.
    """
    closed = hidden or {}
    # A hidden D (or D') may be nobody: what follows it would tell, so it counts as weighed (as compared).
    begun = next((month for month, one in trend.items() if one.d or "D" in closed.get(month, NOTHING)), None)
    compared = next(
        (month for month, one in trend.items() if one.comparable or "D'" in closed.get(month, NOTHING)), None
    )
    shares = {month: _shares(one) if begun and month >= begun else NONE for month, one in trend.items()}
    shares |= {month: one | {"2T/D": Share(0, 0)} for month, one in shares.items() if not compared or month < compared}
    lines = []
    for name, parts in SHARES.items():
        shown = {month: one[name] for month, one in shares.items() if not closed.get(month, NOTHING) & set(parts)}
        spark = spark_of(name, shown)
        if spark:
            lines.append((name, spark))
    rows = [_row(month, trend[month], shares[month], closed.get(month, NOTHING)) for month in reversed(list(trend))]
    return Months(list(SHARES), lines, rows, any(closed.get(month) for month in trend))


def months_at(trend: Mapping[Month, CityFigures], place: Place) -> Months:
    """Those of one place in the tables of a city, for who counts and knows no names; a month in which a Puskesmas
    served nobody is left out."""
    served = {month: city for month, city in trend.items() if place in city.hidden}
    figures = {month: city.at(place) for month, city in served.items()}
    return months_of(figures, {month: city.hidden[place] for month, city in served.items()})


def _shares(figures: Figures) -> dict[str, Share]:
    return {
        "K/S": Share(figures.k, figures.s),
        "D/S": figures.weighed_of_all,
        "N/D′": figures.gained_of_comparable,
        "2T/D": Share(figures.twice, figures.d),
        "BGM/D": Share(figures.bgm, figures.d),
    }


def _row(month: Month, figures: Figures, shares: Mapping[str, Share], hidden: frozenset[str]) -> tuple[str, list[str]]:
    sign = formats.hidden_sign()
    first = sign if "S" in hidden else formats.whole(figures.s)
    told = [sign if hidden & set(parts) else formats.percent(shares[name].percent) for name, parts in SHARES.items()]
    return formats.month(month.index), [first, *told]
