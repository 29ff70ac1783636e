"""How has a share gone, month by month? A small line with both of its ends named; a scale of its own."""

from dataclasses import dataclass

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.monitoring.pws.figures import Share

SPARK_WIDTH, SPARK_HEIGHT = 240.0, 40.0


@dataclass(frozen=True, slots=True)
class Spark:
    path: str
    first: str
    last: str
    label: str


def spark_of(title: str, trend: dict[Month, Share]) -> Spark | None:
    """The months that have a figure, joined; a scale of its own."""
    shares = {month: one.percent for month, one in trend.items() if one.percent is not None}
    if len(shares) < 2:
        return None
    months, values = list(shares), [value for value in shares.values() if value is not None]
    low, high = min(values), max(values)
    width = months[-1].index - months[0].index
    points = [
        f"{SPARK_WIDTH * (month.index - months[0].index) / width:.1f} "
        f"{2 + (SPARK_HEIGHT - 4) * (1 - (value - low) / ((high - low) or 1)):.1f}"
        for month, value in zip(months, values, strict=True)
    ]
    first = f"{formats.month(months[0].index)}: {formats.percent(values[0])}"
    last = f"{formats.month(months[-1].index)}: {formats.percent(values[-1])}"
    return Spark("M" + " ".join(points), first, last, f"{title}, {first}, {last}")
