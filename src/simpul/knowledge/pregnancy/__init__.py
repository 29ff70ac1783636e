"""How far is this pregnancy, and what comes after it?"""

from simpul.knowledge.pregnancy.dates import Stage, due_date, gestation_days, is_plausible_start, stage_on

__all__ = ["Stage", "due_date", "gestation_days", "is_plausible_start", "stage_on"]
