"""What stands in a line and in a panel? Figures in, words and a drawing out."""

from dataclasses import dataclass
from uuid import UUID

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.rows.row import shown_count
from simpul.interfaces.web.kelurahan.scales.drawing import Drawing, drawing_of
from simpul.interfaces.web.kelurahan.scales.words import (
    enough_words,
    facts_of,
    kindly,
    same_words,
    says_of,
    score_words,
)
from simpul.monitoring.data_quality.digits import Readings, judge
from simpul.monitoring.pws.figures import is_small


@dataclass(frozen=True, slots=True)
class Line:
    """One Posyandu or worker in a table. `chosen` is drawn above it."""

    key: UUID
    name: str
    count: str
    whole_or_half: str
    score: str
    same: str
    says: str
    is_marked: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """A drawing with its sentences; none is drawn of too few. counts: whether they stand beside the shares."""

    title: str
    says: list[str]
    facts: list[str]
    drawing: Drawing | None
    counts: bool = True


def line_of(key: UUID, name: str, readings: Readings, chosen: UUID | None, *, counts: bool = True) -> Line:
    """counts  False for who knows no names: one month less another, or column less column, tells of few children"""
    judged = judge(readings)
    return Line(
        key=key,
        name=name,
        count=count_of(readings) if counts else enough_words(judged),
        whole_or_half=formats.percent(judged.whole_or_half if judged else None),
        score=score_words(judged),
        same=same_words(readings, counts=counts),
        says=says_of(judged),
        is_marked=judged is not None and judged.is_marked,
        chosen=key == chosen,
    )


def panel_of(title: str, readings: Readings, *, mine: bool = False, counts: bool = True) -> Panel:
    """counts  False for who knows no names: digits are whole percents, and so are the same weights"""
    judged = judge(readings)
    drawing = drawing_of(readings, judged.often, counts=counts) if judged else None
    if mine:
        return Panel(title, kindly(readings, judged), [], drawing)
    facts = facts_of(readings, judged, counts=counts) if judged else []
    return Panel(title, [says_of(judged)], facts, drawing, counts)


def count_of(readings: Readings) -> str:
    return shown_count(readings.count, hide=is_small(readings.count))
