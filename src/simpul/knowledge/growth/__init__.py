"""Is this child growing as expected? Six indices, the gain since last month, and what to do about it.

Columns of many children: simpul.knowledge.growth.batch (needs numpy, and is therefore imported only there)."""

from simpul.knowledge.growth.action.actions import Action, Complication, complications_of_gizi_buruk
from simpul.knowledge.growth.action.counsel import counsel
from simpul.knowledge.growth.age import completed_months, corrected_age_days
from simpul.knowledge.growth.chart_lines import HEIGHTS, LENGTHS, GrowthLine, Span, age_span, growth_lines
from simpul.knowledge.growth.course.twice import below_red_line, not_gained_twice
from simpul.knowledge.growth.course.velocity import Velocity, judge_velocity
from simpul.knowledge.growth.gain import Gain, GainStatus, Weighing, judge_gain, kbm_for
from simpul.knowledge.growth.indices.assess import assess_growth
from simpul.knowledge.growth.indices.result import Assessment, IndexResult
from simpul.knowledge.growth.indices.words import Index, Posture, Reason, permenkes_words
from simpul.knowledge.growth.lines import ChartLine, lines_for_chart
from simpul.knowledge.growth.plausible import implausible_change
from simpul.knowledge.growth.weight_for_age import KmsBand, Outcome, WeightCategory, WeightForAge, assess_weight_for_age

__all__ = [
    "HEIGHTS",
    "LENGTHS",
    "Action",
    "Assessment",
    "ChartLine",
    "Complication",
    "Gain",
    "GainStatus",
    "GrowthLine",
    "Index",
    "IndexResult",
    "KmsBand",
    "Outcome",
    "Posture",
    "Reason",
    "Span",
    "Velocity",
    "Weighing",
    "WeightCategory",
    "WeightForAge",
    "age_span",
    "assess_growth",
    "assess_weight_for_age",
    "below_red_line",
    "completed_months",
    "complications_of_gizi_buruk",
    "corrected_age_days",
    "counsel",
    "growth_lines",
    "implausible_change",
    "judge_gain",
    "judge_velocity",
    "kbm_for",
    "lines_for_chart",
    "not_gained_twice",
    "permenkes_words",
]
