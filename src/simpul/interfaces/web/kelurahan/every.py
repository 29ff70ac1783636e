"""Every figure of a kelurahan, by sex and stage of life, with shares, 24 months and Posyandu: for who serves there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.months.presenters import months_of
from simpul.knowledge.indicators.catalogue import COUNTED, RATIOS
from simpul.knowledge.indicators.catalogue import label_of as figure_label
from simpul.knowledge.life_stages import LifeStage, bands
from simpul.monitoring.pws import queries
from simpul.monitoring.pws.figures import Figures, Share
from simpul.records.facilities.work_area import WorkArea

BALITA_STAGES = (LifeStage.BAYI, LifeStage.ANAK_BALITA)
CAME = "H"
TWICE_OF_WEIGHED = "2T/D"
Counts = Mapping[str, Mapping[tuple[str, str], int]]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """stage  the stage of life to which the row is limited; stages: by BALITA_STAGES, for balita
    opens  whether its number leads the reader to names
    then   the total of a second period, where one stands beside
    """

    code: str
    label: str
    meaning: str
    total: str
    boys: str
    girls: str
    stages: tuple[str, ...] = ()
    stage: str = ""
    opens: bool = True
    then: str = ""


@dataclass(frozen=True, slots=True)
class ShareRow:
    """then  the share in a second period, and how it changed, in words"""

    label: str
    value: str
    parts: str
    source: str
    percent: float | None = None
    then: str = ""


def every_figure(
    area: WorkArea, kelurahan_id: int, month: Month, trend: Mapping[Month, Figures], *, clinical: bool
) -> dict[str, Any]:
    """trend     of the same kelurahan, up to that month
    clinical  whether the reader may open who has which class by z-score
    """
    counts = queries.counts_of(area, kelurahan_id, month)
    rows = counted_rows(counts, compared=any(one.comparable for one in trend.values()), clinical=clinical)
    names = [label_of(stage) for stage in BALITA_STAGES]
    return {**rows, "counts": counts, "clinical": clinical, "stage_names": names, "months": months_of(trend)}


def counted_rows(counts: Counts, *, compared: bool, clinical: bool) -> dict[str, Any]:
    """figure_rows, stage_rows, share_rows of one month. compared: see `share_rows`; clinical: see `every_figure`"""
    return {
        "figure_rows": [_figure_row(code, counts, clinical=clinical) for code in COUNTED if code != CAME],
        "stage_rows": [_stage_row(stage, counts) for stage in LifeStage],
        "share_rows": share_rows(counts, compared=compared),
    }


def label_of(stage: LifeStage) -> str:
    return next(band for band in bands() if band.stage is stage).label(get_language() or "id")


def share_rows(counts: Counts, *, compared: bool = True) -> list[ShareRow]:
    """A share with its parts and what it is a share of; "–" where there is nothing to divide by.

    compared  whether there was a D′ up to that month: before that nobody can be 2T
    """
    totals = {code: sum(found.values()) for code, found in counts.items()}
    language = get_language() or "id"
    rows = []
    for ratio in RATIOS.values():
        share = Share(*ratio.parts(totals))
        parts = _("%(part)s dari %(whole)s (%(what)s)") % {
            "part": formats.whole(share.part),
            "whole": formats.whole(share.whole),
            "what": figure_label(ratio.denominator, language),
        }
        percent = share.percent
        if ratio.code == TWICE_OF_WEIGHED and not compared:
            percent, parts = None, _("belum ada bulan dengan D′")
        rows.append(ShareRow(ratio.label(language), formats.percent(percent), parts, ratio.source, percent))
    return rows


def _figure_row(code: str, counts: Counts, *, clinical: bool) -> FigureRow:
    """A class is "–" where nobody was judged; how many were judged is a number, also when it is 0."""
    row, found, language = COUNTED[code], counts.get(code, {}), get_language() or "id"
    index, _dot, category = code.partition(".")
    judged = counts.get(index, {}) if category else None
    return FigureRow(
        code=code,
        label=row.label(language),
        meaning=f"{row.counts(language)} ({row.source}; {row.status})",
        total=_shown(found, judged),
        boys=_shown(found, judged, sex="L"),
        girls=_shown(found, judged, sex="P"),
        stages=tuple(_shown(found, judged, stage=stage) for stage in BALITA_STAGES),
        opens=queries.opens_names(code, clinical=clinical),
    )


def _stage_row(stage: LifeStage, counts: Counts) -> FigureRow:
    found = {key: value for key, value in counts.get(CAME, {}).items() if key[1] == stage}
    boys, girls = _sum(found, sex="L"), _sum(found, sex="P")
    return FigureRow(CAME, label_of(stage), "", _sum(found), boys, girls, stage=stage)


def _shown(
    found: Mapping[tuple[str, str], int], judged: Mapping[tuple[str, str], int] | None, sex: str = "", stage: str = ""
) -> str:
    """judged  of whom the figure says a class; None: it says none"""
    nobody = judged is not None and _number(judged, sex, stage) == 0
    return formats.MISSING if nobody else _sum(found, sex, stage)


def _sum(found: Mapping[tuple[str, str], int], sex: str = "", stage: str = "") -> str:
    return formats.whole(_number(found, sex, stage))


def _number(found: Mapping[tuple[str, str], int], sex: str, stage: str) -> int:
    return sum(value for key, value in found.items() if key[0].startswith(sex) and stage in ("", key[1]))
