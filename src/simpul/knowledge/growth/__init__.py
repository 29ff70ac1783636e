"""Is this balita growing as expected? Weight for age and gain since last month; length and the rest follow later."""

from simpul.knowledge.growth.gain import Gain, GainStatus, Weighing, judge_gain, kbm_for
from simpul.knowledge.growth.lines import ChartLine, lines_for_chart
from simpul.knowledge.growth.plausible import implausible_change
from simpul.knowledge.growth.weight_for_age import KmsBand, Outcome, WeightCategory, WeightForAge, assess_weight_for_age

__all__ = [
    "ChartLine",
    "Gain",
    "GainStatus",
    "KmsBand",
    "Outcome",
    "Weighing",
    "WeightCategory",
    "WeightForAge",
    "assess_weight_for_age",
    "implausible_change",
    "judge_gain",
    "kbm_for",
    "lines_for_chart",
]
